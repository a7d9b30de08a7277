import type { Command } from '@fealty/core';
import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { listLapses, type Lapse } from '../queries/waiting-work.ts';
import { carryOutLater } from './carry-out-later.ts';
import { Pace } from './pace.ts';

/** What lapses go through. */
export interface LapseDeps {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  readonly signal: AbortSignal;
}

/** How much of one kind of work was done, and whether more waits. */
export interface Pages {
  readonly done: number;
  readonly cutShort: boolean;
}

const PAGE = 1000;
/** Pages of lapses before dues and other merchants have their turn. */
const PAGES_MAX = 10;
/** A member with a hundred thousand lots that lapse at once needs a hundred rounds. */
const ROUNDS_MAX = 200;

/**
 * Lets points lapse whose date has passed, those first that have waited longest. Nobody waits for
 * it, since what has lapsed cannot be spent before it is expired either; so it goes on beside other
 * work at a pace that leaves the lanes to that.
 */
export async function lapsePoints(
  deps: LapseDeps,
  merchantId: number,
  kind: 'dated' | 'idle',
): Promise<Pages> {
  let done = 0;
  let after: Lapse | null = null;
  for (let page = 0; page < PAGES_MAX && !deps.signal.aborted; page += 1) {
    const where = { merchantId, after, limit: PAGE };
    const lapses: readonly Lapse[] = await listLapses(deps.pool, kind, where);
    done += await carryOutAll(deps, merchantId, expiries(lapses, kind));
    if (lapses.length < PAGE) return { done, cutShort: false };
    after = lapses.at(-1) ?? null;
  }
  return { done, cutShort: true };
}

/**
 * One command for each member of a page, up to the latest of all his dates that have passed: days
 * that were missed cost no more than one. Idle points have one date at a time: behind that of an
 * earlier stretch stands that of the last, which may have passed.
 */
function expiries(lapses: readonly Lapse[], kind: 'dated' | 'idle'): Command[] {
  const latest = new Map(lapses.map((lapse) => [lapse.memberId, lapse.latest]));
  return [...latest].map(([memberId, until]) => ({
    kind: 'expire_points',
    actor: 'job:sweep',
    member: { by: 'id', value: memberId },
    ...(kind === 'dated' ? { until } : {}),
  }));
}

async function carryOutAll(
  deps: LapseDeps,
  merchantId: number,
  commands: readonly Command[],
): Promise<number> {
  const pace = new Pace(() => deps.lanes.waiting(), deps.signal);
  let done = 0;
  for (let from = 0; from < commands.length && !deps.signal.aborted; from += pace.together) {
    const piece = commands.slice(from, from + pace.together);
    const rounds = await pace.take(() =>
      Promise.all(piece.map((command) => carryOut(deps, merchantId, command))),
    );
    done += rounds.reduce((sum, count) => sum + count, 0);
  }
  return done;
}

/** One command lets lapse so many lots at most, so it is sent until fewer were left. */
async function carryOut(deps: LapseDeps, merchantId: number, command: Command): Promise<number> {
  let rounds = 0;
  while (rounds < ROUNDS_MAX && !deps.signal.aborted) {
    const ended = await carryOutLater(deps.lanes, merchantId, command);
    if (ended === 'changed' || ended === 'more') rounds += 1;
    if (ended !== 'more') break;
  }
  return rounds;
}
