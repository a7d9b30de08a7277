import { commandOfDue, isForCommand, type Due } from '@fealty/core';
import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import type { FileStore } from '../runtime/file-store.ts';
import { listDues } from '../queries/waiting-work.ts';
import { eraseMember } from '../usecases/erase-member.ts';
import { carryOutLater } from './carry-out-later.ts';
import { lapsePoints, type Pages } from './lapse-points.ts';
import type { Patience } from './patience.ts';

/** What a sweep works with. */
export interface SweepDeps {
  readonly pool: pg.Pool;
  readonly files: FileStore;
  readonly lanes: Lanes;
  /** Work that was refused, and when to try it again. */
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

/** Commands in flight at once: enough for a few full batches of the bulk lanes. */
const PAGE = 1000;
/** Pages of one kind for one merchant in one sweep; what is left waits for the next. */
const PAGES_MAX = 50;

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
  if (!isForCommand(due)) return goOnErasing(deps, merchantId, due);
  const ended = await carryOutLater(deps.lanes, merchantId, commandOfDue(due, 'job:sweep'));
  // A blocked member's purchases stay in the cache: asking every few seconds would not help him.
  if (ended === 'refused') deps.patience.wait(name);
  return ended === 'changed';
}

/** Whoever erased the member was stopped before the end. */
async function goOnErasing(deps: SweepDeps, merchantId: number, due: Due): Promise<boolean> {
  const { memberId } = due;
  const ended = await eraseMember(deps, { merchantId, memberId, actor: 'job:sweep' });
  return ended === 'erased';
}
