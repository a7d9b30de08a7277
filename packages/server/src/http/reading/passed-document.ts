import { readJson } from './json-text.ts';
import { faultAt } from './passed-list.ts';
import type { Understood } from './understood.ts';

const SHOWN_MAX = 100;

/** Takes an object as it stands, or as its text: whoever uses it judges it. */
export function readPassedDocument(given: unknown): Understood {
  const read = typeof given === 'string' ? readJson(given) : given;
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return faultAt('', JSON.stringify(given).slice(0, SHOWN_MAX), 'a JSON object');
  }
  return { kind: 'value', value: read };
}
