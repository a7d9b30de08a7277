import type { ProgramDocument } from '../../api/document-parts.ts';

/** What must hold for a rule or a reward: tests, joined. */
export type Condition = NonNullable<ProgramDocument['rewards'][number]['when']>;
export type Test = Extract<Condition, { attribute: string }>;
export type Operator = Test['operator'];

/** What an attribute holds, and so how it can be compared. */
export type AttributeKind = 'text' | 'list' | 'number' | 'day' | 'yearly' | 'flag';

/** How parts of a group are joined. */
export type Joint = 'all' | 'any' | 'none';

/** A condition as the editor shows it: a group of tests and groups. */
export interface Group {
  readonly joint: Joint;
  readonly parts: readonly Condition[];
}

export function isTest(condition: Condition): condition is Test {
  return 'attribute' in condition;
}

/** A condition as a group; nothing is a group without parts. */
export function groupOf(condition: Condition | undefined): Group {
  if (condition === undefined) return { joint: 'all', parts: [] };
  if ('all' in condition) return { joint: 'all', parts: condition.all };
  if ('any' in condition) return { joint: 'any', parts: condition.any };
  if (isTest(condition)) return { joint: 'all', parts: [condition] };
  const { not } = condition;
  return { joint: 'none', parts: 'any' in not ? not.any : [not] };
}

/** The condition of a group; without parts there is none, and what is alone stands alone. */
export function conditionOf({ joint, parts }: Group): Condition | undefined {
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  const isAlone = others.length === 0;
  if (joint === 'none') return { not: isAlone ? first : { any: [...parts] } };
  // A single part joined by any is kept so: the choice would be forgotten before the second one comes.
  if (joint === 'any') return { any: [...parts] };
  return isAlone ? first : { all: [...parts] };
}

/** What a comparison takes. */
type Takes = 'nothing' | 'text' | 'texts' | 'number' | 'numbers' | 'day' | 'days' | 'count';

const COUNTS: ReadonlySet<Operator> = new Set([
  ...(['less_than_days_ago', 'more_than_days_ago', 'is_within_days'] as const),
]);
const ALONE: ReadonlySet<Operator> = new Set([
  ...(['is_today', 'is_this_month', 'is_true', 'is_false'] as const),
]);

export function takesOf(kind: AttributeKind, operator: Operator): Takes {
  if (ALONE.has(operator)) return 'nothing';
  if (COUNTS.has(operator)) return 'count';
  const isPair = operator === 'between' || operator === 'between_inclusive';
  if (kind === 'number') return isPair ? 'numbers' : 'number';
  if (kind === 'day') return isPair ? 'days' : 'day';
  return operator === 'equals' || operator === 'not_equals' ? 'text' : 'texts';
}

/** A test with another comparison: what was typed stays where it still fits. */
export function compared(test: Test, kind: AttributeKind, operator: Operator): Test {
  const [before, after] = [takesOf(kind, test.operator), takesOf(kind, operator)];
  const { attribute, value } = test;
  if (after === 'nothing') return { attribute, operator };
  if (before === after && value !== undefined) return { attribute, operator, value };
  if (before === 'text' && after === 'texts' && typeof value === 'string' && value !== '') {
    return { attribute, operator, value: [value] };
  }
  if (before === 'texts' && after === 'text' && Array.isArray(value)) {
    return { attribute, operator, value: value[0] ?? '' };
  }
  return { attribute, operator, value: emptyOf(after) };
}

function emptyOf(takes: Exclude<Takes, 'nothing'>): NonNullable<Test['value']> {
  if (takes === 'texts') return [];
  if (takes === 'numbers' || takes === 'days') return ['', ''];
  return takes === 'count' ? 30 : '';
}
