import type {
  applyProgramChange,
  rollBackProgram as rollBackEndpoint,
  V2Values,
} from '@fealty/contract/v2';
import type { Keep } from '../../../usecases/answer-once.ts';
import { applyProgram, type Also, type AppliedProgram } from '../../../usecases/apply-program.ts';
import { planProgram } from '../../../usecases/plan-program.ts';
import { rollBackProgram, versionOf } from '../../../usecases/repeat-program.ts';
import { applyDraft } from '../../../usecases/save-draft.ts';
import { once } from '../serving/once.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';
import { isDraftId, refuseChanged, refuseDraft } from './draft-answer.ts';
import { answering, changesData, refuseProblems } from './program-answer.ts';
import { findWanted, refuseBoth } from './wanted-program.ts';

/** Lets a document or a draft run. */
export const handleApply: V2Handler<V2Values<typeof applyProgramChange>> = (context, request) =>
  answering(async () => {
    const { caller, values, terms } = request;
    const { merchantId } = caller;
    if (terms.simulate) {
      const wanted = await findWanted(context, merchantId, values);
      return 'refusal' in wanted ? wanted.refusal : simulated(context, { merchantId, ...wanted });
    }
    return once(context.database, terms, (keep) =>
      answering(() => applied(context, request, alsoKept(keep))),
    );
  });

async function applied(
  { database }: V2Context,
  { caller: { merchantId }, actor, values }: V2Request<V2Values<typeof applyProgramChange>>,
  also: Also<AppliedProgram>,
): Promise<V2Reply> {
  const refused = refuseBoth(values);
  if (refused !== null) return refused;
  const { document, draft_id: id, revision = null, base = null } = values;
  if (id === undefined) {
    const wanted = { merchantId, actor, document, base };
    return sayApplied(await applyProgram(database, wanted, also));
  }
  if (!isDraftId(id)) return refuseDraft();
  const ended = await applyDraft(database, { merchantId, id, actor }, { revision, base }, also);
  switch (ended.kind) {
    case 'unknown':
      return refuseDraft();
    case 'changed':
      return refuseChanged(ended.draft);
    case 'applied':
      return sayApplied(ended.applied);
  }
}

/** Lets an older version run again. */
export const handleRollBack: V2Handler<V2Values<typeof rollBackEndpoint>> = (context, request) =>
  answering(async () => {
    const { caller, actor, values, terms } = request;
    const { merchantId } = caller;
    const { version, base = null } = values;
    if (terms.simulate) {
      const { document } = await versionOf(context.database, merchantId, version);
      return simulated(context, { merchantId, document, base });
    }
    const wanted = { merchantId, version, base, actor };
    return once(context.database, terms, (keep) =>
      answering(async () =>
        sayApplied(await rollBackProgram(context.database, wanted, alsoKept(keep))),
      ),
    );
  });

/** Keeps under the request's key what is about to be answered. */
function alsoKept(keep: Keep): Also<AppliedProgram> {
  return (client, came) => keep(client, sayApplied(came));
}

/** What applying would come to. The number of the version is the next one, if nobody is quicker. */
async function simulated(
  { database }: V2Context,
  wanted: { readonly merchantId: number; readonly document: unknown; readonly base: number | null },
): Promise<V2Reply> {
  const plan = await planProgram(database, wanted);
  if (plan.problems.length > 0) return refuseProblems(plan.problems);
  const version = plan.isNew ? plan.running + 1 : plan.running;
  return sayApplied({ ...plan, version });
}

function sayApplied({ version, isNew, changes, withoutCodes }: AppliedProgram): V2Reply {
  return succeed({
    version,
    is_new: isNew,
    ...changesData(changes),
    rewards_without_codes: withoutCodes,
  });
}
