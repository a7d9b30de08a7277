import type { Operand, Operator } from '../program/document.ts';
import type { Attribute, Seen } from './attributes.ts';
import { seenText } from './operators.ts';

/* Conditions as people say them: `member tags contain any of vip`, `order subtotal was 80`. */

/** Between the attribute and the value; `…` is where a value goes that does not stand at the end. */
const WORDS: Readonly<Record<Operator, string>> = {
  equals: 'is',
  not_equals: 'is not',
  in: 'is one of',
  not_in: 'is none of',
  contains_any: 'contain any of',
  contains_all: 'contain all of',
  contains_none: 'contain none of',
  less_than: 'is below',
  at_most: 'is at most',
  more_than: 'is above',
  at_least: 'is at least',
  between: 'is from … to before …',
  between_inclusive: 'is from … to …',
  on: 'is on',
  before: 'is before',
  after: 'is after',
  less_than_days_ago: 'is less than … days ago',
  more_than_days_ago: 'is more than … days ago',
  is_today: 'is today',
  is_this_month: 'is in this month',
  is_within_days: 'is within … days of today',
  is_true: 'is true',
  is_false: 'is false',
};

/** `order subtotal is at least 100` */
export function testWords(
  attribute: Attribute,
  operator: Operator,
  operand: Operand | undefined,
): string {
  const values = operand === undefined ? [] : [operand].flat().map(String);
  const verb = isPlural(attribute) ? WORDS[operator].replace('is', 'are') : WORDS[operator];
  if (!verb.includes('…')) return [nameWords(attribute), verb, values.join(', ')].join(' ').trim();
  const filled = values.reduce((words, value) => words.replace('…', () => value), verb);
  return `${nameWords(attribute)} ${filled}`;
}

/** `order subtotal was 80` */
export function seenWords(attribute: Attribute, seen: Seen | null): string {
  const name = `${nameWords(attribute)} ${isPlural(attribute) ? 'were' : 'was'}`;
  if (seen === null) return `${name} not known`;
  const text = seenText(seen);
  return `${name} ${text === '' ? 'empty' : text}`;
}

/** `member available points`; what a merchant called his own attribute stays as it is. */
function nameWords({ name, kind }: Attribute): string {
  if (kind === 'custom') return name.replace('.custom.', ' ');
  return name.replace('.', ' ').replaceAll('_', ' ');
}

function isPlural({ name, kind }: Attribute): boolean {
  return kind !== 'custom' && /(?:points|purchases|tags|coupons)$/.test(name);
}
