import { expect, it } from 'vitest';
import { ATTRIBUTE_NAMES, attributeOf, readDay } from './attributes.ts';
import type { Facts } from './facts.ts';

/** A transaction of which nothing is known but when it was: of a stranger, without an order. */
const unknown: Facts = {
  ...{ at: 0, zone: 'UTC', pointsDecimals: 0, member: null, order: null, line: null },
  ...{ tags: [], custom: {}, frozen: {} },
};

it.each(
  [...ATTRIBUTE_NAMES, 'member.custom.size', 'transaction.custom.size'].filter(
    (name) => !['transaction.date', 'transaction.tags'].includes(name),
  ),
)('of a stranger %s is not known', (name) => {
  expect(attributeOf(name)?.read(unknown)).toBeNull();
});

it.each([
  ['42', { kind: 'text', text: '42' }],
  [42, { kind: 'text', text: '42' }],
  [true, { kind: 'flag', flag: true }],
  [['a', 'b'], { kind: 'list', list: ['a', 'b'] }],
  [null, null],
])('an attribute of the program’s own that is %j', (value, seen) => {
  const custom = { size: value } as Facts['custom'];
  expect(attributeOf('transaction.custom.size')?.read({ ...unknown, custom })).toEqual(seen);
});

it.each([
  'mood',
  'member.mood',
  'order.custom.size',
  'member.custom.',
  `member.custom.${'x'.repeat(65)}`,
])('there is no attribute %s', (name) => {
  expect(attributeOf(name)).toBeNull();
});

it.each([
  ['2026-01-31', { year: 2026, month: 1, day: 31 }],
  ['2024-02-29', { year: 2024, month: 2, day: 29 }],
  ['2026-02-29', null],
  ['2026-00-10', null],
  ['2026-13-01', null],
  ['2026-01-00', null],
  ['2026-04-31', null],
  ['2026-1-1', null],
  ['', null],
])('%s is the day %j', (written, day) => {
  expect(readDay(written)).toEqual(day);
});
