import type { ProgramDocument } from '../../api/document-parts.ts';
import { pickedPart } from '../../api/picked-part.ts';

export type ReferralValue = Pick<ProgramDocument, 'referrals' | 'activities'>;
export type Referrals = NonNullable<ProgramDocument['referrals']>;
export type Activity = ProgramDocument['activities'][number];
export type Side = 'referrer' | 'friend';

/** What the two sides are given where no activity of the program says it yet. */
const FIRST: Readonly<Record<Side, Activity>> = {
  referrer: { id: 'refer_a_friend', name: 'Refer a friend', earn: { points: '500' } },
  friend: { id: 'referred_friend', name: 'Come by recommendation', earn: { points: '250' } },
};

export const REFERRALS = pickedPart(
  'referrals',
  ['referrals', 'activities'],
  (path) => path.startsWith('referrals') || /^activities\[\d+\](\.earn)?$/.test(path),
);

/** The program with a side rewarded: by an activity that it has, or by one that is begun for it. */
export function withSide(value: ReferralValue, side: Side): ReferralValue {
  const activity = FIRST[side];
  const isThere = value.activities.some(({ id }) => id === activity.id);
  const activities = isThere ? value.activities : [...value.activities, activity];
  const { referrals } = value;
  if (side === 'referrer') {
    return { activities, referrals: { ...referrals, referrer: activity.id } };
  }
  if (referrals === undefined) return value;
  return { activities, referrals: { ...referrals, friend: activity.id } };
}

/** Nobody is rewarded any more. Activities that were begun for it and never saved go with it. */
export function withoutReferrals(
  { activities }: ReferralValue,
  saved: readonly Activity[],
): Pick<ReferralValue, 'activities'> {
  const begun = new Set(Object.values(FIRST).map(({ id }) => id));
  const isKept = ({ id }: Activity): boolean =>
    !begun.has(id) || saved.some((activity) => activity.id === id);
  return { activities: activities.filter(isKept) };
}

/** Activities that can reward a side: with points of their own, not what shops tell. */
export function rewarding(activities: readonly Activity[]): readonly Activity[] {
  const others = new Set(['made_a_purchase', 'created_an_account']);
  return activities.filter(({ id, earn }) => 'points' in earn && !others.has(id));
}
