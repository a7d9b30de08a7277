import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../document.ts';
import { describeChanges } from './describe-changes.ts';

const BASE: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 12 },
  activities: [
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1' },
      rules: [
        {
          type: 'fixed',
          points: '50',
          when: { attribute: 'order.total', operator: 'at_least', value: '100' },
        },
      ],
    },
    { id: 'created_an_account', name: 'Joining', earn: { points: '100' } },
  ],
  rewards: [
    { id: 'reward_00001', name: '10 off', type: 'fixed_amount', value: '10', points: '500' },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};

/** Sentences of what `change` does to a copy, each behind its path; notes in brackets. */
function told(change: (document: ProgramDocument) => void): readonly string[] {
  const after = structuredClone(BASE);
  change(after);
  return describeChanges(BASE, after).map(
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
      told((document) => {
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
      told((document) => {
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
      told((document) => {
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
      { ...BASE, expiry: idle },
      { ...BASE, expiry: { ...idle, months: 6, redemptions: false } },
    );
    expect(shorter).toMatchObject({
      sentence:
        'Points lapse together after 6 months without any activity instead of 12 months without any activity.',
      note: expect.stringContaining('until something keeps them alive again') as unknown,
    });
    const [none] = describeChanges(
      { ...BASE, expiry: idle },
      { ...BASE, expiry: { mode: 'never' } },
    );
    expect(none?.note).toContain('nothing moves it any more');
  });

  it('of referrals that come, change and go', () => {
    const referrals = { referrer: 'created_an_account', waitDays: 0 } as const;
    const tell = (before: ProgramDocument, after: ProgramDocument): readonly string[] =>
      describeChanges(before, after).map(({ kind, sentence }) => `${kind} ${sentence}`);
    expect(tell(BASE, { ...BASE, referrals })).toEqual([
      expect.stringMatching(/^added New: recommending the shop is rewarded. .*with Joining/),
    ]);
    expect(
      tell({ ...BASE, referrals }, { ...BASE, referrals: { ...referrals, waitDays: 14 } }),
    ).toEqual([
      'changed Referrals are rewarded 14 days after the purchase instead of as soon as the purchase is approved.',
    ]);
    expect(tell({ ...BASE, referrals }, BASE)).toHaveLength(1);
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
      rewards: [{ ...at(BASE.rewards, 0), coupons: 'pool', visible: true, limits: [] }],
      activities: [
        {
          ...at(BASE.activities, 0),
          approval: { mode: 'immediately' },
          countsForTier: true,
          storefront: false,
          rules: (at(BASE.activities, 0).rules ?? []).map((rule) => ({
            ...rule,
            id: 'fixed_1',
            active: true,
          })),
        },
        at(BASE.activities, 1),
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
    expect(describeChanges(BASE, written)).toEqual([]);
  });
});
