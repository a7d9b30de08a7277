import type { ProgramDocument } from '@fealty/core';
import type { MemoryStore } from '../store/memory-store.ts';
import type { Log } from './clients.ts';
import { judgeAnswers } from './judge-answers.ts';
import { judgeBooks } from './judge-books.ts';
import { judgeReplay } from './judge-replay.ts';
import { judgeTime } from './judge-time.ts';

/** Everything that must hold when a run has ended; sentences about what does not. */
export function judge(
  store: MemoryStore,
  log: Log,
  program: ProgramDocument,
  now: number,
): string[] {
  return [
    ...judgeAnswers(store, log),
    ...judgeBooks(store, program),
    ...judgeTime(store, now),
    ...judgeReplay(store, program),
  ];
}
