import { parseDecimal, toDecimal } from '../points/rational.ts';
import { dayText } from '../time/calendar.ts';
import { readDay, type Attribute, type Seen } from './attributes.ts';
import type { Facts } from './facts.ts';
import type { FrozenValues } from './values.ts';

/*
 * A return asks what the same rules give for what is kept. The member may have moved and the tags
 * be others by then, so an award keeps what its rules read.
 */

/** What rules read, to be kept with an award. */
export function freeze(attributes: readonly Attribute[], facts: Facts): FrozenValues {
  return Object.fromEntries(
    attributes.map((attribute) => [attribute.name, written(readAttribute(attribute, facts))]),
  );
}

/** What an attribute is, or was when the order was placed. */
export function readAttribute(attribute: Attribute, facts: Facts): Seen | null {
  const kept = facts.frozen[attribute.name];
  return kept === undefined ? attribute.read(facts) : readWritten(attribute, kept);
}

function written(seen: Seen | null): FrozenValues[string] {
  switch (seen?.kind) {
    case undefined:
      return null;
    case 'text':
      return seen.text;
    case 'list':
      return seen.list;
    case 'number':
      return toDecimal(seen.number);
    case 'day':
      return dayText(seen.day);
    case 'flag':
      return seen.flag;
  }
}

type Kept = FrozenValues[string];

function readWritten({ kind }: Attribute, kept: Kept): Seen | null {
  if (kept === null) return null;
  if (typeof kept === 'boolean') return { kind: 'flag', flag: kept };
  if (typeof kept !== 'string') return { kind: 'list', list: kept };
  if (kind === 'number') {
    const number = parseDecimal(kept);
    return number === null ? null : { kind: 'number', number };
  }
  if (kind === 'day' || kind === 'yearly') {
    const day = readDay(kept);
    return day === null ? null : { kind: 'day', day };
  }
  return { kind: 'text', text: kept };
}
