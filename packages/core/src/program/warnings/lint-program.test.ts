import { describe, expect, it } from 'vitest';
import {
  found,
  joining,
  of,
  purchase,
  ruled,
  SHOP,
  thrice,
  twice,
  warningsOf,
} from '../../../../../tests/support/warned-shop.ts';
import type { ConditionDocument, ProgramDocument, RuleDocument } from '../document.ts';

const at = (place: number, field = ''): string =>
  `activities[0].rules[${String(place)}]${field === '' ? '' : `.${field}`}`;

it('finds nothing in a plain program', () => {
  expect(found(SHOP)).toEqual([]);
  expect(found(ruled([{ ...twice, from: '2026-06-01', until: '2026-06-01' }]))).toEqual([]);
});

describe('dead rules are found', () => {
  it('when their last day is past, and not on that day', () => {
    const until = (day: string): ProgramDocument => ruled([{ ...twice, until: day }]);
    expect(found(until('2026-05-31'))).toEqual([`dead_rule ${at(0, 'until')}`]);
    expect(found(until('2026-06-01'))).toEqual([]);
    const off = ruled([{ ...twice, until: '2026-05-31', active: false }]);
    expect(found(off)).toEqual([]);
  });

  it('when the day that they ask for is past', () => {
    const asking = (operator: 'on' | 'before', value: string): ProgramDocument =>
      ruled([{ ...twice, when: { attribute: 'transaction.date', operator, value } }]);
    expect(found(asking('on', '2026-05-31'))).toEqual([`dead_rule ${at(0, 'when')}`]);
    expect(found(asking('before', '2026-06-01'))).toEqual([`dead_rule ${at(0, 'when')}`]);
    expect(found(asking('before', '2026-06-02'))).toEqual([]);
    expect(found(asking('on', '2026-06-01'))).toEqual([]);
  });

  it('when they change nothing', () => {
    expect(found(ruled([{ ...twice, multiplier: '1.0' }]))).toEqual([
      `dead_rule ${at(0, 'multiplier')}`,
    ]);
    expect(found(ruled([{ type: 'fixed', points: '0' }]))).toEqual([
      `dead_rule ${at(0, 'points')}`,
    ]);
    expect(found(ruled([{ ...twice, multiplier: '0.5' }]))).toEqual([]);
  });

  it('when they ask for a tier that is closed, and not where another is open', () => {
    expect(found(ruled([{ ...twice, when: of('member.tier', 'closed') }]))).toEqual([
      `dead_rule ${at(0, 'when')}`,
    ]);
    expect(found(ruled([{ ...twice, when: of('member.tier', 'closed', 'gold') }]))).toEqual([]);
  });

  it('when what they ask for is a gift card or left out, and not where a part of it earns', () => {
    const exclusion: RuleDocument = { type: 'exclusion', when: { productCategories: ['Sale'] } };
    const sale = { ...twice, when: of('product.category', 'sale') };
    expect(found(ruled([exclusion, sale]))).toEqual([`dead_rule ${at(1, 'when')}`]);
    expect(found(ruled([{ ...exclusion, until: '2026-07-01' }, sale]))).toEqual([]);
    const cards = { earning: { giftCards: { productIds: ['card'] } } };
    expect(found(ruled([{ ...twice, when: of('product.id', 'card') }], cards))).toHaveLength(1);
    expect(found(ruled([{ ...twice, when: of('product.id', 'card', 'mug') }], cards))).toEqual([]);
  });

  it('when joining is to bring an order', () => {
    const when: ConditionDocument = { attribute: 'order.total', operator: 'at_least', value: '5' };
    const joined = (asked: ConditionDocument): ProgramDocument => ({
      ...SHOP,
      activities: [purchase, { ...joining, rules: [{ ...twice, when: asked }] }],
    });
    expect(found(joined(when))).toEqual(['dead_rule activities[1].rules[0].when']);
    expect(found(joined({ not: when }))).toEqual([]);
  });

  it('when what they name is paused', () => {
    const referrals = { referrer: 'paused', friend: 'paused' };
    const occasions = { birthday: { activity: 'paused' } };
    const idle = { mode: 'inactivity', days: 9 } as const;
    expect(
      found({ ...SHOP, referrals, occasions, expiry: { ...idle, activities: ['paused'] } }),
    ).toEqual([
      'dead_rule referrals.referrer',
      'dead_rule referrals.friend',
      'dead_rule occasions.birthday.activity',
      'dead_rule expiry.activities',
    ]);
    const kept = { ...idle, activities: ['paused', 'made_a_purchase'] };
    expect(found({ ...SHOP, expiry: kept })).toEqual([]);
  });
});

describe('shadowed rules are found', () => {
  const shoes = of('product.category', 'shoes');

  it('when a better multiplier holds whenever they do', () => {
    expect(found(ruled([thrice, { ...twice, when: shoes }]))).toEqual([`shadowed_rule ${at(1)}`]);
    expect(found(ruled([{ ...twice, when: shoes }, thrice]))).toEqual([`shadowed_rule ${at(0)}`]);
    expect(found(ruled([twice, twice]))).toEqual([`shadowed_rule ${at(1)}`]);
  });

  it('not when it may be used up, holds at other times, or multipliers stack', () => {
    expect(
      found(ruled([thrice, { ...twice, when: shoes }], { policies: { bonuses: 'stack' } })),
    ).toEqual([]);
    expect(
      found(
        ruled([
          { ...thrice, until: '2026-07-01' },
          { ...twice, when: shoes },
        ]),
      ),
    ).toEqual([]);
    const budgets = [{ id: 'launch', points: '100' }];
    expect(
      found(
        ruled(
          [
            { ...thrice, budget: 'launch' },
            { ...twice, when: shoes },
          ],
          { budgets },
        ),
      ),
    ).toEqual([]);
    expect(found(ruled([twice, { ...thrice, when: shoes }]))).toEqual([]);
  });

  it('when a limit is never reached, but a week may lie in two months', () => {
    const limit = (times: number, per: 'day' | 'week' | 'month'): RuleDocument => ({
      type: 'frequency',
      times,
      per,
    });
    expect(found(ruled([limit(3, 'day'), limit(2, 'month')]))).toEqual([`shadowed_rule ${at(0)}`]);
    expect(found(ruled([limit(1, 'day'), limit(5, 'month')]))).toEqual([]);
    expect(found(ruled([limit(3, 'week'), limit(2, 'month')]))).toEqual([]);
  });
});

describe('what nobody can reach is found', () => {
  const once: RuleDocument = { type: 'frequency', times: 1, per: 'lifetime' };
  /** A hundred points for joining, and ten a month. */
  const bounded: ProgramDocument = {
    ...SHOP,
    activities: [
      joining,
      {
        id: 'review',
        name: 'Review',
        earn: { points: '10' },
        rules: [{ type: 'frequency', times: 1, per: 'month' }],
      },
    ],
  };

  it('of tiers, when all that counts comes to less', () => {
    const rolling = { ...bounded, tierRules: { kind: 'rolling', months: 12 } as const };
    expect(found(rolling)).toEqual(['unreachable_tier tiers[1].threshold']);
    expect(found(bounded)).toEqual([]);
    const five = [{ ...joining, earn: { points: '499' } }];
    expect(found({ ...bounded, activities: five })).toEqual([]);
    const four = [{ ...joining, earn: { points: '400' } }];
    expect(found({ ...bounded, activities: four })).toEqual([
      'unreachable_tier tiers[1].threshold',
    ]);
    expect(
      found({
        ...bounded,
        activities: [{ ...joining, rules: [once, { ...twice, multiplier: '6' }] }],
      }),
    ).toEqual([]);
  });

  it('of rewards, by price, by tier and by day', () => {
    const reward = (more: object): ProgramDocument => ({
      ...bounded,
      expiry: { mode: 'after', months: 3 },
      tiers: SHOP.tiers.filter(({ id }) => id !== 'gold'),
      rewards: [
        {
          id: 'mug',
          name: 'Mug',
          type: 'product',
          value: '5',
          points: '50',
          coupons: 'none',
          ...more,
        },
      ],
    });
    expect(found(reward({ points: '500' }))).toEqual(['unreachable_reward rewards[0].points']);
    expect(found({ ...reward({ points: '500' }), expiry: { mode: 'never' } })).toEqual([]);
    expect(found(reward({ points: '500', active: false }))).toEqual([]);
    expect(found(reward({ tiers: ['closed'] }))).toEqual(['unreachable_reward rewards[0].tiers']);
    expect(found(reward({ tiers: ['closed', 'silver'] }))).toEqual([]);
    expect(found(reward({ when: of('member.tier', 'closed') }))).toEqual([
      'unreachable_reward rewards[0].when',
    ]);
    expect(found(reward({ until: '2026-05-31' }))).toEqual(['unreachable_reward rewards[0].until']);
    const coupons = { pattern: 'MUG-XXXX-9999' };
    expect(found(reward({ coupons, couponExpiry: { date: '2026-05-31' } }))).toEqual([
      'unreachable_reward rewards[0].couponExpiry.date',
    ]);
    expect(found(reward({ coupons, couponExpiry: { date: '2026-06-01' } }))).toEqual([]);
  });
});

it('finds promotions that begin and never end', () => {
  expect(found(ruled([{ ...twice, from: '2026-06-01' }]))).toEqual([
    `period_without_end ${at(0, 'from')}`,
  ]);
  const excluded: RuleDocument = {
    type: 'exclusion',
    when: { tiers: ['gold'] },
    from: '2026-06-01',
  };
  expect(found(ruled([excluded]))).toEqual([]);
});

describe('promotions that run together are found', () => {
  const june = { from: '2026-06-01', until: '2026-06-30' };
  const late = { from: '2026-06-20', until: '2026-07-10' };
  const first: RuleDocument = { ...twice, name: 'First', ...june };
  const second: RuleDocument = { ...thrice, name: 'Second', ...late };

  it('with what both give, by the policy', () => {
    const sentences = (document: ProgramDocument): readonly string[] =>
      warningsOf(document).map(({ sentence }) => sentence);
    const both =
      'First of Purchase and Second of Purchase run together from 20 June 2026 to 30 June 2026';
    expect(sentences(ruled([first, second]))).toEqual([
      `${both}: where both hold they give 3 times the points, as the best one counts.`,
    ]);
    expect(sentences(ruled([first, second], { policies: { bonuses: 'stack' } }))).toEqual([
      `${both}: where both hold they give 6 times the points.`,
    ]);
    const fixed: RuleDocument = { type: 'fixed', points: '50', name: 'Second', ...late };
    expect(sentences(ruled([first, fixed]))).toEqual([
      `${both}: where both hold they give 2 times the points and 50 points on top.`,
    ]);
  });

  it('but not one after the other, for what shuts each other out, or without a period', () => {
    expect(found(ruled([first, { ...second, from: '2026-07-01' }]))).toEqual([]);
    const tiers = (id: string): ConditionDocument => of('member.tier', id);
    expect(
      found(
        ruled([
          { ...first, when: tiers('gold') },
          { ...second, when: tiers('silver') },
        ]),
      ),
    ).toEqual([]);
    expect(found(ruled([{ ...twice, name: 'Always' }, second]))).toEqual([]);
  });
});
