import {
  amend,
  type Command,
  type Instant,
  type Said,
  type Trace,
  type TransactionDetails,
} from '@fealty/core';

/** What is kept in words and lists beside a transaction: enough to show it and to decide it again. */
export interface KeptDetails {
  readonly details: TransactionDetails;
  readonly command: Command;
  readonly trace: Trace;
  /**
   * The batch by the real clock under its locks, microseconds since 1970, and the place in it; then the
   * time it was decided at, and the member attributes it read.
   */
  readonly moment: number;
  readonly place: number;
  readonly decidedAt: Instant;
  readonly profileVersion: number;
}

/** Detail fields that mostly say what the command said; written once then. */
const SHARED = ['reason', 'tags', 'order', 'files'] as const;

/** Writes the text that the digest covers. The same input gives the same bytes. */
export function writeDetails(kept: KeptDetails): string {
  const said = kept.command as unknown as Record<string, unknown>;
  const details: Record<string, unknown> = { ...kept.details };
  for (const field of SHARED) {
    if (details[field] !== undefined && details[field] === said[field]) {
      Reflect.deleteProperty(details, field);
    }
  }
  return JSON.stringify({
    details,
    command: kept.command,
    trace: kept.trace,
    moment: kept.moment,
    place: kept.place,
    decidedAt: kept.decidedAt,
    profileVersion: kept.profileVersion,
  });
}

/** Reads what `writeDetails` wrote. */
export function readDetails(text: string): KeptDetails {
  const kept = JSON.parse(text) as KeptDetails;
  const said = kept.command as unknown as Record<string, unknown>;
  const details: Record<string, unknown> = { ...kept.details };
  for (const field of SHARED) {
    if (details[field] === undefined && said[field] !== undefined) details[field] = said[field];
  }
  return { ...kept, details };
}

/** What all amendments of a transaction come to: a JSON list, in order; null if there are none. */
export function readAmendments(text: string | null): Said | null {
  if (text === null) return null;
  return (JSON.parse(text) as Said[]).reduce<Said | null>(amend, null);
}
