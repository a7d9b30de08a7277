import { describe, expect, it } from 'vitest';
import { compileProgram } from './compile-program.ts';
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
  const compiled = compileProgram(document, 1, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return lintRules(compiled.program).map(({ found }) => found);
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
