import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addApproval,
  countWaiting,
  lockApproval,
  readApprovalRow,
  readWaitingApproval,
  settleApproval,
  type Approval,
  type ApprovalState,
} from '../store/approvals.ts';
import { lockPerson, type Role } from '../store/people.ts';

export {
  listApprovalRows as listApprovals,
  readApprovalRow as readApproval,
  type Approval,
  type ApprovalState,
} from '../store/approvals.ts';

/** Who acts: `person` is null for keys, the operator and the program. */
export interface Actor {
  /** For the audit: `key:main`, `person:ann@shop.example`, `cli`. */
  readonly actor: string;
  readonly person: { readonly id: string; readonly role: Role } | null;
}

/** What is to be approved. */
export interface WantedApproval {
  readonly merchantId: number;
  /** A new id. */
  readonly id: string;
  /** A word for the kind of thing, and which of that kind. */
  readonly kind: string;
  readonly subject: string;
  /** What will happen, in one sentence, with the figures that it is about. */
  readonly what: string;
  readonly by: Actor;
}

const WHAT_MAX = 1000;

/**
 * Asks for a second person, in the transaction of whatever will wait. The same thing waits once:
 * asked for again, the approval that is already there is answered.
 */
export async function openApproval(
  client: pg.ClientBase,
  wanted: WantedApproval,
): Promise<Approval> {
  const { merchantId, id, kind, subject, by } = wanted;
  const what = wanted.what.slice(0, WHAT_MAX);
  const isNew = await addApproval(client, {
    ...{ merchantId, id, kind, subject, what },
    askedBy: by.actor,
    askedPerson: by.person?.id ?? null,
  });
  if (isNew) {
    const entry = { merchantId, actor: by.actor, action: 'approval.asked', subject: id };
    await appendAudit(client, { ...entry, after: { kind, subject, what } });
  }
  const approval = isNew
    ? await readApprovalRow(client, merchantId, id)
    : await readWaitingApproval(client, merchantId, { kind, subject });
  if (approval === null) throw new Error(`the approval of ${kind} ${subject} is not there`);
  return approval;
}

/** Requests of one merchant that wait; people look through them. */
export const REQUESTS_MAX = 200;

/** Asks for a second person about something outside of the program. */
export function askApproval(
  pool: pg.Pool,
  wanted: Omit<WantedApproval, 'kind'>,
): Promise<Approval | 'too_many'> {
  const kind = 'request';
  return inTransaction(pool, async (client) => {
    const many = await countWaiting(client, wanted.merchantId, kind);
    return many >= REQUESTS_MAX ? 'too_many' : openApproval(client, { ...wanted, kind });
  });
}

/** How somebody decides about an approval. */
export interface Decision {
  readonly merchantId: number;
  readonly id: string;
  readonly state: 'approved' | 'refused';
  /** In the decider's words; null if he gives none. */
  readonly reason: string | null;
  readonly by: Actor;
}

/**
 * What became of a decision. `no_person`: a key decides nothing; `no_role`: owners and managers do;
 * `own`: whoever asked does not decide; `settled`: somebody decided before, or it was withdrawn.
 */
export type Decided =
  | { readonly kind: 'decided'; readonly approval: Approval }
  | { readonly kind: 'settled'; readonly approval: Approval }
  | { readonly kind: 'unknown' | 'no_person' | 'no_role' | 'own' };

const DECIDERS: ReadonlySet<Role> = new Set(['owner', 'manager']);

/**
 * Approves or refuses, once, under the lock of the approval: whatever the decision releases is to be
 * done in the same transaction, after this answered `decided`. What the person may do is looked at
 * under his lock too, so that nobody decides who was disabled a moment ago.
 */
export async function decideApproval(client: pg.ClientBase, decision: Decision): Promise<Decided> {
  const { merchantId, id, state, reason, by } = decision;
  if (by.person === null) return { kind: 'no_person' };
  if (!DECIDERS.has(by.person.role)) return { kind: 'no_role' };
  const approval = await lockApproval(client, merchantId, id);
  if (approval === null) return { kind: 'unknown' };
  const person = await lockPerson(client, merchantId, by.person.id);
  const mayDecide = person !== null && person.disabledAt === null && DECIDERS.has(person.role);
  if (!mayDecide) return { kind: 'no_role' };
  if (approval.askedPerson === person.id) return { kind: 'own' };
  if (approval.state !== 'waiting') return { kind: 'settled', approval };
  await settleApproval(client, merchantId, {
    id,
    state,
    by: by.actor,
    personId: person.id,
    reason,
  });
  await tell(client, approval, { by, state, reason });
  return { kind: 'decided', approval: await settled(client, approval) };
}

/** What became of a withdrawal. `not_own`: only whoever asked takes it back. */
export type Withdrawn =
  | { readonly kind: 'withdrawn'; readonly approval: Approval }
  | { readonly kind: 'settled'; readonly approval: Approval }
  | { readonly kind: 'unknown' | 'not_own' };

/** Takes back what one asked for, while nobody has decided. */
export async function withdrawApproval(
  client: pg.ClientBase,
  withdrawal: Pick<Decision, 'merchantId' | 'id' | 'reason' | 'by'>,
): Promise<Withdrawn> {
  const { merchantId, id, reason, by } = withdrawal;
  const approval = await lockApproval(client, merchantId, id);
  if (approval === null) return { kind: 'unknown' };
  const personId = by.person?.id ?? null;
  const isOwn = approval.askedPerson === personId && approval.askedBy === by.actor;
  if (!isOwn) return { kind: 'not_own' };
  if (approval.state !== 'waiting') return { kind: 'settled', approval };
  const state = 'withdrawn';
  await settleApproval(client, merchantId, { id, state, by: by.actor, personId, reason });
  await tell(client, approval, { by, state, reason });
  return { kind: 'withdrawn', approval: await settled(client, approval) };
}

async function tell(
  client: pg.ClientBase,
  { merchantId, id, kind, subject }: Approval,
  told: {
    readonly by: Actor;
    readonly state: Exclude<ApprovalState, 'waiting'>;
    readonly reason: string | null;
  },
): Promise<void> {
  const { by, state, reason } = told;
  const entry = { merchantId, actor: by.actor, action: `approval.${state}`, subject: id };
  await appendAudit(client, { ...entry, after: { kind, subject, reason } });
}

async function settled(client: pg.ClientBase, { merchantId, id }: Approval): Promise<Approval> {
  const approval = await readApprovalRow(client, merchantId, id);
  if (approval === null) throw new Error(`approval ${id} is gone`);
  return approval;
}
