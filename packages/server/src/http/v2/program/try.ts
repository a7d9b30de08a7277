import type { tryProgram, V2Values } from '@fealty/contract/v2';
import { explainTrace } from '@fealty/core';
import type { Outcome, Words } from '../../../ledger/outcome.ts';
import { compileToTry } from '../../../usecases/try-program.ts';
import { wirePoints } from '../../wire-points.ts';
import { responder } from '../serving/perform.ts';
import { refusalSentence, refuseParameters } from '../serving/refusal.ts';
import { PURCHASE_ACTIVITY, refuseOrder } from '../transactions/passed-order.ts';
import { awardCommand } from '../transactions/award.ts';
import { sayRecorded } from '../transactions/say-recorded.ts';
import type { V2Handler } from '../surface.ts';
import { answering } from './program-answer.ts';
import { findTriedFor } from './tried-for.ts';
import { findWanted } from './wanted-program.ts';

/** What an award would come to under a document or a draft. Nothing is recorded. */
export const handleTry: V2Handler<V2Values<typeof tryProgram>> = (context, request) =>
  answering(async () => {
    const { caller, values, terms, actor } = request;
    const { merchantId } = caller;
    const { document, draft_id, revision, transaction_attributes: passed } = values;
    const wanted = await findWanted(context, merchantId, {
      ...(document === undefined ? {} : { document }),
      ...(draft_id === undefined ? {} : { draft_id }),
      ...(revision === undefined ? {} : { revision }),
    });
    if ('refusal' in wanted) return wanted.refusal;
    // An order that nobody placed: it never earned before.
    const order = { order_id: context.newId(), ...passed };
    const stopped = values.activity_id === PURCHASE_ACTIVITY ? refuseOrder(order) : null;
    if (stopped !== null) return refuseParameters(stopped);
    const program = await compileToTry(context.database, merchantId, wanted.document);
    const tried = await findTriedFor(context, request, program);
    if ('refusal' in tried) return tried.refusal;
    const { member, before } = tried;
    const award = { ...values, member_id: '', transaction_attributes: order };
    const command = { ...awardCommand(award, { memberId: '', actor }), member };
    const deadlineMs = performance.now() + terms.patienceMs;
    const submission = { merchantId, command, respond: say, key: null, deadlineMs, bulk: false };
    return context.lanes.simulate(submission, { program, before });
  });

const otherwise = responder({ say: sayRecorded });

/** A refusal by the program is what was asked for: it is no failure of the request. */
function say(outcome: Outcome): Words {
  if (outcome.kind !== 'done' && outcome.kind !== 'refused') return otherwise(outcome);
  const { program, trace } = outcome;
  const transaction = outcome.kind === 'done' ? outcome.result.transaction : null;
  const data = {
    given: transaction !== null,
    points: transaction === null ? 0 : wirePoints(transaction.points, program),
    status: transaction?.status ?? null,
    reason: outcome.kind === 'refused' ? refusalSentence(outcome.refusal, program) : null,
    trace: explainTrace(trace, program),
  };
  return { status: 200, body: JSON.stringify({ success: true, data }) };
}
