import { pause } from '../runtime/pause.ts';

/** Half of what a batch of the lanes for requests takes: nobody waits longer for a piece. */
const TOGETHER = 16;
/** The rest after a piece, in shares of the time that it took: alone, beside others, and at most. */
const REST_ALONE = 0.25;
const REST_BESIDE = 3;
const REST_MOST = 10;
const REST_MAX_MS = 1000;
/** Commands of others that wait, for each share of rest more. */
const WAITING_FOR_A_SHARE = 4;

/**
 * How work that nobody waits for goes on beside work that somebody does: in small pieces, and after
 * each a rest several times as long as that piece took, longer the more others have waiting. What
 * slows others is not the lane, which is another, but processor time: a shop at half its load has
 * little to spare, and the tail grows with what is left. A piece is slower when the database is busy,
 * so that counts what other processes do.
 */
export class Pace {
  /** How many commands a piece is made of, at most. */
  readonly together = TOGETHER;
  readonly #othersWaiting: () => number;
  readonly #signal: AbortSignal;

  constructor(othersWaiting: () => number, signal: AbortSignal) {
    this.#othersWaiting = othersWaiting;
    this.#signal = signal;
  }

  /** Does a piece of the work and rests. */
  async take<T>(piece: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const result = await piece();
    const took = performance.now() - startedAt;
    await pause(Math.min(took * restShare(this.#othersWaiting()), REST_MAX_MS), this.#signal);
    return result;
  }
}

function restShare(waiting: number): number {
  if (waiting === 0) return REST_ALONE;
  return Math.min(REST_BESIDE + waiting / WAITING_FOR_A_SHARE, REST_MOST);
}
