import { expect, it } from 'vitest';
import { NOBODY } from '../books/records.ts';
import { parseDecimal } from '../points/rational.ts';
import { attributeOf, type Attribute, type Seen } from './attributes.ts';
import type { Facts } from './facts.ts';
import { freeze, readAttribute } from './frozen.ts';

const nobody: Facts = {
  ...{ at: 0, zone: 'UTC', pointsDecimals: 0, member: null, order: null, line: null },
  ...{ tags: [], custom: {}, frozen: {} },
};

function attribute(name: string): Attribute {
  const found = attributeOf(name);
  if (found === null) throw new Error(`no attribute is called ${name}`);
  return found;
}

const custom = { shoe: '42', vegan: true, colours: ['red', 'blue'] };
const then: Facts = {
  ...nobody,
  member: {
    profile: { ...NOBODY, city: 'Rome', tags: ['vip'], birthdate: '1990-02-29', custom },
    tierId: 'gold',
    enrolledAt: Date.UTC(2024, 2, 1),
    balances: { available: 7, pending: 0, reserved: 0, owed: 0 },
    lifetime: {
      ...{ earned: 0, redeemed: 0, deducted: 0, expired: 0, purchases: 3, redemptions: 0 },
      ...{ activities: 3, revenue: '812.5', firstPurchaseAt: null, lastPurchaseAt: null },
      lastActivityAt: null,
    },
    qualified: 0,
  },
};

const names = [
  ...['member.tier', 'member.city', 'member.tags', 'member.purchases', 'member.revenue'],
  ...['member.birthday', 'member.enrolled', 'member.last_purchase'],
  ...['member.custom.shoe', 'member.custom.vegan', 'member.custom.colours', 'member.custom.none'],
];

it.each(names)('%s is read out of what was kept as it was then', (name) => {
  const one = attribute(name);
  const kept = { ...nobody, frozen: freeze([one], then) };
  const seen = readAttribute(one, kept);
  expect(seen).toEqual(one.read(then));
  expect(Object.keys(kept.frozen)).toEqual([name]);
});

it('what was not known then is not known now, whatever is known since', () => {
  const city = attribute('member.city');
  const frozen = freeze([city], nobody);
  expect(frozen).toEqual({ 'member.city': null });
  expect(readAttribute(city, { ...then, frozen })).toBeNull();
  expect(readAttribute(city, then)).toEqual({ kind: 'text', text: 'Rome' });
});

it.each<[string, Facts['frozen'][string], Seen | null]>([
  ['member.purchases', '12.5', { kind: 'number', number: parseDecimal('12.5') ?? never() }],
  ['member.purchases', 'many', null],
  ['member.enrolled', '2024-03-01', { kind: 'day', day: { year: 2024, month: 3, day: 1 } }],
  ['member.enrolled', 'once', null],
  ['member.birthday', '1990-02-29', null],
  ['member.birthday', '1992-02-29', { kind: 'day', day: { year: 1992, month: 2, day: 29 } }],
  ['member.city', '2024-03-01', { kind: 'text', text: '2024-03-01' }],
  ['member.custom.shoe', '42', { kind: 'text', text: '42' }],
])('%s kept as %j is read by its kind', (name, written, seen) => {
  expect(readAttribute(attribute(name), { ...nobody, frozen: { [name]: written } })).toEqual(seen);
});

function never(): never {
  throw new Error('a number is a number');
}
