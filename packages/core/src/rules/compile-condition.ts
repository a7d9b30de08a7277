import type { ConditionDocument, TestDocument } from '../program/document.ts';
import type { Problems } from '../program/problems.ts';
import { ATTRIBUTE_NAMES, attributeOf } from './attributes.ts';
import { testWords } from './condition-words.ts';
import type { Condition } from './condition.ts';
import { meaningsOf, operatorsOf } from './operators.ts';

/** Deeper than this nobody reads a rule any more. */
const DEPTH_MAX = 5;

/** A condition that cannot hold, in place of one that could not be read. */
const NEVER: Condition = { kind: 'any', of: [] };

/** Makes a condition ready for judging; what is wrong with it goes to `problems`. */
export function compileCondition(
  document: ConditionDocument,
  path: string,
  problems: Problems,
  depth = 1,
): Condition {
  if (depth > DEPTH_MAX) {
    problems.add(path, 'a condition inside of five others', `${String(DEPTH_MAX)} levels at most`);
    return NEVER;
  }
  const inner = (part: ConditionDocument, at: string): Condition =>
    compileCondition(part, `${path}.${at}`, problems, depth + 1);
  if ('all' in document) {
    return { kind: 'all', of: document.all.map((part, n) => inner(part, `all[${String(n)}]`)) };
  }
  if ('any' in document) {
    return { kind: 'any', of: document.any.map((part, n) => inner(part, `any[${String(n)}]`)) };
  }
  if ('not' in document) return { kind: 'not', of: inner(document.not, 'not') };
  return compileTest(document, path, problems);
}

function compileTest(document: TestDocument, path: string, problems: Problems): Condition {
  const attribute = attributeOf(document.attribute);
  if (attribute === null) {
    const custom = 'member.custom.<name>, transaction.custom.<name>';
    const names = [...ATTRIBUTE_NAMES, custom].join(', ');
    problems.add(`${path}.attribute`, document.attribute, `one of ${names}`);
    return NEVER;
  }
  const { operator, value } = document;
  const meanings = meaningsOf(attribute.kind, operator);
  if (meanings.length === 0) {
    const known = operatorsOf(attribute.kind).join(', ');
    problems.add(`${path}.operator`, operator, `for ${attribute.name} one of ${known}`);
    return NEVER;
  }
  for (const meaning of meanings) {
    const passes = meaning.make(value);
    if (passes === null) continue;
    const words = testWords(attribute, operator, value);
    return { kind: 'test', attribute, words, passes };
  }
  const takes = [...new Set(meanings.map((meaning) => meaning.takes))].join(', or ');
  problems.add(`${path}.value`, value === undefined ? 'nothing' : JSON.stringify(value), takes);
  return NEVER;
}
