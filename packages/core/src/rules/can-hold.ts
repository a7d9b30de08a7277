import { compare, parseDecimal, rationalOf, toDecimal, type Rational } from '../points/rational.ts';
import type { ConditionDocument, Operand, Operator, TestDocument } from '../program/document.ts';
import { dayNumber } from '../time/calendar.ts';
import { attributeOf, readDay } from './attributes.ts';

/**
 * Why a condition can never hold, in words, or null if it may. It finds what contradicts itself
 * within one `all`, and lists and ranges that are empty; it does not prove that anything can hold.
 */
export function whyNever(document: ConditionDocument): string | null {
  if ('any' in document) return whyNoneOf(document.any);
  if ('all' in document) return whyNotAll(document.all);
  if ('not' in document) {
    return isAlways(document.not) ? 'it denies what always holds' : null;
  }
  return whyNotOne(document) ?? contradiction(document.attribute, [document]);
}

function whyNoneOf(parts: readonly ConditionDocument[]): string | null {
  if (parts.length === 0) return 'nothing stands in any, so nothing is enough';
  const reasons = parts.map(whyNever);
  return reasons.includes(null) ? null : reasons.join('; ');
}

function whyNotAll(parts: readonly ConditionDocument[]): string | null {
  const flat = flatten(parts);
  for (const part of flat) {
    const why = whyNever(part);
    if (why !== null) return why;
  }
  const byAttribute = new Map<string, TestDocument[]>();
  for (const part of flat) {
    if (!('attribute' in part)) continue;
    byAttribute.set(part.attribute, [...(byAttribute.get(part.attribute) ?? []), part]);
  }
  for (const [attribute, tests] of byAttribute) {
    const why = contradiction(attribute, tests);
    if (why !== null) return why;
  }
  return null;
}

/** What stands in an `all` inside of an `all` must hold together with the rest. */
function flatten(parts: readonly ConditionDocument[]): ConditionDocument[] {
  return parts.flatMap((part) => ('all' in part ? flatten(part.all) : [part]));
}

function isAlways(document: ConditionDocument): boolean {
  if ('all' in document) return document.all.every(isAlways);
  if ('any' in document) return document.any.some(isAlways);
  return 'not' in document ? whyNever(document.not) !== null : false;
}

/** A list with nothing in it matches nothing. */
function whyNotOne({ attribute, operator, value }: TestDocument): string | null {
  const isEmpty = Array.isArray(value) && value.length === 0;
  if (!isEmpty || (operator !== 'in' && operator !== 'contains_any')) return null;
  return `${attribute} can be nothing out of an empty list`;
}

function contradiction(attribute: string, tests: readonly TestDocument[]): string | null {
  const kind = attributeOf(attribute)?.kind;
  // A product may be in several categories at once, which may be called by numbers.
  const clash =
    kind === 'categories' ? noCategoryLeft(tests) : emptyRange(tests) || noTextLeft(tests);
  if (!clash && !listClash(tests)) return null;
  const asked = tests.map(({ operator, value }) =>
    [operator.replaceAll('_', ' '), ...(value === undefined ? [] : [shown(value)])].join(' '),
  );
  return `no ${attribute} passes ${asked.join(' and ')}`;
}

function shown(value: Operand): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

interface Bound {
  readonly at: Rational;
  /** False if the bound itself is outside. */
  readonly within: boolean;
}

/** Numbers, and days by their number. */
function emptyRange(tests: readonly TestDocument[]): boolean {
  let low: Bound | null = null;
  let high: Bound | null = null;
  for (const test of tests) {
    const [from, until] = rangeOf(test);
    if (from !== null && (low === null || isTighter(from, low, 1))) low = from;
    if (until !== null && (high === null || isTighter(until, high, -1))) high = until;
  }
  if (low === null || high === null) return false;
  const order = compare(low.at, high.at);
  return order > 0 || (order === 0 && !(low.within && high.within));
}

function isTighter(bound: Bound, other: Bound, direction: 1 | -1): boolean {
  const order = compare(bound.at, other.at) * direction;
  return order > 0 || (order === 0 && !bound.within);
}

/** Lowest and highest value that pass; null where there is no such bound. */
function rangeOf({ operator, value }: TestDocument): readonly [Bound | null, Bound | null] {
  const [first, second] = Array.isArray(value) ? value : [value];
  const at = numberOf(first);
  if (at === null) return [null, null];
  const within = { at, within: true };
  const without = { at, within: false };
  switch (operator) {
    case 'equals':
    case 'on':
      return [within, within];
    case 'at_least':
      return [within, null];
    case 'more_than':
    case 'after':
      return [without, null];
    case 'at_most':
      return [null, within];
    case 'less_than':
    case 'before':
      return [null, without];
    case 'between':
    case 'between_inclusive': {
      const end = numberOf(second);
      return [within, end === null ? null : { at: end, within: operator !== 'between' }];
    }
    default:
      return [null, null];
  }
}

function numberOf(value: Operand | undefined): Rational | null {
  if (typeof value !== 'string') return null;
  const day = readDay(value);
  return day === null ? parseDecimal(value) : rationalOf(dayNumber(day));
}

/** Whether every text that one test lets through is kept out by another. */
function noTextLeft(tests: readonly TestDocument[]): boolean {
  const [first, ...others] = textsWith(tests, 'equals', 'in');
  if (first === undefined) return false;
  const out = new Set(textsWith(tests, 'not_equals', 'not_in').flat());
  return !first.some((text) => !out.has(text) && others.every((texts) => texts.includes(text)));
}

function noCategoryLeft(tests: readonly TestDocument[]): boolean {
  const out = new Set(textsWith(tests, 'not_equals', 'not_in').flat());
  return textsWith(tests, 'equals', 'in').some((texts) => texts.every((text) => out.has(text)));
}

function textsWith(
  tests: readonly TestDocument[],
  ...operators: readonly Operator[]
): readonly (readonly string[])[] {
  return tests.filter(({ operator }) => operators.includes(operator)).map(textsOf);
}

function listClash(tests: readonly TestDocument[]): boolean {
  const none = new Set(
    tests.flatMap((test) => (test.operator === 'contains_none' ? textsOf(test) : [])),
  );
  return tests.some((test) => {
    const { operator } = test;
    const texts = textsOf(test);
    if (operator === 'contains_all') return texts.some((text) => none.has(text));
    return operator === 'contains_any' && texts.every((text) => none.has(text));
  });
}

/** As they are compared: ids as they stand, numbers by what they are, other words without case. */
function textsOf({ attribute, value }: TestDocument): readonly string[] {
  const kind = attributeOf(attribute)?.kind;
  const texts = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => {
    if (typeof text !== 'string') return [];
    if (kind === 'id') return [text];
    const number = kind === 'number' ? parseDecimal(text) : null;
    return [number === null ? text.trim().toLowerCase() : toDecimal(number)];
  });
}
