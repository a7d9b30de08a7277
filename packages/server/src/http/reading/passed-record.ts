import type { ParameterTraits, PassedRecord } from '@fealty/contract';
import { isUnstorable } from './given-text.ts';
import { readJson } from './json-text.ts';
import { faultAt } from './passed-list.ts';
import type { Understood } from './understood.ts';

const NAME_MAX = 255;
const TEXT_MAX = 4096;
const LIST_MAX = 100;
const ALLOWED = 'a text, a number, true, false or a list of texts';

/** Reads an object whose names are the merchant's own. Null says that nothing was passed. */
export function readRecord(
  given: unknown,
  { maxItems = 100 }: Pick<ParameterTraits, 'maxItems'>,
): Understood {
  const read = typeof given === 'string' ? readJson(given) : given;
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return faultAt('', JSON.stringify(given), 'a JSON object');
  }
  const entries = Object.entries(read);
  if (entries.length > maxItems) {
    return faultAt('', `${entries.length} names`, `at most ${maxItems}`);
  }
  const values: Record<string, PassedRecord[string]> = {};
  for (const [name, value] of entries) {
    if (value === null) continue;
    if (name === '' || name.length > NAME_MAX || isUnstorable(name)) {
      return faultAt('', name, `names of 1 to ${NAME_MAX} characters`);
    }
    if (!isValue(value)) return faultAt(`.${name}`, JSON.stringify(value), ALLOWED);
    // A name such as `__proto__` is a name like any other.
    Object.defineProperty(values, name, { value, enumerable: true });
  }
  return { kind: 'value', value: values };
}

function isValue(value: unknown): value is PassedRecord[string] {
  if (typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return isText(value);
  return Array.isArray(value) && value.length <= LIST_MAX && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT_MAX && !isUnstorable(value);
}
