import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { of, ruled, SHOP, twice } from '../../../../tests/support/warned-shop.ts';
import type { ConditionDocument, ProgramDocument } from './document.ts';
import { lintRules } from './lint-rules.ts';

function problemsOf(when: ConditionDocument): readonly string[] {
  const document: ProgramDocument = {
    name: 'Shop',
    currency: 'USD',
    timeZone: 'UTC',
    activities: [
      {
        id: 'made_a_purchase',
        name: 'Purchase',
        earn: { multiplier: '1' },
        rules: [{ type: 'multiplier', multiplier: '2', when }],
      },
    ],
    rewards: [],
    tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
  };
  return lintRules(compiled(document)).map(({ found }) => found);
}

const total = 'order.total';
const tags = 'member.tags';

describe('a rule that can never match', () => {
  it.each<[string, ConditionDocument]>([
    [
      'no order.total passes more than 100 and at most 100',
      {
        all: [
          { attribute: total, operator: 'more_than', value: '100' },
          { attribute: total, operator: 'at_most', value: '100' },
        ],
      },
    ],
    [
      'no order.total passes between [5, 5]',
      { attribute: total, operator: 'between', value: ['5', '5'] },
    ],
    [
      'no transaction.date passes after 2026-12-31 and before 2026-02-01',
      {
        all: [
          { attribute: 'transaction.date', operator: 'after', value: '2026-12-31' },
          { all: [{ attribute: 'transaction.date', operator: 'before', value: '2026-02-01' }] },
        ],
      },
    ],
    [
      'no member.city passes equals Rome and in [Bonn, Oslo]',
      {
        all: [
          { attribute: 'member.city', operator: 'equals', value: 'Rome' },
          { attribute: 'member.city', operator: 'in', value: ['Bonn', 'Oslo'] },
        ],
      },
    ],
    [
      'no product.category passes equals shoes and equals hats and not in [hats, Hats]',
      {
        all: [
          { attribute: 'product.category', operator: 'equals', value: 'shoes' },
          { attribute: 'product.category', operator: 'equals', value: 'hats' },
          { attribute: 'product.category', operator: 'not_in', value: ['hats', 'Hats'] },
        ],
      },
    ],
    [
      'no member.tags passes contains all [vip, new] and contains none [VIP]',
      {
        all: [
          { attribute: tags, operator: 'contains_all', value: ['vip', 'new'] },
          { attribute: tags, operator: 'contains_none', value: ['VIP'] },
        ],
      },
    ],
    [
      'member.tags can be nothing out of an empty list',
      { attribute: tags, operator: 'contains_any', value: [] },
    ],
    ['nothing stands in any, so nothing is enough', { any: [] }],
    ['it denies what always holds', { not: { all: [] } }],
    ['member.tier gold', { attribute: 'member.tier', operator: 'equals', value: 'gold' }],
  ])('is named: %s', (why, when) => {
    expect(problemsOf(when)).toEqual([why]);
  });

  it('is not one whose parts only look alike', () => {
    const either: ConditionDocument = {
      any: [
        { attribute: total, operator: 'more_than', value: '100' },
        { attribute: total, operator: 'less_than', value: '50' },
      ],
    };
    const edge: ConditionDocument = {
      all: [
        { attribute: total, operator: 'at_least', value: '100' },
        { attribute: total, operator: 'at_most', value: '100.00' },
        { attribute: tags, operator: 'contains_any', value: ['a', 'b'] },
        { attribute: tags, operator: 'contains_none', value: ['a'] },
      ],
    };
    expect(problemsOf(either)).toEqual([]);
    expect(problemsOf(edge)).toEqual([]);
    expect(problemsOf({ all: [] })).toEqual([]);
  });
});

describe('rules and rewards that are saved', () => {
  const told = (document: ProgramDocument): readonly string[] =>
    lintRules(compiled(document)).map(
      ({ path, found, allowed }) => `${path}: ${found}, not ${allowed}`,
    );
  const MET = 'a condition that something can meet';
  const TIERS = 'one of silver, gold, closed';
  const no: ConditionDocument = { any: [] };

  it('are named by their place, and tiers by those that there are', () => {
    const [mug] = SHOP.rewards;
    if (mug === undefined) throw new Error('no mug');
    const rules = [twice, { ...twice, when: { not: { any: [of('member.tier', 'tin', 'gold')] } } }];
    const rewards = [mug, { ...mug, id: 'pen', when: { all: [no, of('member.tier', 'lead')] } }];
    expect(told(ruled(rules, { rewards }))).toEqual([
      `activities[0].rules[1].when: member.tier tin, not ${TIERS}`,
      `rewards[1].when: nothing stands in any, so nothing is enough, not ${MET}`,
      `rewards[1].when: member.tier lead, not ${TIERS}`,
    ]);
  });

  it('may ask for who is in no tier, leave out in short, and be limited', () => {
    const nobody: ConditionDocument = { attribute: 'member.tier', operator: 'equals', value: '' };
    expect(
      told(
        ruled([
          { ...twice, when: nobody },
          { type: 'exclusion', when: { tiers: ['gold'] } },
          { type: 'frequency', times: 1, per: 'day' },
        ]),
      ),
    ).toEqual([]);
  });
});
