import type { createBacktest, V2Values } from '@fealty/contract/v2';
import {
  allBacktests,
  endBacktest,
  findBacktest,
  queueBacktest,
  type KeptBacktest,
} from '../../../usecases/save-backtest.ts';
import { slashTime } from '../../dates.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler, type V2Reply } from '../surface.ts';
import { answering } from './program-answer.ts';
import { snakeCased } from './snake-cased.ts';
import { findWanted } from './wanted-program.ts';

const ID = /^[0-9a-f]{24}$/;

/** Has a program tried on the history. */
export const handleCreateBacktest: V2Handler<V2Values<typeof createBacktest>> = (
  context,
  request,
) =>
  answering(async () => {
    const { database, newId } = context;
    const { caller, actor, values } = request;
    const { merchantId } = caller;
    const { from_date: from = null, to_date: to = null, ...sent } = values;
    if (from !== null && to !== null && from >= to) return refuseSpan(to);
    const wanted = await findWanted(context, merchantId, sent);
    if ('refusal' in wanted) return wanted.refusal;
    const id = newId();
    const asked = { id, document: wanted.document, from, to, actor };
    if (!(await queueBacktest(database, merchantId, asked))) return refuseRunning();
    const kept = await findBacktest(database, merchantId, id);
    return kept === null ? refuseBacktest() : succeed(headData(kept));
  });

export const handleListBacktests: V2Handler<unknown> = async ({ database }, { caller }) =>
  succeed({ backtests: (await allBacktests(database, caller.merchantId)).map(headData) });

export const handleReadBacktest: V2Handler<unknown> = async ({ database }, { caller, path }) => {
  const id = path['id'] ?? '';
  const kept = ID.test(id) ? await findBacktest(database, caller.merchantId, id) : null;
  if (kept === null) return refuseBacktest();
  return succeed({ ...headData(kept), report: snakeCased(kept.report) });
};

/** Stops one; whatever became of it is answered. */
export const handleCancelBacktest: V2Handler<unknown> = async ({ database }, { caller, path }) => {
  const id = path['id'] ?? '';
  const kept = ID.test(id) ? await endBacktest(database, caller.merchantId, id) : null;
  return kept === null ? refuseBacktest() : succeed(headData(kept));
};

function headData(kept: KeptBacktest): object {
  const { id, state, perMille, from, to, createdBy, createdAt, startedAt, endedAt } = kept;
  const time = (at: number | null): string | null => (at === null ? null : slashTime(at));
  return {
    ...{ id, state, per_mille: perMille, from_date: time(from), to_date: time(to) },
    created_by: createdBy,
    created_date: slashTime(createdAt),
    started_date: time(startedAt),
    ended_date: time(endedAt),
    problems: kept.problems ?? [],
  };
}

function refuseBacktest(): V2Reply {
  return refuse('BACKTEST_DOES_NOT_EXIST', 'This store has no such back-test');
}

export function refuseRunning(): V2Reply {
  const reason = 'Another back-test of this store waits or runs; it must end or be cancelled first';
  return refuse('BACKTEST_RUNNING', reason);
}

function refuseSpan(to: number): V2Reply {
  const fault = { name: 'to_date', seen: slashTime(to), allowed: 'a time after from_date' };
  return refuseParameters({ kind: 'malformed', faults: [fault] });
}
