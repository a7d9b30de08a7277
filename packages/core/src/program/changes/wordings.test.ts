import { describe, expect, it } from 'vitest';
import type { ConditionDocument } from '../document.ts';
import { conditionWords, counted, dayWords, grouped, listed, quoted } from './wordings.ts';

const SPENT: ConditionDocument = { attribute: 'order.subtotal', operator: 'at_least', value: '9' };
const GOLD: ConditionDocument = { attribute: 'member.tier', operator: 'equals', value: 'gold' };
const [spent, gold] = ['order subtotal is at least 9', 'member tier is gold'];

describe('values of a document are read', () => {
  it('as numbers in groups of three', () => {
    expect(['7', '999', '1000', '1234567', '1234567.1234'].map(grouped)).toEqual([
      ...['7', '999', '1,000', '1,234,567', '1,234,567.1234'],
    ]);
    expect([0, 1, 1500].map((count) => counted(count, 'day'))).toEqual([
      ...['0 days', '1 day', '1,500 days'],
    ]);
  });

  it('as lists with an and', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((words) => listed(words))).toEqual([
      ...['nothing', 'a', 'a and b', 'a, b and c'],
    ]);
  });

  it('as days, where they are days', () => {
    expect(['2026-01-09', '2026-10-31', '2026-12-05'].map(dayWords)).toEqual([
      ...['9 January 2026', '31 October 2026', '5 December 2026'],
    ]);
    for (const none of ['2026-13-01', '2026-00-01', '2026-10-5', 'x2026-10-05', '2026-10-05T00']) {
      expect(dayWords(none)).toBe(none);
    }
  });

  it('as texts, of which the beginning is enough', () => {
    expect([quoted(''), quoted('Mug')]).toEqual(['nothing', '“Mug”']);
    expect(quoted('m'.repeat(120))).toBe(`“${'m'.repeat(120)}”`);
    expect(quoted('m'.repeat(121))).toBe(`“${'m'.repeat(120)}…”`);
  });

  it('as conditions, with brackets where what is joined is joined again', () => {
    const table: readonly (readonly [ConditionDocument, string])[] = [
      [SPENT, spent],
      [{ all: [SPENT] }, spent],
      [{ all: [SPENT, GOLD] }, `${spent} and ${gold}`],
      [{ any: [SPENT, GOLD] }, `${spent} or ${gold}`],
      [{ not: { all: [SPENT, GOLD] } }, `not (${spent} and ${gold})`],
      [{ all: [GOLD, { any: [SPENT, GOLD] }] }, `${gold} and (${spent} or ${gold})`],
      [{ any: [GOLD, { all: [SPENT] }] }, `${gold} or ${spent}`],
      [{ all: [GOLD, { not: SPENT }] }, `${gold} and not (${spent})`],
      [{ ...SPENT, attribute: 'order.colour' }, 'order.colour'],
    ];
    expect(table.map(([when]) => conditionWords(when))).toEqual(table.map(([, words]) => words));
  });
});
