import type { ProgramDocument } from '../../api/document-parts.ts';
import type { AttributeKind, Operator } from './condition.ts';

export interface KnownAttribute {
  /** As documents name it: `order.subtotal`. */
  readonly name: string;
  readonly label: string;
  readonly group: 'Order' | 'Products' | 'Member' | 'Activity' | 'Your own attributes';
  readonly kind: AttributeKind;
}

type Row = readonly [name: string, label: string, kind: AttributeKind];

const ORDER: readonly Row[] = [
  ['order.subtotal', 'Order subtotal', 'number'],
  ['order.total', 'Order total', 'number'],
  ['order.coupons', 'Coupons of the order', 'list'],
  ['order.currency', 'Currency of the order', 'text'],
];
const PRODUCTS: readonly Row[] = [
  ['product.category', 'Product category', 'text'],
  ['product.id', 'Product id', 'text'],
  ['product.tags', 'Product tags', 'list'],
  ['product.price', 'Product price', 'number'],
  ['product.quantity', 'Product quantity', 'number'],
];
const MEMBER: readonly Row[] = [
  ['member.tier', 'Tier', 'text'],
  ['member.tags', 'Tags of the member', 'list'],
  ['member.purchases', 'Number of purchases', 'number'],
  ['member.revenue', 'Spent so far', 'number'],
  ['member.available_points', 'Points to spend', 'number'],
  ['member.earned_points', 'Points ever earned', 'number'],
  ['member.redeemed_points', 'Points ever redeemed', 'number'],
  ['member.tier_points', 'What counts towards tiers', 'number'],
  ['member.birthday', 'Birthday', 'yearly'],
  ['member.anniversary', 'Anniversary', 'yearly'],
  ['member.enrolled', 'Day of joining', 'day'],
  ['member.last_purchase', 'Last purchase', 'day'],
  ['member.last_activity', 'Last activity', 'day'],
  ['member.country', 'Country', 'text'],
  ['member.state', 'State', 'text'],
  ['member.city', 'City', 'text'],
  ['member.postal_code', 'Postal code', 'text'],
  ['member.language', 'Language', 'text'],
  ['member.email', 'E-mail address', 'text'],
];
const ACTIVITY: readonly Row[] = [
  ['transaction.date', 'Day of the activity', 'day'],
  ['transaction.tags', 'Tags of the activity', 'list'],
];

const OWN_KINDS = {
  string: 'text',
  number: 'number',
  date: 'day',
  boolean: 'flag',
  list: 'list',
} as const;

/** All that conditions may look at: the platform's attributes, and those that the program declares. */
export function attributesOf({ members }: ProgramDocument): readonly KnownAttribute[] {
  const rows = (group: KnownAttribute['group'], list: readonly Row[]): readonly KnownAttribute[] =>
    list.map(([name, label, kind]) => ({ name, label, group, kind }));
  const own = (members?.attributes ?? []).map(({ name, type }): KnownAttribute => ({
    ...{ name: `member.custom.${name}`, label: name, kind: OWN_KINDS[type] },
    group: 'Your own attributes',
  }));
  return [
    ...rows('Order', ORDER),
    ...rows('Products', PRODUCTS),
    ...rows('Member', MEMBER),
    ...own,
    ...rows('Activity', ACTIVITY),
  ];
}

/** An attribute by its name; one that nobody declared is taken for a text. */
export function attributeNamed(all: readonly KnownAttribute[], name: string): KnownAttribute {
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const label = name.replace(/^(member|transaction)\.custom\./, '');
  return { name, label, group: 'Your own attributes', kind: 'text' };
}

type Worded = readonly [operator: Operator, words: string];

const OPERATORS: Readonly<Record<AttributeKind, readonly Worded[]>> = {
  text: [
    ['equals', 'is'],
    ['not_equals', 'is not'],
    ['in', 'is one of'],
    ['not_in', 'is none of'],
  ],
  list: [
    ['contains_any', 'contain any of'],
    ['contains_all', 'contain all of'],
    ['contains_none', 'contain none of'],
  ],
  number: [
    ['at_least', 'is at least'],
    ['more_than', 'is more than'],
    ['at_most', 'is at most'],
    ['less_than', 'is less than'],
    ['equals', 'is exactly'],
    ['not_equals', 'is not'],
    ['between_inclusive', 'is between, ends included'],
    ['between', 'is from, to below'],
  ],
  day: [
    ['less_than_days_ago', 'is less than so many days ago'],
    ['more_than_days_ago', 'is more than so many days ago'],
    ['on', 'is on'],
    ['before', 'is before'],
    ['after', 'is after'],
    ['between_inclusive', 'is between, ends included'],
    ['between', 'is from, to before'],
  ],
  yearly: [
    ['is_today', 'is today'],
    ['is_this_month', 'is this month'],
    ['is_within_days', 'is within so many days'],
  ],
  flag: [
    ['is_true', 'is yes'],
    ['is_false', 'is no'],
  ],
};

/** How an attribute of a kind can be compared, what is meant most often first. */
export function operatorsOf(kind: AttributeKind): readonly Worded[] {
  return OPERATORS[kind];
}
