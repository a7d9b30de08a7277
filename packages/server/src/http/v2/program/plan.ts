import type { compareProgram, planProgramChange, V2Values } from '@fealty/contract/v2';
import { planProgram, readDrift, type ProgramPlan } from '../../../usecases/plan-program.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { answering, changesData, problemsData } from './program-answer.ts';
import { findWanted } from './wanted-program.ts';

/** What a document or a draft would change. */
export const handlePlan: V2Handler<V2Values<typeof planProgramChange>> = (context, request) =>
  answering(async () => {
    const { merchantId } = request.caller;
    const wanted = await findWanted(context, merchantId, request.values);
    if ('refusal' in wanted) return wanted.refusal;
    const { document, base } = wanted;
    return succeed(planData(await planProgram(context.database, { merchantId, document, base })));
  });

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
