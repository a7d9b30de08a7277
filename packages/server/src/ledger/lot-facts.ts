import type { Instant, Lot } from '@fealty/core';

/** What of a lot is written beside the postings that move it. */
export type LotFacts = Pick<Lot, 'id' | 'expiresAt' | 'idle'>;

/** What the chain says of when a lot lapses; the date of idle points is the member's, and moves. */
export function lapseOf(lot: LotFacts | null): Instant | 'idle' | null {
  return lot?.idle === true ? 'idle' : dateOf(lot);
}

/** The date of its own that a lot lapses at. */
export function dateOf(lot: LotFacts | null): Instant | null {
  return lot === null ? null : lot.expiresAt;
}
