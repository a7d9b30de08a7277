import { parseDecimal, rationalOf, type Rational } from '../points/rational.ts';
import { exactPoints } from '../points/units.ts';
import { dayNumber, type CalendarDay } from '../time/calendar.ts';
import { localDay } from '../time/zone.ts';
import type { Facts } from './facts.ts';

/** What an attribute turned out to be. A list is of texts; a day is one of the program's zone. */
export type Seen =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly list: readonly string[] }
  | { readonly kind: 'number'; readonly number: Rational }
  | { readonly kind: 'day'; readonly day: CalendarDay }
  | { readonly kind: 'flag'; readonly flag: boolean };

/** `custom` attributes may be any of them; the test says what it takes them for. */
export type AttributeKind =
  | 'id'
  | 'text'
  /** One text that may name several, separated by commas: each of them is meant. */
  | 'categories'
  | 'list'
  | 'number'
  | 'day'
  | 'yearly'
  | 'custom';

/** Something that a condition may test. */
export interface Attribute {
  readonly name: string;
  readonly kind: AttributeKind;
  /** True if each product of an order has its own. */
  readonly ofLine: boolean;
  /** True if it may have changed by the time that an order comes back, and is kept until then. */
  readonly frozen: boolean;
  /** Null if it is not known. */
  readonly read: (facts: Facts) => Seen | null;
}

type Read = (facts: Facts) => Seen | null;

const text = (value: string | null | undefined): Seen | null =>
  value === null || value === undefined ? null : { kind: 'text', text: value };
const list = (value: readonly string[] | undefined): Seen | null =>
  value === undefined ? null : { kind: 'list', list: value };
const number = (value: Rational | null | undefined): Seen | null =>
  value === null || value === undefined ? null : { kind: 'number', number: value };
const decimal = (value: string | undefined): Seen | null => number(parseDecimal(value ?? ''));
const instant =
  (pick: (facts: Facts) => number | null | undefined): Read =>
  (facts) => {
    const at = pick(facts);
    if (at === null || at === undefined) return null;
    return { kind: 'day', day: localDay(at, facts.zone) };
  };
const points =
  (pick: (member: NonNullable<Facts['member']>) => number): Read =>
  ({ member, pointsDecimals }) =>
    member === null ? null : number(exactPoints(pick(member), pointsDecimals));
const ofProfile =
  (field: 'city' | 'state' | 'postalCode' | 'country' | 'language' | 'email'): Read =>
  ({ member }) =>
    text(member?.profile[field]);

const MEMBER: Readonly<Record<string, [AttributeKind, Read]>> = {
  'member.tier': ['id', ({ member }) => (member === null ? null : text(member.tierId ?? ''))],
  'member.tags': ['list', ({ member }) => list(member?.profile.tags)],
  'member.email': ['text', ofProfile('email')],
  'member.city': ['text', ofProfile('city')],
  'member.state': ['text', ofProfile('state')],
  'member.postal_code': ['text', ofProfile('postalCode')],
  'member.country': ['text', ofProfile('country')],
  'member.language': ['text', ofProfile('language')],
  'member.available_points': ['number', points(({ balances }) => balances.available)],
  'member.earned_points': ['number', points(({ lifetime }) => lifetime.earned)],
  'member.redeemed_points': ['number', points(({ lifetime }) => lifetime.redeemed)],
  'member.tier_points': ['number', points(({ qualified }) => qualified)],
  'member.purchases': [
    'number',
    ({ member }) => (member === null ? null : number(rationalOf(member.lifetime.purchases))),
  ],
  'member.revenue': ['number', ({ member }) => decimal(member?.lifetime.revenue)],
  'member.enrolled': ['day', instant(({ member }) => member?.enrolledAt)],
  'member.last_purchase': ['day', instant(({ member }) => member?.lifetime.lastPurchaseAt)],
  'member.last_activity': ['day', instant(({ member }) => member?.lifetime.lastActivityAt)],
  'member.birthday': ['yearly', ({ member }) => dayOf(member?.profile.birthdate ?? '')],
  'member.anniversary': [
    'yearly',
    ({ member, zone }) =>
      member === null ? null : { kind: 'day', day: anniversaryOf(member, zone) },
  ],
};

const TRANSACTION: Readonly<Record<string, [AttributeKind, Read]>> = {
  'transaction.date': ['day', instant(({ at }) => at)],
  'transaction.tags': ['list', ({ tags }) => list(tags)],
  'order.total': ['number', ({ order }) => number(order?.total)],
  'order.subtotal': ['number', ({ order }) => number(order?.subtotal)],
  'order.currency': ['text', ({ order }) => text(order?.currency)],
  'order.coupons': ['list', ({ order }) => list(order?.coupons)],
};

const PRODUCT: Readonly<Record<string, [AttributeKind, Read]>> = {
  'product.id': ['id', ({ line }) => text(line?.productId)],
  'product.category': ['categories', ({ line }) => text(line?.category)],
  'product.tags': ['list', ({ line }) => list(line?.tags)],
  'product.price': ['number', ({ line }) => decimal(line?.price)],
  'product.quantity': ['number', ({ line }) => decimal(line?.quantity)],
};

const CUSTOM = /^(member|transaction)\.custom\.(.{1,64})$/;

const ATTRIBUTES: ReadonlyMap<string, Attribute> = new Map(
  Object.entries({ ...MEMBER, ...TRANSACTION, ...PRODUCT }).map(([name, [kind, read]]) => [
    name,
    { name, kind, ofLine: name in PRODUCT, frozen: name in MEMBER, read },
  ]),
);

/** All names, for messages and editors. Besides them: `member.custom.…`, `transaction.custom.…`. */
export const ATTRIBUTE_NAMES: readonly string[] = [...ATTRIBUTES.keys()];

/** The attribute of a name, or null. */
export function attributeOf(name: string): Attribute | null {
  const known = ATTRIBUTES.get(name);
  if (known !== undefined) return known;
  const [, owner, key = ''] = CUSTOM.exec(name) ?? [];
  if (owner === undefined) return null;
  const read: Read = (facts) => {
    const values = owner === 'member' ? facts.member?.profile.custom : facts.custom;
    const value = values?.[key];
    if (value === undefined || value === null) return null;
    if (typeof value === 'boolean') return { kind: 'flag', flag: value };
    if (typeof value === 'object') return { kind: 'list', list: value };
    return { kind: 'text', text: String(value) };
  };
  return { name, kind: 'custom', ofLine: false, frozen: true, read };
}

const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** A day of the member's own, such as that of a wedding; else the day on which he joined. */
export function anniversaryOf(
  { profile, enrolledAt }: Pick<NonNullable<Facts['member']>, 'profile' | 'enrolledAt'>,
  zone: string,
): CalendarDay {
  return readDay(profile.anniversaryDate) ?? localDay(enrolledAt, zone);
}

/** A day written as `2026-01-31`, or null. */
export function readDay(written: string): CalendarDay | null {
  const [, year, month, day] = ISO_DAY.exec(written) ?? [];
  if (year === undefined) return null;
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  const lengths = [31, isLeap(read.year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[read.month - 1];
  return length === undefined || read.day < 1 || read.day > length ? null : read;
}

export function isLeap(year: number): boolean {
  return dayNumber({ year, month: 3, day: 1 }) - dayNumber({ year, month: 2, day: 28 }) === 2;
}

function dayOf(written: string): Seen | null {
  const day = readDay(written);
  return day === null ? null : { kind: 'day', day };
}
