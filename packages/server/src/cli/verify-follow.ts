import type pg from 'pg';
import { pause } from '../runtime/pause.ts';
import type { Merchant } from '../store/merchants.ts';
import { followStep } from '../verify/follow/follow-round.ts';
import { enterPlace, lookAgain, movedTo } from '../verify/follow/places.ts';
import type { CommandIo } from './command.ts';
import { waitForStop } from './wait-for-stop.ts';

interface FollowTerms {
  readonly pool: pg.Pool;
  /** Asked before each round: stores come while it runs. */
  readonly merchants: () => Promise<readonly Merchant[]>;
  /** Seconds from the end of a round to the next; null for ten. */
  readonly every: number | null;
  /** Rounds over all stores, for whoever wants an end; null to go on until it is stopped. */
  readonly rounds: number | null;
}

const EVERY_SECONDS = 10;
const FOUND = 1;

/**
 * Goes round all heads again and again and verifies what they gained, beside the server. Ends with 1 at
 * the first line that does not fit, and says it; whoever starts it again begins behind what was verified.
 */
export async function followBooks(io: CommandIo, terms: FollowTerms): Promise<number> {
  const stopping = new AbortController();
  void waitForStop().then(() => {
    stopping.abort();
  });
  const { signal } = stopping;
  const { pool, rounds } = terms;
  for (const { id } of await terms.merchants()) await lookAgain(pool, id);
  for (let round = 1; !signal.aborted; round += 1) {
    for (const merchant of await terms.merchants()) {
      const problems = await followMerchant(io, pool, merchant, signal);
      for (const problem of problems) io.out(`${merchant.partnerId}: ${problem}`);
      if (problems.length > 0) return FOUND;
    }
    if (rounds !== null && round >= rounds) break;
    await pause((terms.every ?? EVERY_SECONDS) * 1000, signal);
  }
  return 0;
}

/** One round over the heads of a merchant; answers what does not fit. */
async function followMerchant(
  io: CommandIo,
  pool: pg.Pool,
  { id, partnerId }: Merchant,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const begun = await enterPlace(pool, id);
  let after = begun.reached;
  let postings = 0;
  while (!signal.aborted) {
    const step = await followStep(pool, id, after);
    postings += step.postings;
    // What is left of a long history is taken up before the page is left.
    const reached = step.unfinished ? after : step.reached;
    const isEnd = reached === null;
    const problem = step.problems[0] ?? null;
    const place = await movedTo(pool, id, { reached, postings: step.postings, problem });
    if (problem !== null) return step.problems;
    if (isEnd) {
      const lagMs = Date.now() - place.roundAt;
      io.out(
        `${partnerId}: ${String(postings)} postings verified, all up to ` +
          `${new Date(place.roundAt).toISOString()}, ${(lagMs / 1000).toFixed(1)} s behind; ` +
          `${String(place.postings)} all in all`,
      );
      return [];
    }
    after = reached;
  }
  return [];
}
