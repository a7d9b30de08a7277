import type { Kept } from './results.ts';

/** What parts of one attack come to, however many seeds and runs they took. */
export interface Sum {
  readonly amount: number;
  readonly rounds: number;
  readonly parts: number;
  /** Parts that found something. They count for nothing. */
  readonly broken: number;
  readonly tookMs: number;
  /** The last part, good or bad. */
  readonly last: Kept;
}

/**
 * Adds the parts of one attack up. Rounds that an earlier part of the same seed did count once, and a part
 * that found something not at all.
 */
export function sumOf(runs: readonly Kept[], id: string): Sum | null {
  const own = runs.filter((run) => run.id === id && run.part !== undefined);
  const last = own.at(-1);
  if (last === undefined) return null;
  const done = new Set<string>();
  let [amount, tookMs, broken] = [0, 0, 0];
  for (const { seed, part, problems, tookMs: took } of own) {
    if (part === undefined || problems.length > 0) {
      broken += 1;
      continue;
    }
    const rounds = Array.from({ length: part.rounds }, (_none, at) => part.from + at);
    const fresh = rounds.filter((round) => !done.has(`${String(seed)} ${String(round)}`));
    for (const round of fresh) done.add(`${String(seed)} ${String(round)}`);
    amount += part.rounds === 0 ? 0 : Math.floor((part.amount * fresh.length) / part.rounds);
    tookMs += took;
  }
  return { amount, rounds: done.size, parts: own.length, broken, tookMs, last };
}

/** The first round of a seed that no part has done well yet. */
export function nextRound(runs: readonly Kept[], id: string, seed: number): number {
  const done = new Set<number>();
  for (const run of runs) {
    if (run.id !== id || run.seed !== seed || run.problems.length > 0) continue;
    const { from = 1, rounds = 0 } = run.part ?? {};
    for (let round = from; round < from + rounds; round += 1) done.add(round);
  }
  let next = 1;
  while (done.has(next)) next += 1;
  return next;
}
