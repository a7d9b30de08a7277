import type { FilterKind, PassedFilter } from '@fealty/contract';
import { DAY, type Instant } from '@fealty/core';
import { END_OF_TIME, readMoment } from '../dates.ts';
import { isUnstorable } from './given-text.ts';
import { readJson } from './json-text.ts';
import { readListText } from './list-text.ts';
import type { Fault, Understood } from './understood.ts';

/*
 * Comparisons as clients send them: `{"eq":"pending"}`, `{"in":"a,b"}`,
 * `{"between":"12/01/2021-12/31/2022"}`, or a bare value.
 */

const WORDS_MAX = 50;
const SECOND = 1000;
const WORD_ALLOWED = 'a JSON object with "eq" or "in"';
const MOMENT_ALLOWED =
  'a JSON object with "eq", "gt", "gte", "lt", "lte" or "between" and dates as MM/DD/YYYY or MM/DD/YYYY HH:MM:SS';

export function readFilter(
  text: string,
  of: FilterKind,
  allowed: readonly string[] | undefined,
): Understood {
  const operators = readOperators(text);
  if (operators === null) {
    return fault(text, of === 'moment' ? MOMENT_ALLOWED : WORD_ALLOWED);
  }
  const read = of === 'moment' ? readSpan(operators) : readWords(operators, of, allowed);
  return 'kind' in read ? read : { kind: 'value', value: read };
}

/** Operators and what they compare with; a bare value is compared for equality. */
function readOperators(text: string): readonly (readonly [string, unknown])[] | null {
  if (!text.trimStart().startsWith('{')) return [['eq', text]];
  const read = readJson(text);
  if (typeof read !== 'object' || read === null) return null;
  const entries = Object.entries(read);
  return entries.length === 0 ? null : entries;
}

function readWords(
  operators: readonly (readonly [string, unknown])[],
  of: 'word' | 'id',
  allowed: readonly string[] | undefined,
): PassedFilter | Fault {
  let among: readonly string[] | null = null;
  for (const [operator, given] of operators) {
    const words = operator === 'eq' || operator === 'in' ? wordsOf(given, of) : null;
    if (words === null) return fault(JSON.stringify({ [operator]: given }), WORD_ALLOWED);
    const unknown = words.find((word) => allowed !== undefined && !allowed.includes(word));
    if (unknown !== undefined) return fault(unknown, `any of ${allowed?.join(', ') ?? ''}`);
    among = among === null ? words : among.filter((word) => words.includes(word));
  }
  return { of: 'word', among: among ?? [] };
}

/** Words in lower case, or ids as they stand: `pending`, `pending,approved` or a list. */
function wordsOf(given: unknown, of: 'word' | 'id'): readonly string[] | null {
  const items: unknown[] = Array.isArray(given) ? given : [given];
  const words: string[] = [];
  for (const item of items) {
    const read = typeof item === 'string' && !isUnstorable(item) ? readListText(item) : null;
    if (read === null) return null;
    words.push(...(of === 'id' ? read : read.map((word) => word.toLowerCase())));
  }
  return words.length === 0 || words.length > WORDS_MAX ? null : words;
}

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

function readSpan(operators: readonly (readonly [string, unknown])[]): PassedFilter | Fault {
  let span: Span = { from: 0, until: END_OF_TIME };
  for (const [operator, given] of operators) {
    const read = typeof given === 'string' ? spanOf(operator, given) : null;
    if (read === null) return fault(JSON.stringify({ [operator]: given }), MOMENT_ALLOWED);
    span = { from: Math.max(span.from, read.from), until: Math.min(span.until, read.until) };
  }
  return { of: 'moment', ...span };
}

/** A date means its whole day, a time its whole second; both ends of `between` belong to it. */
function spanOf(operator: string, text: string): Span | null {
  if (operator === 'between') {
    const [from, until, ...rest] = text.split('-').map(stretchOf);
    if (from == null || until == null || rest.length > 0) return null;
    return { from: from.from, until: until.until };
  }
  const stretch = stretchOf(text);
  if (stretch === null) return null;
  switch (operator) {
    case 'eq':
      return stretch;
    case 'gt':
      return { from: stretch.until, until: END_OF_TIME };
    case 'gte':
      return { from: stretch.from, until: END_OF_TIME };
    case 'lt':
      return { from: 0, until: stretch.from };
    case 'lte':
      return { from: 0, until: stretch.until };
    default:
      return null;
  }
}

function stretchOf(text: string): Span | null {
  const from = readMoment(text);
  if (from === null) return null;
  return { from, until: from + (text.includes(':') ? SECOND : DAY) };
}

function fault(seen: string, allowed: string): Fault {
  return { kind: 'fault', seen, allowed };
}
