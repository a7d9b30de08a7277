import type { Command, Due } from '@fealty/core';
import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { listDues, listMembersWithLapsed } from '../queries/waiting-work.ts';
import { eraseMember } from '../usecases/erase-member.ts';
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
  const lapses = await lapsePoints(deps, merchantId);
  return {
    settled: dues.done,
    lapsed: lapses.done,
    cutShort: dues.cutShort || lapses.cutShort,
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
  if (due.kind === 'erase') return goOnErasing(deps, merchantId, due);
  const ended = await carryOutLater(deps.lanes, merchantId, commandFor(due, due.kind));
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

function commandFor(due: Due, kind: Exclude<Due['kind'], 'erase'>): Command {
  const actor = 'job:sweep';
  switch (kind) {
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
    case 'offer_winback':
      return { kind, actor, member: { by: 'id', value: due.memberId } };
    case 'reward_referral':
    case 'revoke_referral': {
      const [side = '', purchaseId = ''] = due.key.split(':', 2);
      return {
        kind,
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

async function lapsePoints(deps: SweepDeps, merchantId: number): Promise<Pages> {
  let done = 0;
  let last = '';
  for (let page = 0; page < PAGES_MAX && !deps.signal.aborted; page += 1) {
    const members = await listMembersWithLapsed(deps.pool, merchantId, last, PAGE);
    const rounds = await Promise.all(members.map((id) => lapseOf(deps, merchantId, id)));
    done += rounds.reduce((sum, count) => sum + count, 0);
    if (members.length < PAGE) return { done, cutShort: false };
    last = members.at(-1) ?? '';
  }
  return { done, cutShort: true };
}

/** One command lets lapse so many lots at most, so it is sent until there is nothing left. */
async function lapseOf(deps: SweepDeps, merchantId: number, memberId: string): Promise<number> {
  const command: Command = {
    kind: 'expire_points',
    actor: 'job:sweep',
    member: { by: 'id', value: memberId },
  };
  let rounds = 0;
  while (rounds < ROUNDS_MAX && !deps.signal.aborted) {
    if ((await carryOutLater(deps.lanes, merchantId, command)) !== 'changed') break;
    rounds += 1;
  }
  return rounds;
}
