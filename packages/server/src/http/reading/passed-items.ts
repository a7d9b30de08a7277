import type { ParameterTraits } from '@fealty/contract';
import { readJson } from './json-text.ts';
import { faultAt } from './passed-list.ts';
import type { Understood } from './understood.ts';

const SHOWN_MAX = 100;

/** Reads a list whose items are each read by themselves afterwards, whatever they are. */
export function readItems(
  given: unknown,
  { maxItems = 1000 }: Pick<ParameterTraits, 'maxItems'>,
): Understood {
  const read = typeof given === 'string' ? readJson(given) : given;
  const allowed = `a JSON list of 1 to ${maxItems} objects`;
  if (!Array.isArray(read)) return faultAt('', JSON.stringify(given).slice(0, SHOWN_MAX), allowed);
  if (read.length === 0 || read.length > maxItems) {
    return faultAt('', `${read.length} items`, allowed);
  }
  return { kind: 'value', value: read as readonly unknown[] };
}
