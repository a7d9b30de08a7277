import { TENDERS } from '../compile-earning.ts';
import { HOLD_MINUTES, UNMERGE_DAYS } from '../compile-program.ts';
import type {
  EarningDocument,
  ExpiryDocument,
  ProgramDocument,
  ReferralsDocument,
  TierRulesDocument,
} from '../document.ts';
import type { TierRules } from '../program.ts';
import { tierRulesOf } from '../tier-rules.ts';
import { phrase, phraseOrNone, type Names, type Phrases, type Said } from './phrase.ts';
import {
  counted,
  grouped,
  listed,
  lotExpiryWords,
  monthName,
  quoted,
  spanWords,
} from './wordings.ts';

type Lists = 'activities' | 'rewards' | 'tiers' | 'budgets';
type Groups = 'policies' | 'earning' | 'breaker' | 'occasions' | 'members' | 'referrals';

function expiryWords(expiry: ExpiryDocument, names: Names): string {
  if (expiry.mode !== 'inactivity') return lotExpiryWords(expiry);
  const { activities, redemptions = false } = expiry;
  const kept =
    activities === undefined
      ? 'any activity'
      : activities.map((id) => names.activity(id)).join(', ');
  const also = redemptions ? ' or redeeming' : '';
  return `lapse together after ${spanWords(expiry)} without ${kept}${also}`;
}

/** What decision 0012 says of points that are there already. */
function expiryNote(before: Said, after: Said): string {
  const wereIdle = isInactivity(before);
  if (!wereIdle) return 'Points that members have now keep their date, or go on having none.';
  return isInactivity(after)
    ? 'Points that members have now keep their date until something keeps them alive again; then the new time counts, and no date moves back.'
    : 'Points that members have now keep the last date that they had; nothing moves it any more.';
}

function isInactivity({ counts }: Said): boolean {
  return (counts as ExpiryDocument).mode === 'inactivity';
}

const FALLS = {
  never: 'never fall',
  at_once: 'fall at once when less counts',
  at_period_end: 'fall at the end of a period',
} as const;

function tierRulesWords(rules: TierRules, { currency }: Names): string {
  const what = rules.measure === 'points' ? 'points' : `${currency} spent`;
  const span = rules.days > 0 ? counted(rules.days, 'day') : counted(rules.months, 'month');
  const counts = {
    lifetime: `${what} of a whole life`,
    period: `${what} of periods of ${span} from ${monthName(rules.startMonth)} on`,
    rolling: `${what} of the last ${span}`,
  }[rules.kind];
  const steps = rules.oneStep ? ', one tier at a time' : '';
  const grace = rules.graceDays > 0 ? `, ${counted(rules.graceDays, 'day')} later` : '';
  return `${counts}, and members ${FALLS[rules.downgrade]}${steps}${grace}`;
}

/** Rules with their defaults; what they are compared by. */
function tierRulesSaid(written: TierRulesDocument | undefined, names: Names): Said {
  const counts = tierRulesOf({ tierRules: written ?? { kind: 'lifetime' }, timeZone: '' });
  return { counts, words: tierRulesWords(counts, names) };
}

const LOOKED_AT_SOON = 'Everybody who has a tier is looked at again soon, under the new rules.';

export const PROGRAM_PHRASES: Phrases<ProgramDocument, Lists | Groups> = {
  name: phrase('The program is called', '', quoted),
  currency: phrase('The program counts money in', '', (currency) => currency),
  timeZone: phrase(
    'Days, months and years are those of',
    '',
    (zone) => zone,
    () => LOOKED_AT_SOON,
  ),
  pointsDecimals: phrase(
    'Points are counted with',
    0,
    (decimals) => counted(decimals, 'decimal'),
    () =>
      'What members have is kept as a number of smallest units, so their points read ten times less for each decimal that is added.',
  ),
  rounding: phrase(
    'Parts of a point are',
    'half_up',
    (rounding) =>
      ({
        half_up: 'rounded to the nearest point',
        floor: 'left out',
        ceil: 'rounded up to a whole point',
      })[rounding],
  ),
  expiry: {
    lead: 'Points',
    note: expiryNote,
    say: (value, _owner, names) => {
      const expiry = value ?? { mode: 'never' };
      // Where points do not lapse together, no redemption keeps them alive either.
      return { counts: { redemptions: false, ...expiry }, words: expiryWords(expiry, names) };
    },
  },
  reminders: {
    lead: 'Before points lapse members are reminded',
    note: () => null,
    say: (value = []) => {
      const days = [...value].sort((a, b) => b - a);
      const words = days.length === 0 ? 'never' : `${listed(days.map(String))} days ahead`;
      return { counts: days, words };
    },
  },
  tierRules: {
    lead: 'Towards tiers count',
    note: () => LOOKED_AT_SOON,
    say: (value, _owner, names) => tierRulesSaid(value, names),
  },
};

export const POLICY_PHRASES: Phrases<NonNullable<ProgramDocument['policies']>> = {
  debt: phrase(
    'A return of points that are spent is',
    'owe',
    (debt) =>
      ({
        owe: 'owed by the member',
        floor: 'let go as far as points are missing',
        refuse: 'refused',
      })[debt],
  ),
  deductionsLowerTier: phrase('Deductions', false, (lower) =>
    lower ? 'lower what counts towards tiers' : 'leave what counts towards tiers',
  ),
  returnsLowerTier: phrase('Returns', true, (lower) =>
    lower ? 'may move a member down a tier at once' : 'never move a member down a tier at once',
  ),
  bonuses: phrase(
    'Of several multipliers that hold together',
    'best',
    (bonuses: 'best' | 'stack') =>
      bonuses === 'best' ? 'the best one counts' : 'all are multiplied',
  ),
  holdMinutes: phrase('A redemption in a cart waits for', HOLD_MINUTES, (minutes) =>
    counted(minutes, 'minute'),
  ),
  unmergeDays: phrase('A merge of two members can be undone', UNMERGE_DAYS, (days) =>
    days === 0 ? 'never' : `within ${counted(days, 'day')}`,
  ),
};

function giftCardWords(giftCards: NonNullable<EarningDocument['giftCards']>): string {
  const { productIds = [], productCategories = [], productTags = [] } = giftCards;
  return listed([
    ...(productIds.length > 0 ? [`the products ${productIds.join(', ')}`] : []),
    ...(productCategories.length > 0 ? [`the categories ${productCategories.join(', ')}`] : []),
    ...(productTags.length > 0 ? [`products with the tags ${productTags.join(', ')}`] : []),
  ]);
}

export const EARNING_PHRASES: Phrases<EarningDocument> = {
  excludedTenders: phrase('Nothing is earned on what is paid with', [...TENDERS], (tenders) =>
    listed(tenders, 'nothing in particular'),
  ),
  giftCards: phraseOrNone('Gift cards, which earn nothing, are', 'no products', giftCardWords),
  browserOrders: phrase(
    'Orders that browsers tell of',
    'by_hand',
    (how: NonNullable<EarningDocument['browserOrders']>) =>
      ({
        by_hand: 'wait for a person unless the shop signed them',
        signed: 'count if the shop signed them, and are refused if not',
        refused: 'are refused',
      })[how],
  ),
};

type Occasions = NonNullable<ProgramDocument['occasions']>;

const celebrated = ({ activity }: { readonly activity: string }, names: Names): string =>
  `celebrated with ${names.activity(activity)}`;

export const OCCASION_PHRASES: Phrases<Occasions> = {
  birthday: phraseOrNone('Birthdays are', 'not celebrated', celebrated),
  anniversary: phraseOrNone('Years of membership are', 'not celebrated', celebrated),
  winback: phraseOrNone(
    'Whoever comes back after a long time is',
    'not rewarded',
    (winback: NonNullable<Occasions['winback']>, names) =>
      `rewarded with ${names.activity(winback.activity)} after ${counted(winback.inactiveDays, 'day')}`,
  ),
};

export const REFERRAL_PHRASES: Phrases<ReferralsDocument> = {
  referrer: phraseOrNone('Recommending the shop is rewarded with', 'nothing', (id: string, names) =>
    names.activity(id),
  ),
  friend: phraseOrNone('Friends who come are rewarded with', 'nothing', (id: string, names) =>
    names.activity(id),
  ),
  on: phrase(
    'Of a friend’s purchases',
    'first_purchase',
    (on: NonNullable<ReferralsDocument['on']>) =>
      on === 'first_purchase' ? 'the first one counts' : 'every one counts',
  ),
  minimumSubtotal: phraseOrNone(
    'A friend’s purchase counts',
    'whatever its size',
    (subtotal: string, { currency }) => `from ${grouped(subtotal)} ${currency} on`,
  ),
  waitDays: phrase('Referrals are rewarded', 0, (days) =>
    days === 0
      ? 'as soon as the purchase is approved'
      : `${counted(days, 'day')} after the purchase`,
  ),
  landingPage: phraseOrNone('Referral links lead to', 'a page of their own', quoted),
  codesAsCoupons: phrase('A referral code', true, (may) =>
    may ? 'can be given as a coupon' : 'is no coupon',
  ),
};

export const MEMBER_PHRASES: Phrases<NonNullable<ProgramDocument['members']>, 'attributes'> = {
  unique: phrase('Beside e-mail and uid no two members share', [], (parts) =>
    listed(parts, 'nothing'),
  ),
};
