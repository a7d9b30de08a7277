import { setTimeout } from 'node:timers/promises';
import type { Command, Due } from '@fealty/core';
import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { listDues, listLapses, type Lapse } from '../queries/waiting-work.ts';
import { carryOutLater } from './carry-out-later.ts';
import type { Patience } from './patience.ts';

/** What a sweep works with. */
export interface SweepDeps {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  /** Work that was refused, and when to try it again. */
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

/** Commands in flight at once: enough for a few full batches of the bulk lanes. */
const PAGE = 1000;
/**
 * Nobody waits for a lapse, since what has lapsed cannot be spent before it is expired either. So few
 * go together, and the sweep rests twice as long as each lot of them took.
 */
const LAPSES_TOGETHER = 50;
const REST_SHARE = 2;
const REST_MAX_MS = 2000;
/** Pages of lapses before dues and other merchants have their turn. */
const LAPSE_PAGES_MAX = 10;
/** Pages of one kind for one merchant in one sweep; what is left waits for the next. */
const PAGES_MAX = 50;
/** A member with a hundred thousand lots that lapse at once needs a hundred rounds. */
const ROUNDS_MAX = 200;

/** What a sweep did for a merchant: dues settled, rounds of lapsing, and whether more waits. */
export interface Swept {
  readonly settled: number;
  readonly lapsed: number;
  readonly cutShort: boolean;
}

/** Does what is due for a merchant by his clock, and lets lapse what has. */
export async function sweepMerchant(deps: SweepDeps, merchantId: number): Promise<Swept> {
  const dues = await settleDues(deps, merchantId);
  const dated = await lapsePoints(deps, merchantId, 'dated');
  const idle = await lapsePoints(deps, merchantId, 'idle');
  return {
    settled: dues.done,
    lapsed: dated.done + idle.done,
    cutShort: dues.cutShort || dated.cutShort || idle.cutShort,
  };
}

interface Pages {
  readonly done: number;
  readonly cutShort: boolean;
}

async function settleDues(deps: SweepDeps, merchantId: number): Promise<Pages> {
  let done = 0;
  let last: Due | null = null;
  for (let page = 0; page < PAGES_MAX && !deps.signal.aborted; page += 1) {
    const dues: readonly Due[] = await listDues(deps.pool, merchantId, last, PAGE);
    const settled = await Promise.all(dues.map((due) => settle(deps, merchantId, due)));
    done += settled.filter(Boolean).length;
    if (dues.length < PAGE) return { done, cutShort: false };
    last = dues.at(-1) ?? null;
  }
  return { done, cutShort: true };
}

async function settle(deps: SweepDeps, merchantId: number, due: Due): Promise<boolean> {
  const name = [merchantId, due.memberId, due.kind, due.key].join(' ');
  if (deps.patience.isWaiting(name)) return false;
  const ended = await carryOutLater(deps.lanes, merchantId, commandFor(due));
  // A blocked member's purchases stay in the cache: asking every few seconds would not help him.
  if (ended === 'refused') deps.patience.wait(name);
  return ended === 'changed';
}

function commandFor(due: Due): Command {
  const actor = 'job:sweep';
  switch (due.kind) {
    case 'approve':
      return { kind: 'approve_award', actor, transactionId: due.key, approvedBy: null };
    case 'release':
      return { kind: 'cancel_redemption', actor, transactionId: due.key, only: 'overdue' };
    case 'convert_cached':
      return {
        kind: 'convert_cached',
        actor,
        member: { by: 'id', value: due.memberId },
        email: due.key,
      };
    case 'award_winback':
      return {
        kind: 'award_occasion',
        actor,
        member: { by: 'id', value: due.memberId },
        occasion: { occasion: 'winback', purchaseId: due.key },
      };
    case 'reward_referral':
    case 'revoke_referral': {
      const [side = '', purchaseId = ''] = due.key.split(':', 2);
      return {
        kind: due.kind,
        actor,
        member: { by: 'id', value: due.memberId },
        side: side === 'referrer' ? 'referrer' : 'friend',
        purchaseId,
      };
    }
    case 'judge_tier': {
      const member = { by: 'id', value: due.memberId } as const;
      return { kind: 'judge_tier', actor, member, dueAt: due.at };
    }
  }
}

/** In order of dates, so that days that were missed are caught up with as they came. */
async function lapsePoints(
  deps: SweepDeps,
  merchantId: number,
  kind: 'dated' | 'idle',
): Promise<Pages> {
  let done = 0;
  let after: Lapse | null = null;
  let startedAt = 0;
  for (let page = 0; page < LAPSE_PAGES_MAX && !deps.signal.aborted; page += 1) {
    const where = { merchantId, after, limit: PAGE };
    const lapses: readonly Lapse[] = await listLapses(deps.pool, kind, where);
    // One command for each member of the page, up to the latest of his dates in it.
    const latest = new Map(lapses.map(({ memberId, at }) => [memberId, at]));
    const members = [...latest].map(([memberId, at]) => ({ memberId, at }));
    for (let from = 0; from < members.length; from += LAPSES_TOGETHER) {
      if (from > 0) await rest(deps.signal, startedAt);
      startedAt = performance.now();
      const together = members.slice(from, from + LAPSES_TOGETHER);
      const rounds = await Promise.all(together.map((one) => lapseOf(deps, merchantId, one)));
      done += rounds.reduce((sum, count) => sum + count, 0);
    }
    if (lapses.length < PAGE) return { done, cutShort: false };
    after = lapses.at(-1) ?? null;
  }
  return { done, cutShort: true };
}

/** Leaves the lanes to others for a while; not once the program is to end. */
async function rest(signal: AbortSignal, workedSince: number): Promise<void> {
  const ms = Math.min((performance.now() - workedSince) * REST_SHARE, REST_MAX_MS);
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}

/** One command lets lapse so many lots at most, so it is sent until fewer were left. */
async function lapseOf(deps: SweepDeps, merchantId: number, lapse: Lapse): Promise<number> {
  const command: Command = {
    kind: 'expire_points',
    actor: 'job:sweep',
    member: { by: 'id', value: lapse.memberId },
    until: lapse.at,
  };
  let rounds = 0;
  while (rounds < ROUNDS_MAX && !deps.signal.aborted) {
    const ended = await carryOutLater(deps.lanes, merchantId, command);
    if (ended === 'changed' || ended === 'more') rounds += 1;
    if (ended !== 'more') break;
  }
  return rounds;
}
