import type { Instant } from '@fealty/core';
import { slashTime } from '../../dates.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';
import { refuseParameters } from '../serving/refusal.ts';
import type { V2Reply } from '../surface.ts';

/** What is said to the second means all of that second. */
const REST_OF_SECOND = 999;

/** The two moments of a question; nothing is known of what comes after now. */
export function readMoments(
  values: { readonly at?: number; readonly known_at?: number },
  now: Instant,
): { readonly at: Instant; readonly knownAt: Instant } | { readonly refusal: V2Reply } {
  const faults = (['at', 'known_at'] as const).flatMap((name): NamedFault[] => {
    const moment = values[name];
    if (moment === undefined || moment <= now) return [];
    return [{ name, seen: slashTime(moment), allowed: `nothing after now, ${slashTime(now)}` }];
  });
  if (faults.length > 0) return { refusal: refuseParameters({ kind: 'malformed', faults }) };
  return {
    at: (values.at ?? now) + REST_OF_SECOND,
    knownAt: (values.known_at ?? now) + REST_OF_SECOND,
  };
}
