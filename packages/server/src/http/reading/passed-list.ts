import { givenText, isUnstorable } from './given-text.ts';
import { ownField, readJson } from './json-text.ts';
import type { Fault, Understood } from './understood.ts';

/**
 * Reads a list of objects: a JSON list or its text, or a single object. `readItem` answers what an
 * object means, or the fault in it.
 */
export function readPassedList(
  given: unknown,
  itemsMax: number,
  readItem: (item: object, where: string) => object,
): Understood {
  const read = typeof given === 'string' ? readJson(withoutComma(given)) : given;
  if (read === undefined || typeof read !== 'object' || read === null) {
    return faultAt('', typeof given === 'string' ? given : JSON.stringify(given), 'a JSON list');
  }
  const items: unknown[] = Array.isArray(read) ? read : [read];
  if (items.length === 0) return { kind: 'absent' };
  if (items.length > itemsMax) return faultAt('', `${items.length} items`, `at most ${itemsMax}`);
  const values: object[] = [];
  for (const [index, item] of items.entries()) {
    const where = `[${index}]`;
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      return faultAt(where, JSON.stringify(item), 'an object');
    }
    const value = readItem(item, where);
    if (isFault(value)) return value;
    values.push(value);
  }
  return { kind: 'value', value: values };
}

/** A field as text, empty when nothing was passed. */
export function fieldText(
  item: object,
  name: string,
  at: { readonly where: string; readonly lengthMax: number },
): string | Fault {
  const where = `${at.where}.${name}`;
  const given = givenText({ from: 'json', value: ownField(item, name) }, 'space');
  if (given.kind === 'absent') return '';
  if (given.kind === 'other') return faultAt(where, given.seen, 'a single value');
  if (given.text.length > at.lengthMax || isUnstorable(given.text)) {
    return faultAt(where, given.text, `text of at most ${at.lengthMax} characters`);
  }
  return given.text;
}

/** A field that must be there. */
export function mandatoryText(
  item: object,
  name: string,
  at: { readonly where: string; readonly lengthMax: number },
): string | Fault {
  const text = fieldText(item, name, at);
  return text === '' ? faultAt(`${at.where}.${name}`, 'nothing', 'a value') : text;
}

export function faultAt(where: string, seen: string, allowed: string): Fault {
  return { kind: 'fault', where, seen, allowed };
}

function isFault(value: object): value is Fault {
  return 'kind' in value && value.kind === 'fault';
}

function withoutComma(text: string): string {
  return text.replace(/[\s,]+$/, '');
}
