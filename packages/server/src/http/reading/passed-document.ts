import { isUnstorable } from './given-text.ts';
import { readJson } from './json-text.ts';
import { faultAt } from './passed-list.ts';
import type { Understood } from './understood.ts';

const SHOWN_MAX = 100;
const UNSTORABLE_ALLOWED = 'an object of texts without NUL and half characters';

/** Takes an object as it stands, or as its text: whoever uses it judges what it says. */
export function readPassedDocument(given: unknown): Understood {
  const read = typeof given === 'string' ? readJson(given) : given;
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return faultAt('', JSON.stringify(given).slice(0, SHOWN_MAX), 'a JSON object');
  }
  const text = findUnstorable(read);
  if (text !== null) return faultAt('', text.slice(0, SHOWN_MAX), UNSTORABLE_ALLOWED);
  return { kind: 'value', value: read };
}

/** The first name or text found in a document that no database can take, however deep; or null. */
function findUnstorable(document: object): string | null {
  const left: unknown[] = [document];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && isUnstorable(value)) return value;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inside] of Object.entries(value)) {
      if (isUnstorable(name)) return name;
      left.push(inside);
    }
  }
  return null;
}
