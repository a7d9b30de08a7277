import { describe, expect, it } from 'vitest';
import { ATTRIBUTE_NAMES, attributeOf } from '../../../../core/src/rules/attributes.ts';
import { operatorsOf as operatorsOfCore } from '../../../../core/src/rules/operators.ts';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { attributesOf, operatorsOf } from './attributes.ts';
import { compared, conditionOf, groupOf, type Condition } from './condition.ts';

const PROGRAM: ProgramDocument = {
  ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC', activities: [], rewards: [], tiers: [] },
  members: { attributes: [{ name: 'shoe_size', type: 'number' }] },
};
const BIG = { attribute: 'order.subtotal', operator: 'at_least', value: '50' } as const;
const GOLD = { attribute: 'member.tier', operator: 'equals', value: 'gold' } as const;

describe('the editor of conditions', () => {
  it('offers every attribute of the program and no other, with comparisons that it knows', () => {
    const offered = attributesOf(PROGRAM);
    const names = offered.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...ATTRIBUTE_NAMES, 'member.custom.shoe_size'].toSorted());
    for (const { name, kind } of offered) {
      const known = operatorsOfCore(attributeOf(name)?.kind ?? 'id');
      const unknown = operatorsOf(kind).filter(([operator]) => !known.includes(operator));
      expect([name, unknown]).toEqual([name, []]);
    }
  });

  it('gives back the condition that it shows', () => {
    const conditions: readonly (Condition | undefined)[] = [
      undefined,
      BIG,
      { all: [BIG, GOLD] },
      { any: [BIG, { all: [GOLD, BIG] }] },
      { not: GOLD },
      { not: { any: [GOLD, BIG] } },
    ];
    for (const condition of conditions) expect(conditionOf(groupOf(condition))).toEqual(condition);
  });

  it('keeps what was typed where another comparison takes the same', () => {
    const tags = { attribute: 'member.city', operator: 'equals', value: 'Oslo' } as const;
    expect(compared(BIG, 'number', 'less_than')).toEqual({ ...BIG, operator: 'less_than' });
    expect(compared(tags, 'text', 'in')).toEqual({ ...tags, operator: 'in', value: ['Oslo'] });
    expect(compared(BIG, 'number', 'between').value).toEqual(['', '']);
    expect(compared({ ...BIG, attribute: 'member.birthday' }, 'yearly', 'is_today')).toEqual({
      ...{ attribute: 'member.birthday', operator: 'is_today' },
    });
  });
});
