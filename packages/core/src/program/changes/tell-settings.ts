import { idleUntil, lotTerm } from '../../earning/expiry.ts';
import { dayText } from '../../time/calendar.ts';
import type { Instant } from '../../time/instant.ts';
import { localDay } from '../../time/zone.ts';
import type { ProgramDocument, ReferralsDocument } from '../document.ts';
import { namesOf, type Names, type Said } from './phrase.ts';
import { PROGRAM_PHRASES, REFERRAL_PHRASES } from './program-phrases.ts';
import { dayWords } from './wordings.ts';

/** What a document says beside its lists, one sentence for each thing. */
export interface ToldSettings {
  /** How points lapse, what that means for those of today, and reminders. */
  readonly expiry: readonly string[];
  /** What counts towards tiers, and when members fall. */
  readonly tiers: readonly string[];
  /** What recommending the shop brings; empty if nothing does. */
  readonly referrals: readonly string[];
}

/** The zone of the document must be one. */
export function tellSettings(document: ProgramDocument, now: Instant): ToldSettings {
  const names = namesOf(document);
  const { expiry, tierRules } = PROGRAM_PHRASES;
  return {
    expiry: [
      sentence(expiry, expiry.say(document.expiry, document, names)),
      exampleOf(document, now),
      ...remindersOf(document, names),
    ],
    tiers: [sentence(tierRules, tierRules.say(document.tierRules, document, names))],
    referrals: referralSentences(document.referrals, names),
  };
}

function sentence({ lead }: { readonly lead: string }, { words }: Said): string {
  return `${lead} ${words}.`;
}

function remindersOf(document: ProgramDocument, names: Names): readonly string[] {
  const { expiry = { mode: 'never' }, reminders = [] } = document;
  if (expiry.mode === 'never') return [];
  if (reminders.length === 0) return ['Nobody is reminded before points lapse.'];
  const told = PROGRAM_PHRASES.reminders;
  return [sentence(told, told.say(reminders, document, names))];
}

/** What the ledger would do with points of today, by the same arithmetic. */
function exampleOf(
  { expiry = { mode: 'never' }, timeZone: zone }: ProgramDocument,
  at: Instant,
): string {
  const dayOf = (instant: Instant): string => dayWords(dayText(localDay(instant, zone)));
  if (expiry.mode === 'inactivity') {
    const last = dayOf(idleUntil(expiry, at, zone));
    return `Of a member who does nothing from today on, all points lapse at the end of ${last}.`;
  }
  const { expiresAt } = lotTerm(expiry, { given: undefined, at, zone });
  return expiresAt === null
    ? 'Points that begin today can be spent for ever.'
    : `Points that begin today lapse at the end of ${dayOf(expiresAt)}.`;
}

function referralSentences(
  referrals: ReferralsDocument | undefined,
  names: Names,
): readonly string[] {
  if (referrals === undefined) return [];
  const { referrer, friend, on, minimumSubtotal, waitDays, codesAsCoupons } = REFERRAL_PHRASES;
  return [
    sentence(referrer, referrer.say(referrals.referrer, referrals, names)),
    sentence(friend, friend.say(referrals.friend, referrals, names)),
    sentence(on, on.say(referrals.on, referrals, names)),
    sentence(minimumSubtotal, minimumSubtotal.say(referrals.minimumSubtotal, referrals, names)),
    sentence(waitDays, waitDays.say(referrals.waitDays, referrals, names)),
    sentence(codesAsCoupons, codesAsCoupons.say(referrals.codesAsCoupons, referrals, names)),
  ];
}
