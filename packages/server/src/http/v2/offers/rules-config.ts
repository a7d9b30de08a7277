import type { ActivityData } from '@fealty/contract/v2';
import {
  calendarDay,
  dayNumber,
  readDay,
  writtenOut,
  type ConditionDocument,
  type Operator,
  type RuleDocument,
  type TestDocument,
} from '@fealty/core';
import { slashCalendarDay } from '../../dates.ts';

type RuleData = ActivityData['rules_config'][number];

/** What the platform's console calls them. */
const OPERATORS: Readonly<Record<Operator, string>> = {
  equals: 'Equals',
  not_equals: 'Not Equals',
  in: 'In',
  not_in: 'Not In',
  contains_any: 'Contains Any Of',
  contains_all: 'Contains All Of',
  contains_none: 'Contains None Of',
  less_than: 'Less Than',
  at_most: 'At Most',
  more_than: 'More Than',
  at_least: 'At Least',
  between: 'Between',
  between_inclusive: 'Between Inclusive',
  on: 'On',
  before: 'Before',
  after: 'After',
  less_than_days_ago: 'Less Than Days Ago',
  more_than_days_ago: 'More Than Days Ago',
  is_today: 'Is Today',
  is_this_month: 'Is This Month',
  is_within_days: 'Is Within Days',
  is_true: 'Is True',
  is_false: 'Is False',
};

const RULE_TYPES = {
  multiplier: 'bonus_multiplier',
  fixed: 'fixed_points',
  exclusion: 'exclusion',
  frequency: 'frequency',
} as const satisfies Record<RuleDocument['type'], string>;

/** The rules of an activity as its document has them, those that are switched off too. */
export function rulesConfig(rules: readonly RuleDocument[]): RuleData[] {
  return rules.map((rule, index) => ({
    rule_type: RULE_TYPES[rule.type],
    rule_value: valueOf(rule),
    rule_name: nameOf(rule) ?? rule.id ?? `${rule.type}_${index + 1}`,
    ...(rule.type === 'frequency' ? { rule_interval: rule.per } : {}),
    is_active: rule.active === false ? 'False' : 'True',
    conditions: rule.type === 'frequency' ? [] : conditionsOf(rule),
  }));
}

function nameOf(rule: RuleDocument): string | undefined {
  return rule.type === 'frequency' ? undefined : rule.name;
}

function valueOf(rule: RuleDocument): string {
  switch (rule.type) {
    case 'frequency':
      return String(rule.times);
    case 'exclusion':
      return '';
    case 'multiplier':
      return rule.multiplier;
    case 'fixed':
      return rule.points;
  }
}

type OtherRule = Exclude<RuleDocument, { type: 'frequency' }>;

/** Its days first, then what else must hold. */
function conditionsOf(rule: OtherRule): unknown[] {
  const days = daysOf(rule);
  const when = rule.when === undefined ? [] : partsOf(writtenOut(rule.when));
  if (days === null) return when;
  if (when.length === 0) return [days];
  // Tests that are joined by OR are one part beside the days.
  return when.length === 1 || when[1] === 'AND' ? [days, 'AND', ...when] : [days, 'AND', when];
}

/** Tests with `AND` or `OR` between them; a group in a group is a list in the list. */
function partsOf(condition: ConditionDocument): unknown[] {
  if ('attribute' in condition) return [testOf(condition)];
  if ('not' in condition) return ['NOT', grouped(condition.not)];
  const [word, parts] = 'all' in condition ? ['AND', condition.all] : ['OR', condition.any];
  return parts.flatMap((part, index) => {
    const one = grouped(part);
    return index === 0 ? [one] : [word, one];
  });
}

function grouped(condition: ConditionDocument): unknown {
  return 'attribute' in condition ? testOf(condition) : partsOf(condition);
}

function testOf({ attribute, operator, value }: TestDocument): object {
  const values = value === undefined ? [] : [value].flat().map((one) => dayOrText(String(one)));
  const joint = operator === 'between' || operator === 'between_inclusive' ? '-' : ',';
  return {
    operator: OPERATORS[operator],
    attribute: attributeName(attribute),
    value: values.join(joint),
  };
}

/** The end of `Between` is not part of it, as everywhere on the platform. */
function daysOf({ from, until }: OtherRule): object | null {
  if (from === undefined && until === undefined) return null;
  const attribute = 'Transaction Date';
  const end = until === undefined ? '' : slashText(until, 1);
  if (from === undefined) return { operator: 'Before', attribute, value: end };
  const begin = slashText(from, 0);
  if (until !== undefined) return { operator: 'Between', attribute, value: `${begin}-${end}` };
  return { operator: 'After', attribute, value: slashText(from, -1) };
}

function dayOrText(text: string): string {
  return readDay(text) === null ? text : slashText(text, 0);
}

/** A day of the document, so many days on, as `12/31/2027`. */
function slashText(text: string, daysOn: number): string {
  const day = readDay(text);
  return day === null ? text : slashCalendarDay(calendarDay(dayNumber(day) + daysOn));
}

/** `transaction.date` is Transaction Date; what a merchant called his own attribute stays. */
function attributeName(name: string): string {
  const custom = /^(\w+)\.custom\.(.+)$/.exec(name);
  if (custom !== null) return `${titled(custom[1] ?? '')} ${custom[2] ?? ''}`;
  return titled(name.replaceAll(/[._]/g, ' '));
}

function titled(words: string): string {
  return words.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
