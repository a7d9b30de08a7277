import type { Instant } from '@fealty/core';
import type { Lanes } from '../ledger/lanes.ts';
import { demoMember } from './history.ts';
import { tell } from './tell.ts';

export interface HistoryTerms {
  readonly lanes: Lanes;
  readonly merchantId: number;
  readonly members: number;
  /** The day on which the history ends: the same for every try, so that a retry tells the same. */
  readonly now: Instant;
  readonly progress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
}

/** Members whose lives are told side by side; each life is told in order. */
const SIDE_BY_SIDE = 48;

/**
 * Lets the engine live through the demo shop's two years, on the bulk lanes beside the requests.
 * Cut off, it may begin again from the start: what was told has an answer under its key.
 * Answers false if it was stopped.
 */
export async function tellHistory(terms: HistoryTerms): Promise<boolean> {
  let next = 0;
  let done = 0;
  const lives = Array.from({ length: SIDE_BY_SIDE }, async () => {
    while (next < terms.members && !stopped(terms)) {
      const number = next;
      next += 1;
      for (const told of demoMember(number, terms.now)) {
        await tell(terms.lanes, terms.merchantId, told);
        if (stopped(terms)) return;
      }
      done += 1;
      terms.progress(done, terms.members);
    }
  });
  await Promise.all(lives);
  return !stopped(terms);
}

function stopped({ signal }: HistoryTerms): boolean {
  return signal.aborted;
}
