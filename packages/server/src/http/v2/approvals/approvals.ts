import type {
  agreeApproval,
  askApproval as askEndpoint,
  listApprovals as listEndpoint,
  V2Values,
} from '@fealty/contract/v2';
import {
  askApproval,
  listApprovals,
  readApproval,
  REQUESTS_MAX,
  type Approval,
  type ApprovalState,
} from '../../../usecases/approvals.ts';
import { decide, withdraw } from '../../../usecases/decide-approval.ts';
import { slashTime } from '../../dates.ts';
import { refuse } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';

const ID = /^[0-9a-f]{24}$/;
const STATES: readonly ApprovalState[] = ['waiting', 'approved', 'refused', 'withdrawn'];

type Reason = V2Values<typeof agreeApproval>;

export const handleListApprovals: V2Handler<V2Values<typeof listEndpoint>> = async (
  { database },
  { caller, values },
) => {
  const { state, start_index: offset, count: limit } = values;
  const states = state === 'any' ? STATES : [state];
  const found = await listApprovals(database, caller.merchantId, { states, offset, limit });
  const { approvals, total } = found;
  const next = offset + approvals.length;
  return succeed({
    approvals: approvals.map(approvalData),
    ...{ total, more: next < total && approvals.length > 0, next_start_index: next },
  });
};

/** Asks for a second person, and does nothing by itself. */
export const handleAskApproval: V2Handler<V2Values<typeof askEndpoint>> = async (
  { database, newId },
  { caller, values: { subject, what } },
) => {
  const { merchantId } = caller;
  const wanted = { merchantId, id: newId(), subject, what, by: caller };
  const asked = await askApproval(database, wanted);
  if (asked === 'too_many') {
    const reason = `${String(REQUESTS_MAX)} requests of the store wait; withdraw or decide some first`;
    return refuse('TOO_MANY_APPROVALS', reason);
  }
  return succeed(approvalData(asked));
};

export const handleReadApproval: V2Handler<unknown> = async ({ database }, { caller, path }) => {
  const id = path['id'] ?? '';
  const found = ID.test(id) ? await readApproval(database, caller.merchantId, id) : null;
  return found === null ? unknown() : succeed(approvalData(found));
};

export const handleAgreeApproval: V2Handler<Reason> = (context, request) =>
  settle(context, request, 'approved');

export const handleRefuseApproval: V2Handler<Reason> = (context, request) =>
  settle(context, request, 'refused');

async function settle(
  { database }: V2Context,
  { caller, path, values }: V2Request<Reason>,
  state: 'approved' | 'refused',
): Promise<V2Reply> {
  const id = path['id'] ?? '';
  if (!ID.test(id)) return unknown();
  const { merchantId } = caller;
  const { reason = null } = values;
  const decided = await decide(database, { merchantId, id, state, reason, by: caller });
  switch (decided.kind) {
    case 'decided':
      return succeed(approvalData(decided.approval));
    case 'settled':
      return settled(decided.approval);
    case 'unknown':
      return unknown();
    case 'own':
      return refuse('ERROR_FORBIDDEN', 'Who asked does not decide: somebody else must');
    case 'no_person':
      return refuse('ERROR_FORBIDDEN', 'A key decides nothing: a person who is signed in does');
    case 'no_role':
      return refuse('ERROR_FORBIDDEN', 'Owners and managers decide');
  }
}

export const handleWithdrawApproval: V2Handler<Reason> = async (
  { database },
  { caller, path, values },
) => {
  const id = path['id'] ?? '';
  if (!ID.test(id)) return unknown();
  const { merchantId } = caller;
  const { reason = null } = values;
  const withdrawn = await withdraw(database, { merchantId, id, reason, by: caller });
  switch (withdrawn.kind) {
    case 'withdrawn':
      return succeed(approvalData(withdrawn.approval));
    case 'settled':
      return settled(withdrawn.approval);
    case 'unknown':
      return unknown();
    case 'not_own':
      return refuse('ERROR_FORBIDDEN', 'Only who asked takes it back');
  }
};

function approvalData(approval: Approval): object {
  const { id, kind, subject, what, state, askedBy, askedAt, decidedBy, decidedAt, reason } =
    approval;
  return {
    ...{ id, kind, subject, what, state },
    asked_by: askedBy,
    asked_date: slashTime(askedAt),
    decided_by: decidedBy,
    decided_date: decidedAt === null ? null : slashTime(decidedAt),
    reason,
  };
}

function settled({ state, decidedBy }: Approval): V2Reply {
  return refuse('APPROVAL_SETTLED', `This was ${state} by ${String(decidedBy)} before`);
}

function unknown(): V2Reply {
  return refuse('APPROVAL_DOES_NOT_EXIST', 'This store knows no such approval');
}
