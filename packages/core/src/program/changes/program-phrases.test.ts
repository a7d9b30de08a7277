import { describe, expect, it } from 'vitest';
import { told, type Row } from '../../../../../tests/support/told-changes.ts';
import type { ExpiryDocument, ProgramDocument, TierRulesDocument } from '../document.ts';

const SOON = '(Everybody who has a tier is looked at again soon, under the new rules.)';
const KEPT = '(Points that members have now keep their date, or go on having none.)';

const PROGRAM_ROWS: readonly Row<ProgramDocument>[] = [
  [{ name: 'Club' }, 'The program is called “Club” instead of “Shop”.'],
  [{ currency: 'EUR' }, 'The program counts money in EUR instead of USD.'],
  [
    { timeZone: 'Asia/Tokyo' },
    `Days, months and years are those of Asia/Tokyo instead of UTC. ${SOON}`,
  ],
  [
    { pointsDecimals: 1 },
    'Points are counted with 1 decimal instead of 0 decimals. (What members have is kept as a number of smallest units, so their points read ten times less for each decimal that is added.)',
  ],
  [{ rounding: 'floor' }, 'Parts of a point are left out instead of rounded to the nearest point.'],
  [
    { rounding: 'ceil' },
    'Parts of a point are rounded up to a whole point instead of rounded to the nearest point.',
  ],
  [
    { reminders: [7, 30] },
    'Before points lapse members are reminded 30 and 7 days ahead instead of never.',
  ],
];

const POLICY_ROWS: readonly Row<NonNullable<ProgramDocument['policies']>>[] = [
  [
    { debt: 'refuse' },
    'A return of points that are spent is refused instead of owed by the member.',
  ],
  [
    { debt: 'floor' },
    'A return of points that are spent is let go as far as points are missing instead of owed by the member.',
  ],
  [
    { deductionsLowerTier: true },
    'Deductions lower what counts towards tiers instead of leave what counts towards tiers.',
  ],
  [
    { returnsLowerTier: false },
    'Returns never move a member down a tier at once instead of may move a member down a tier at once.',
  ],
  [
    { bonuses: 'stack' },
    'Of several multipliers that hold together all are multiplied instead of the best one counts.',
  ],
  [{ holdMinutes: 1 }, 'A redemption in a cart waits for 1 minute instead of 30 minutes.'],
  [{ unmergeDays: 0 }, 'A merge of two members can be undone never instead of within 30 days.'],
];

const EARNING_ROWS: readonly Row<NonNullable<ProgramDocument['earning']>>[] = [
  [
    { excludedTenders: [] },
    'Nothing is earned on what is paid with nothing in particular instead of gift_card, store_credit and points.',
  ],
  [
    { giftCards: { productIds: ['1', '2'] } },
    'Gift cards, which earn nothing, are the products 1, 2 instead of no products.',
  ],
  [
    { giftCards: { productCategories: ['cards', 'codes'], productTags: ['gift', 'code'] } },
    'Gift cards, which earn nothing, are the categories cards, codes and products with the tags gift, code instead of no products.',
  ],
  [
    { browserOrders: 'signed' },
    'Orders that browsers tell of count if the shop signed them, and are refused if not instead of wait for a person unless the shop signed them.',
  ],
  [
    { browserOrders: 'refused' },
    'Orders that browsers tell of are refused instead of wait for a person unless the shop signed them.',
  ],
];

const OCCASION_ROWS: readonly Row<NonNullable<ProgramDocument['occasions']>>[] = [
  [
    { birthday: { activity: 'created_an_account' } },
    'Birthdays are celebrated with Joining instead of not celebrated.',
  ],
  [
    { anniversary: { activity: 'created_an_account' } },
    'Years of membership are celebrated with Joining instead of not celebrated.',
  ],
  [
    { winback: { activity: 'created_an_account', inactiveDays: 90 } },
    'Whoever comes back after a long time is rewarded with Joining after 90 days instead of not rewarded.',
  ],
];

const REFERRAL_ROWS: readonly Row<NonNullable<ProgramDocument['referrals']>>[] = [
  [
    { friend: 'created_an_account' },
    'Friends who come are rewarded with Joining instead of nothing.',
  ],
  [
    { on: 'every_purchase' },
    'Of a friend’s purchases every one counts instead of the first one counts.',
  ],
  [
    { minimumSubtotal: '1000' },
    'A friend’s purchase counts from 1,000 USD on instead of whatever its size.',
  ],
  [
    { waitDays: 14 },
    'Referrals are rewarded 14 days after the purchase instead of as soon as the purchase is approved.',
  ],
  [
    { landingPage: 'https://shop.example/' },
    'Referral links lead to “https://shop.example/” instead of a page of their own.',
  ],
  [{ codesAsCoupons: false }, 'A referral code is no coupon instead of can be given as a coupon.'],
];

const BREAKER_ROWS: readonly Row<NonNullable<ProgramDocument['breaker']>>[] = [
  [
    { mode: 'off' },
    'Awards are held back by nothing instead of by what was usual in the last weeks. (Awards that are held already stay held until somebody decides.)',
  ],
  [{ pointsPerAwardMax: '500' }, 'An award is held from more than 500 points instead of any size.'],
  [
    { pointsPerHourMax: '500' },
    'Awards of an activity are held from more than 500 points in an hour instead of any number of points.',
  ],
  [
    { awardsPerHourMax: 1000 },
    'Awards of an activity are held from more than 1,000 of them in an hour instead of any number of them.',
  ],
  [{ times: 1 }, 'What is usual may come once instead of 5 times.'],
  [
    { watchMinutes: 0 },
    'After a change awards are compared with before not at all instead of for 60 minutes.',
  ],
  [
    { watchTimes: 1 },
    'Soon after a change an award may give as much as before instead of 3 times as much as before.',
  ],
];

const EXPIRIES: readonly (readonly [ExpiryDocument, string])[] = [
  [{ mode: 'after', days: 1 }, 'last 1 day'],
  [{ mode: 'calendar', month: 1, day: 31, years: 0 }, 'lapse on 31 January of the same year'],
  [{ mode: 'calendar', month: 12, day: 31, years: 2 }, 'lapse on 31 December 2 years later'],
  [{ mode: 'inactivity', days: 90 }, 'lapse together after 90 days without any activity'],
  [
    {
      ...{ mode: 'inactivity', months: 6, redemptions: true },
      activities: ['made_a_purchase', 'created_an_account'],
    },
    'lapse together after 6 months without Purchase, Joining or redeeming',
  ],
];

const TIER_RULES: readonly (readonly [TierRulesDocument, string])[] = [
  [
    { kind: 'lifetime', measure: 'spend', downgrade: 'never' },
    'USD spent of a whole life, and members never fall',
  ],
  [
    { kind: 'period', months: 12 },
    'points of periods of 12 months from January on, and members fall at the end of a period',
  ],
  [
    { kind: 'period', months: 6, startMonth: 4, steps: 'one', graceDays: 7 },
    'points of periods of 6 months from April on, and members fall at the end of a period, one tier at a time, 7 days later',
  ],
  [
    { kind: 'rolling', months: 3 },
    'points of the last 3 months, and members fall at once when less counts',
  ],
  [
    { kind: 'rolling', days: 1, graceDays: 1 },
    'points of the last 1 day, and members fall at once when less counts, 1 day later',
  ],
];

describe('what holds for a whole program is told when it changes', () => {
  it('field by field', () => {
    for (const [said, words] of PROGRAM_ROWS) expect(told(said)).toEqual([words]);
    for (const [policies, words] of POLICY_ROWS) expect(told({ policies })).toEqual([words]);
    for (const [earning, words] of EARNING_ROWS) expect(told({ earning })).toEqual([words]);
    for (const [occasions, words] of OCCASION_ROWS) expect(told({ occasions })).toEqual([words]);
    for (const [breaker, words] of BREAKER_ROWS) expect(told({ breaker })).toEqual([words]);
    expect(told({ members: { unique: ['phone'] } })).toEqual([
      'Beside e-mail and uid no two members share phone instead of nothing.',
    ]);
  });

  it('field by field of referrals', () => {
    const referrals = { referrer: 'made_a_purchase' };
    for (const [said, words] of REFERRAL_ROWS) {
      expect(told({ referrals: { ...referrals, ...said } }, { referrals })).toEqual([words]);
    }
  });

  it('with every way in which points lapse', () => {
    const before = { expiry: { mode: 'never' } } as const;
    for (const [expiry, words] of EXPIRIES) {
      expect(told({ expiry }, before)).toEqual([`Points ${words} instead of never lapse. ${KEPT}`]);
    }
  });

  it('with what counts towards tiers, in every way', () => {
    const usual = 'points of a whole life, and members fall at once when less counts';
    for (const [tierRules, words] of TIER_RULES) {
      expect(told({ tierRules })).toEqual([
        `Towards tiers count ${words} instead of ${usual}. ${SOON}`,
      ]);
    }
  });

  it('not where it says what holds anyway', () => {
    const idle = { mode: 'inactivity', months: 6 } as const;
    expect(told({ reminders: [7, 30] }, { reminders: [30, 7] })).toEqual([]);
    expect(told({ expiry: { ...idle, redemptions: false } }, { expiry: idle })).toEqual([]);
    expect(told({ earning: { browserOrders: 'by_hand' } })).toEqual([]);
    expect(told({ breaker: { mode: 'learnt', times: 5, watchMinutes: 60 } })).toEqual([]);
  });
});
