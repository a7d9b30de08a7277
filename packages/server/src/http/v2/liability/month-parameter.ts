import { readMonth } from '@fealty/core';
import { refuseParameters } from '../serving/refusal.ts';
import type { V2Reply } from '../surface.ts';

/** Says that a parameter is no month. */
export function refuseMonth(
  name: string,
  seen: string,
  allowed = 'a month such as 2026-01',
): V2Reply {
  return refuseParameters({ kind: 'malformed', faults: [{ name, seen, allowed }] });
}

/** The numbers of months that were sent; null where none was. */
export function readMonths<N extends string>(
  sent: Readonly<Partial<Record<N, string>>>,
  names: readonly N[],
): { readonly months: Readonly<Record<N, number | null>> } | { readonly refusal: V2Reply } {
  const months = {} as Record<N, number | null>;
  for (const name of names) {
    const seen = sent[name];
    months[name] = seen === undefined ? null : readMonth(seen);
    if (seen !== undefined && months[name] === null) return { refusal: refuseMonth(name, seen) };
  }
  return { months };
}
