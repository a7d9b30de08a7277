import type { bulkMembers, V2Values } from '@fealty/contract/v2';
import { readMembersHeld, type HeldByMember } from '../../../queries/members-held.ts';
import { actOnMembers, foreseeActs, type ActOnMembers } from '../../../usecases/act-on-members.ts';
import { wirePoints } from '../../wire-points.ts';
import { responder } from '../serving/perform.ts';
import { REFUSALS } from '../serving/refusal-table.ts';
import { refusalSentence, refuse, refuseParameters } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';

type Values = V2Values<typeof bulkMembers>;

interface RefusedMember {
  readonly id: string;
  readonly error_code: string;
  readonly reason: string;
}

/** Does one thing to each of many members; how each came out is told. */
export const handleBulkMembers: V2Handler<Values> = async (context, request) => {
  const { values, caller, actor, terms } = request;
  const { act, tags = [] } = values;
  if (values.members.length === 0) return refuseParameters({ kind: 'missing', names: ['members'] });
  if ((act === 'tag' || act === 'untag') && tags.length === 0) {
    return refuseParameters({ kind: 'missing', names: ['tags'] });
  }
  const { merchantId } = caller;
  const named = [...new Set(values.members)];
  const held = await readMembersHeld(context.database, merchantId, named);
  const barred = act === 'unblock' ? notBlocked(held) : [];
  const out = new Set(barred.map(({ id }) => id));
  const memberIds = named.filter((id) => !out.has(id));
  const asked = { merchantId, memberIds, act: { act, tags }, actor };
  if (terms.simulate) return foreseen(context, asked, { held, barred });
  return done(context, request, { asked, barred });
};

/** Only who is blocked is unblocked: whoever left of his own accord is not brought back by it. */
function notBlocked(held: ReadonlyMap<string, HeldByMember>): readonly RefusedMember[] {
  return [...held.values()]
    .filter(({ status }) => status === 'opted_out')
    .map(({ id }) => ({
      ...{ id, error_code: 'INVALID_MEMBER_STATUS' },
      reason: 'The member has opted out and is not blocked',
    }));
}

async function foreseen(
  { lanes, programs }: V2Context,
  asked: ActOnMembers,
  beside: {
    readonly held: ReadonlyMap<string, HeldByMember>;
    readonly barred: readonly RefusedMember[];
  },
): Promise<V2Reply> {
  const program = await programs.running(asked.merchantId);
  const acts = await foreseeActs(lanes, asked);
  if (acts === null) return refuse('TRY_AGAIN', 'Too much is being simulated; try again');
  const refusals = [...beside.barred];
  let [unchanged, points] = [0, 0];
  acts.forEach((one, place) => {
    const id = asked.memberIds[place] ?? '';
    if (one.kind === 'refused') {
      const { refusal } = one;
      const reason = refusalSentence(refusal, program);
      refusals.push({ id, error_code: REFUSALS[refusal.code], reason });
    } else if (one.kind === 'unchanged') unchanged += 1;
    else points += beside.held.get(id)?.points ?? 0;
  });
  const data = { ...counted(asked, beside.barred, refusals), unchanged };
  return succeed({ ...data, points_held: wirePoints(points, program) });
}

async function done(
  { lanes }: V2Context,
  { terms }: V2Request<Values>,
  { asked, barred }: { readonly asked: ActOnMembers; readonly barred: readonly RefusedMember[] },
): Promise<V2Reply> {
  const answers = await actOnMembers(lanes, asked, {
    key: terms.key,
    deadlineMs: performance.now() + terms.patienceMs,
    respond: responder({ say: () => ({}) }),
  });
  const refusals = [...barred];
  answers.forEach(({ body }, place) => {
    const told = JSON.parse(body) as { success: boolean; error_code?: string; reason?: string };
    const { error_code = '', reason = '' } = told;
    if (!told.success) refusals.push({ id: asked.memberIds[place] ?? '', error_code, reason });
  });
  return succeed(counted(asked, barred, refusals));
}

function counted(
  { memberIds }: ActOnMembers,
  barred: readonly RefusedMember[],
  refusals: readonly RefusedMember[],
): object {
  const all = memberIds.length + barred.length;
  return { done: all - refusals.length, refused: refusals.length, refusals };
}
