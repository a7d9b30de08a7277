import type { Instant, ProgramDocument } from '@fealty/core';
import type { Tables } from '../store/memory-store.ts';
import type { Log } from './clients.ts';
import { judgeAnswers } from './judge-answers.ts';
import { judgeBooks } from './judge-books.ts';
import { judgeReplay } from './judge-replay.ts';
import { judgeTime } from './judge-time.ts';

/** What a run left behind of one merchant. */
export interface Ended {
  readonly store: Tables;
  readonly log: Log;
  readonly program: ProgramDocument;
  /** By the merchant's clock. */
  readonly now: Instant;
}

/** Everything that must hold when a run has ended; sentences about what does not. */
export function judge({ store, log, program, now }: Ended): string[] {
  return [
    ...judgeAnswers(store, log),
    ...judgeBooks(store, program),
    ...judgeTime(store, now),
    ...judgeReplay(store),
  ];
}
