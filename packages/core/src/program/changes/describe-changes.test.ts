import { describe, expect, it } from 'vitest';
import { PLAIN, told } from '../../../../../tests/support/told-changes.ts';
import type { ConditionDocument, ProgramDocument } from '../document.ts';
import { describeChanges } from './describe-changes.ts';

/** Sentences of what `change` does to a copy, each behind its path; notes in brackets. */
function placed(change: (document: ProgramDocument) => void): readonly string[] {
  const after = structuredClone(PLAIN);
  change(after);
  return describeChanges(PLAIN, after).map(
    ({ path, sentence, note }) => `${path}: ${sentence}${note === null ? '' : ` (${note})`}`,
  );
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing stands at ${String(index)}`);
  return found;
}

describe('changes of a program are told', () => {
  it('of rates, thresholds, prices and expiry as a manager would say them', () => {
    expect(
      placed((document) => {
        at(document.activities, 0).earn = { multiplier: '2' };
        at(document.tiers, 1).threshold = '1500';
        at(document.rewards, 0).points = '400';
        document.expiry = { mode: 'after', months: 6 };
      }),
    ).toEqual([
      'expiry: Points last 6 months instead of 12 months. (Points that members have now keep their date, or go on having none.)',
      'activities[0].earn: Purchase earns 2 points per USD instead of 1 point per USD.',
      'rewards[0].points: The reward 10 off costs 400 points instead of 500 points.',
      'tiers[1].threshold: Gold begins at 1,500 points instead of 1,000 points.',
    ]);
  });

  it('of a promotion with its days, its condition and its budget', () => {
    expect(
      placed((document) => {
        at(document.activities, 0).rules?.push({
          id: 'friday',
          name: 'Double Friday',
          type: 'multiplier',
          multiplier: '2',
          from: '2026-11-27',
          until: '2026-11-30',
          when: { attribute: 'product.category', operator: 'in', value: ['shoes', 'bags'] },
          budget: 'launch',
        });
        document.budgets = [{ id: 'launch', name: 'Launch week', points: '100000' }];
      }),
    ).toEqual([
      'budgets[0]: New budget Launch week: gives out at most 100,000 points.',
      'activities[0].rules[1]: New promotion Double Friday of Purchase: from 27 November 2026 to 30 November 2026, 2 times the points when product category is one of shoes, bags, out of the budget Launch week.',
    ]);
  });

  it('of what is gone, and of an order that is another', () => {
    expect(
      placed((document) => {
        document.rewards = [];
        document.activities.reverse();
      }),
    ).toEqual([
      'activities: Another order: Joining, Purchase.',
      'rewards[0]: No longer there: the reward 10 off. (Coupons that were handed out stay good.)',
    ]);
  });

  it('of inactivity, whose dates move with what members do', () => {
    const idle = { mode: 'inactivity', months: 12 } as const;
    const [shorter] = describeChanges(
      { ...PLAIN, expiry: idle },
      { ...PLAIN, expiry: { ...idle, months: 6, redemptions: false } },
    );
    expect(shorter).toMatchObject({
      sentence:
        'Points lapse together after 6 months without any activity instead of 12 months without any activity.',
      note: expect.stringContaining('until something keeps them alive again') as unknown,
    });
    const [none] = describeChanges(
      { ...PLAIN, expiry: idle },
      { ...PLAIN, expiry: { mode: 'never' } },
    );
    expect(none?.note).toContain('nothing moves it any more');
  });

  it('of referrals that come, change and go', () => {
    const referrals = { referrer: 'created_an_account', waitDays: 0 } as const;
    expect(told({ referrals: { ...referrals, minimumSubtotal: '20' } })).toEqual([
      'New: recommending the shop is rewarded. Recommending the shop is rewarded with Joining instead of nothing. A friend’s purchase counts from 20 USD on instead of whatever its size.',
    ]);
    expect(told({ referrals: { ...referrals, waitDays: 14 } }, { referrals })).toEqual([
      'Referrals are rewarded 14 days after the purchase instead of as soon as the purchase is approved.',
    ]);
    expect(told({}, { referrals })).toEqual([
      'Recommending the shop is no longer rewarded; it was with Joining.',
    ]);
  });

  it('of the part, the kind and the place of each', () => {
    const budgets = [{ id: 'launch', uses: 2 }];
    const referrals = { referrer: 'created_an_account' };
    const attributes = [{ name: 'size', type: 'string' }] as const;
    const after: ProgramDocument = {
      ...{ ...PLAIN, name: 'Club', budgets, referrals },
      ...{ policies: { holdMinutes: 5 }, breaker: { times: 9 } },
      ...{ earning: { browserOrders: 'refused' }, members: { attributes: [...attributes] } },
      occasions: { birthday: { activity: 'created_an_account' } },
      activities: PLAIN.activities.slice(1),
      rewards: PLAIN.rewards.map((reward) => ({ ...reward, points: '400' })),
      tiers: PLAIN.tiers.slice(0, 1),
    };
    const places = (before: ProgramDocument, now: ProgramDocument): readonly string[] =>
      describeChanges(before, now).map(({ part, kind, path }) => `${part}: ${kind} ${path}`);
    expect(places(PLAIN, after)).toEqual([
      ...['program: changed name', 'policies: changed policies.holdMinutes'],
      ...['earning: changed earning.browserOrders', 'breaker: changed breaker.times'],
      ...['budgets: added budgets[0]', 'referrals: added referrals'],
      ...['occasions: changed occasions.birthday', 'members: added members.attributes[0]'],
      ...['activities: removed activities[0]', 'rewards: changed rewards[0].points'],
      'tiers: removed tiers[1]',
    ]);
    expect(places({ ...PLAIN, referrals }, PLAIN)).toEqual(['referrals: removed referrals']);
    const turned = { ...PLAIN, tiers: PLAIN.tiers.toReversed() };
    expect(places(PLAIN, turned)).toEqual(['tiers: changed tiers']);
    const unique = { ...PLAIN, members: { unique: ['phone' as const] } };
    expect(places(PLAIN, unique)).toEqual(['members: changed members.unique']);
  });

  it('of things that come and go by what they are called, with what becomes of what they did', () => {
    const rewards = [
      { id: 'mug', name: 'Mug', type: 'product', value: '5', points: '50', coupons: 'none' },
    ] as const;
    const said: Partial<ProgramDocument> = {
      budgets: [{ id: 'launch', uses: 2 }],
      members: { attributes: [{ name: 'size', type: 'list', required: true }] },
      activities: [...PLAIN.activities, { id: 'visit', name: 'Visit', earn: { points: '5' } }],
      rewards: [...PLAIN.rewards, ...rewards],
      tiers: [...PLAIN.tiers, { id: 'top', name: 'Top', threshold: '2000' }],
    };
    expect(told(said)).toEqual([
      'New budget launch: lasts for 2 awards.',
      'New attribute of members size: is a list of texts; is asked of every member.',
      'New activity Visit: earns 5 points.',
      'New reward Mug: is of the type product; has the value “5”; costs 50 points; hands out no codes.',
      'New tier Top: begins at 2,000 points.',
    ]);
    expect(told({}, said)).toEqual([
      'No longer there: the budget launch. (What it gave out is remembered, should it come back.)',
      'No longer there: the attribute of members size. (Members keep what they have of it; nothing is asked of it any more.)',
      'No longer there: the activity Visit. (Points that it gave stay with their members.)',
      'No longer there: the reward Mug. (Coupons that were handed out stay good.)',
      'No longer there: the tier Top.',
    ]);
  });

  it('of no other order where only the first of several is gone', () => {
    expect(told({ tiers: PLAIN.tiers.slice(1) })).toEqual(['No longer there: the tier Silver.']);
  });

  it('of one of several that have the same id, in a document that does not compile', () => {
    const gold = at(PLAIN.tiers, 1);
    const tiers = (second: string) => [
      ...PLAIN.tiers,
      ...[second, '1800'].map((threshold) => ({ ...gold, threshold })),
    ];
    expect(told({ tiers: tiers('2000') }, { tiers: tiers('1500') })).toEqual([
      'Gold begins at 2,000 points instead of 1,500 points.',
    ]);
  });

  it('of what was without its beginning only where a number says it all', () => {
    const tiers = (ids: string[]): Partial<ProgramDocument> => ({
      rewards: [{ ...at(PLAIN.rewards, 0), tiers: ids }],
    });
    expect(told(tiers(['gold']), tiers(['gold', 'silver']))).toEqual([
      'The reward 10 off is for Gold instead of Gold and Silver.',
    ]);
    expect(told({ reminders: [30, 14] }, { reminders: [30, 7] })).toEqual([
      'Before points lapse members are reminded 30 and 14 days ahead instead of 30 and 7 days ahead.',
    ]);
    expect(told({ name: 'Club 2' }, { name: 'Club 1' })).toEqual([
      'The program is called “Club 2” instead of “Club 1”.',
    ]);
    const coupons = (pattern: string): Partial<ProgramDocument> => ({
      rewards: [{ ...at(PLAIN.rewards, 0), coupons: { pattern } }],
    });
    expect(told(coupons('B-9'), coupons('A-9'))).toEqual([
      'The reward 10 off hands out codes such as B-9 instead of codes such as A-9.',
    ]);
  });

  it('of conditions, shortly where a number is all that differs', () => {
    const large = { attribute: 'order.total', operator: 'at_least', value: '100' } as const;
    const gold = { attribute: 'member.tier', operator: 'equals', value: 'gold' } as const;
    const when = (rule: ConditionDocument): Partial<ProgramDocument> => ({
      activities: [
        { ...at(PLAIN.activities, 0), rules: [{ type: 'fixed', points: '50', when: rule }] },
        at(PLAIN.activities, 1),
      ],
    });
    expect(told(when({ ...large, value: '200' }))).toEqual([
      'fixed_1 of Purchase holds when order total is at least 200 instead of 100.',
    ]);
    expect(told(when({ all: [large, gold] }))).toEqual([
      'fixed_1 of Purchase holds when order total is at least 100 and member tier is gold instead of when order total is at least 100.',
    ]);
    expect(told(when({ all: [large] }))).toEqual([
      'fixed_1 of Purchase holds when order total is at least 100, in other words than before.',
    ]);
    const shops = (last: string) =>
      when({
        attribute: 'product.id',
        operator: 'in',
        value: [...Array<string>(200).fill('mug'), last],
      });
    expect(told(shops('pen'), shops('cup'))).toEqual([
      expect.stringMatching(/ mug, mug?.{0,5}…, in other words than before\.$/u),
    ]);
  });

  it('of nothing where defaults are written out and keys stand in another order', () => {
    const written: ProgramDocument = {
      tiers: [
        {
          threshold: '0',
          name: 'Silver',
          id: 'silver',
          multiplier: '1',
          active: true,
          hidden: false,
        },
        { id: 'gold', name: 'Gold', threshold: '1000', rewards: [], activityMultipliers: {} },
      ],
      rewards: [{ ...at(PLAIN.rewards, 0), coupons: 'pool', visible: true, limits: [] }],
      activities: [
        {
          ...at(PLAIN.activities, 0),
          approval: { mode: 'immediately' },
          countsForTier: true,
          storefront: false,
          rules: (at(PLAIN.activities, 0).rules ?? []).map((rule) => ({
            ...rule,
            id: 'fixed_1',
            active: true,
          })),
        },
        at(PLAIN.activities, 1),
      ],
      expiry: { months: 12, mode: 'after' },
      timeZone: 'UTC',
      currency: 'USD',
      name: 'Shop',
      rounding: 'half_up',
      pointsDecimals: 0,
      reminders: [],
      budgets: [],
      policies: { debt: 'owe', holdMinutes: 30, unmergeDays: 30, bonuses: 'best' },
      earning: { excludedTenders: ['gift_card', 'store_credit', 'points'] },
      tierRules: { kind: 'lifetime', measure: 'points', downgrade: 'at_once' },
      members: { attributes: [], unique: [] },
      occasions: {},
    };
    expect(describeChanges(PLAIN, written)).toEqual([]);
  });
});
