import { describe, expect, it } from 'vitest';
import type { Operand, Operator } from '../program/document.ts';
import { parseDecimal, ZERO } from '../points/rational.ts';
import type { AttributeKind, Seen } from './attributes.ts';
import { meaningsOf, returnIn } from './operators.ts';

const facts = { at: Date.UTC(2026, 0, 2, 12), zone: 'UTC' };
const text = (written: string): Seen => ({ kind: 'text', text: written });
const number = (written: string): Seen => ({
  kind: 'number',
  number: parseDecimal(written) ?? ZERO,
});
const day = (year: number, month: number, date: number): Seen => {
  return { kind: 'day', day: { year, month, day: date } };
};
const list = (...words: readonly string[]): Seen => ({ kind: 'list', list: words });

/** Whether any of the meanings of an operator takes the operand, and lets pass what is seen. */
function passes(kind: AttributeKind, [operator, value]: Asked, seen: Seen): boolean | 'not taken' {
  const made = meaningsOf(kind, operator).flatMap(({ make }) => make(value) ?? []);
  const [first] = made;
  return first === undefined ? 'not taken' : first(seen, facts);
}

type Asked = readonly [operator: Operator, value: Operand | undefined];

describe('an operand of another form', () => {
  it.each<[AttributeKind, Operator, readonly (Operand | undefined)[]]>([
    ['text', 'equals', [undefined, 5, ['a']]],
    ['text', 'in', [undefined, 5, 'a']],
    ['categories', 'equals', [undefined, 5, ['a']]],
    ['categories', 'not_in', [undefined, 5, 'a']],
    ['list', 'contains_any', [undefined, 5, 'a']],
    ['number', 'equals', [undefined, 5, ['5'], 'five', '']],
    [
      'number',
      'between',
      [undefined, '1', ['1'], ['1', '2', '3'], ['1', 'b'], ['a', '2'], ['3', '2']],
    ],
    ['day', 'on', [undefined, 5, ['2026-01-01'], '2026-02-30']],
    [
      'day',
      'between',
      [['2026-01-02', '2026-01-01'], ['2026-01-01', 'x'], ['x', '2026-01-01'], []],
    ],
    [
      'day',
      'less_than_days_ago',
      [undefined, -1, 1.5, 36_526, '', '1.5', 'x1', '1x', '1e3', '0x1f', '-1', '36526', ['1']],
    ],
    ['yearly', 'is_today', [1, 'x', []]],
    ['yearly', 'is_this_month', [1, 'x', []]],
    ['yearly', 'is_within_days', [undefined, -1, 36_526]],
    ['custom', 'is_true', [1, 'x', []]],
  ])('of %s is not taken by %s', (kind, operator, operands) => {
    for (const value of operands) {
      expect(passes(kind, [operator, value], text('a')), JSON.stringify(value)).toBe('not taken');
    }
  });
});

describe('what is seen', () => {
  it.each<[AttributeKind, Operator, Operand | undefined, Seen, boolean]>([
    ['day', 'less_than_days_ago', 36_525, day(2026, 1, 1), true],
    ['day', 'less_than_days_ago', '2', day(2026, 1, 1), true],
    ['day', 'less_than_days_ago', '10', day(2025, 12, 24), true],
    ['day', 'less_than_days_ago', 0, day(2026, 1, 2), false],
    ['day', 'less_than_days_ago', 1, day(2026, 1, 2), true],
    ['day', 'less_than_days_ago', 5, day(2026, 1, 3), false],
    ['day', 'more_than_days_ago', 0, day(2026, 1, 1), true],
    ['day', 'between', ['2026-01-01', '2026-01-01'], day(2026, 1, 1), false],
    ['day', 'between_inclusive', ['2026-01-01', '2026-01-01'], day(2026, 1, 1), true],
    ['day', 'between', ['2026-01-02', '2026-01-05'], day(2026, 1, 1), false],
    ['day', 'before', '2026-01-01', text('x'), false],
    ['day', 'between', ['1960-01-01', '2026-01-05'], text('x'), false],
    ['day', 'less_than_days_ago', 36_525, text('x'), false],
    ['number', 'between', ['2', '2'], number('2'), false],
    ['number', 'between_inclusive', ['2', '2'], number('2'), true],
    ['number', 'between', ['-1', '2'], text('x'), false],
    ['number', 'not_equals', '2', number('2'), false],
    ['number', 'not_equals', '2', number('3'), true],
    ['number', 'less_than', '2', text('x'), false],
    ['custom', 'less_than', '2', text(' 1 '), true],
    ['custom', 'less_than', '2', { kind: 'flag', flag: true }, false],
    ['custom', 'on', '2026-01-01', text(' 2026-01-01 '), true],
    ['custom', 'before', '2026-01-01', { kind: 'flag', flag: true }, false],
    ['custom', 'is_true', undefined, text('true'), false],
    ['custom', 'is_false', undefined, text('x'), false],
    ['custom', 'contains_any', ['a'], list('b', 'A '), true],
    ['custom', 'contains_any', ['a'], text('a'), false],
    ['custom', 'contains_none', ['a'], text('b'), false],
    ['list', 'contains_none', ['a', 'b'], list('b', 'c'), false],
    ['list', 'contains_none', ['a', 'b'], list('c'), true],
    ['custom', 'equals', 'a', list('a'), false],
    ['custom', 'not_equals', 'a', list('b'), false],
    ['custom', 'not_in', ['a'], list('b'), false],
    ['categories', 'not_equals', 'a', list('b'), false],
    ['yearly', 'is_within_days', 3, day(1990, 12, 30), true],
    ['yearly', 'is_within_days', 2, day(1990, 12, 30), false],
    ['yearly', 'is_within_days', 3, day(1990, 1, 5), true],
    ['yearly', 'is_within_days', 400, text('x'), false],
    ['yearly', 'is_today', undefined, text('x'), false],
    ['yearly', 'is_this_month', undefined, day(1990, 1, 31), true],
    ['yearly', 'is_this_month', undefined, text('x'), false],
  ])(
    'on an attribute of kind %s passes %s %j or not, case %#',
    (kind, operator, ...[value, seen, expected]) => {
      expect(passes(kind, [operator, value], seen)).toBe(expected);
    },
  );

  it('on the last day of a year is as near to the first of the next', () => {
    const eve = { at: Date.UTC(2026, 11, 31, 12), zone: 'UTC' };
    const [meaning] = meaningsOf('yearly', 'is_within_days');
    expect(meaning?.make(1)?.(day(1990, 1, 1), eve)).toBe(true);
    expect(meaning?.make(0)?.(day(1990, 1, 1), eve)).toBe(false);
  });
});

it.each([
  [{ year: 1992, month: 2, day: 29 }, 2025, { year: 2025, month: 2, day: 28 }],
  [{ year: 1992, month: 2, day: 29 }, 2028, { year: 2028, month: 2, day: 29 }],
  [{ year: 1992, month: 3, day: 29 }, 2025, { year: 2025, month: 3, day: 29 }],
  [{ year: 1992, month: 2, day: 3 }, 2025, { year: 2025, month: 2, day: 3 }],
])('%j comes round in %i on %j', (date, year, expected) => {
  expect(returnIn(date, year)).toEqual(expected);
});
