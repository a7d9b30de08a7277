import type { compareProgram, planProgramChange, V2Values } from '@fealty/contract/v2';
import { planProgram, readDrift, type ProgramPlan } from '../../../usecases/plan-program.ts';
import { queueBacktest } from '../../../usecases/save-backtest.ts';
import { refuseFor } from '../serving/caller.ts';
import { succeed, type V2Caller, type V2Handler } from '../surface.ts';
import { refuseRunning } from './backtests.ts';
import { answering, changesData, problemsData } from './program-answer.ts';
import { findWanted } from './wanted-program.ts';

/** What a document or a draft would change; and has it tried on the history, if that is asked for. */
export const handlePlan: V2Handler<V2Values<typeof planProgramChange>> = (context, request) =>
  answering(async () => {
    const { caller, values } = request;
    const { merchantId } = caller;
    const { backtest = false, ...sent } = values;
    if (backtest && !mayTry(caller)) return refuseFor(caller, 'begins no back-test');
    const wanted = await findWanted(context, merchantId, sent);
    if ('refusal' in wanted) return wanted.refusal;
    const { document, base } = wanted;
    const plan = await planProgram(context.database, { merchantId, document, base });
    if (!backtest || plan.problems.length > 0) {
      return succeed({ ...planData(plan), backtest: null });
    }
    const id = context.newId();
    const asked = { id, document, from: null, to: null, actor: request.actor };
    const isQueued = await queueBacktest(context.database, merchantId, asked);
    if (!isQueued) return refuseRunning();
    return succeed({ ...planData(plan), backtest: { id, state: 'queued' } });
  });

/** Whoever may begin one by its own operation. */
function mayTry({ scope, person }: V2Caller): boolean {
  return scope === 'admin' || person?.role === 'manager';
}

function planData(plan: ProgramPlan): object {
  return {
    running_version: plan.running,
    is_new: plan.isNew,
    ...changesData(plan.changes),
    warnings: plan.warnings,
    problems: problemsData(plan.problems),
    rewards_without_codes: plan.withoutCodes,
  };
}

/** How what runs differs from a document that somebody keeps. */
export const handleDrift: V2Handler<V2Values<typeof compareProgram>> = (
  { database },
  { caller, values },
) =>
  answering(async () => {
    const { merchantId } = caller;
    const drift = await readDrift(database, { merchantId, document: values.document });
    return succeed({
      running_version: drift.running,
      equal: drift.changes.length === 0,
      ...changesData(drift.changes),
    });
  });
