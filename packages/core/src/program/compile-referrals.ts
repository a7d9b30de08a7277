import type { ProgramDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { Referrals } from './program.ts';

/** Longer than any shop takes goods back. */
const WAIT_DAYS_MAX = 365;
const ADDRESS = /^https?:\/\/[^\s/?#@\\]+(?:[/?][^\s#\\]*)?$/;

export function compileReferrals(document: ProgramDocument, problems: Problems): Referrals | null {
  const { referrals } = document;
  if (referrals === undefined) return null;
  const { referrer, friend, minimumSubtotal, waitDays = 0 } = referrals;
  const activities = new Set(document.activities.map((activity) => activity.id));
  problems.known('referrals.referrer', [referrer], activities);
  if (friend !== undefined) problems.known('referrals.friend', [friend], activities);
  for (const [side, id] of Object.entries({ referrer, friend })) {
    const activity = document.activities.find((one) => one.id === id);
    if (activity !== undefined && 'multiplier' in activity.earn) {
      const allowed = 'an activity of fixed points: there is no amount to multiply';
      problems.add(`referrals.${side}`, activity.id, allowed);
    }
  }
  const { landingPage } = referrals;
  if (landingPage !== undefined && !ADDRESS.test(landingPage)) {
    problems.add('referrals.landingPage', landingPage, 'an address such as https://shop.example/');
  }
  if (waitDays !== 0) problems.whole('referrals.waitDays', waitDays, WAIT_DAYS_MAX);
  return {
    referrer,
    friend: friend ?? null,
    on: referrals.on ?? 'first_purchase',
    minimum:
      minimumSubtotal === undefined
        ? null
        : problems.decimal('referrals.minimumSubtotal', minimumSubtotal),
    waitDays,
    landingPage: landingPage ?? null,
    codesAsCoupons: referrals.codesAsCoupons ?? true,
  };
}
