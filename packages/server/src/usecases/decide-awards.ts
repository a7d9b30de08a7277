import type { Command, RefusalCode } from '@fealty/core';
import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import type { Outcome } from '../ledger/outcome.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';

/** What becomes of many awards that wait, and who says so. */
export interface AwardDecision {
  readonly merchantId: number;
  readonly approves: boolean;
  readonly ids: readonly string[];
  readonly actor: string;
  readonly reason: string | null;
  /** What was asked for, for the audit. */
  readonly asked: object;
  /** How long each may wait, milliseconds. */
  readonly patienceMs: number;
}

/** An award that was not decided, and why; `busy` if it is worth trying again. */
export interface Undecided {
  readonly id: string;
  readonly code: RefusalCode | 'busy';
}

/**
 * Approves or rejects awards through the bulk lanes, each by itself: one that cannot be decided any
 * more harms no other. Doing it twice does nothing. What was done goes into the audit as one entry,
 * beside who settled each.
 */
export async function decideAwards(
  { pool, lanes }: { readonly pool: pg.Pool; readonly lanes: Lanes },
  decision: AwardDecision,
): Promise<{ readonly decided: readonly string[]; readonly undecided: readonly Undecided[] }> {
  const { merchantId, ids, actor, approves } = decision;
  const ends = await Promise.all(ids.map((id) => decideOne(lanes, decision, id)));
  const undecided = ends.filter((end) => end !== null);
  const left = new Set(undecided.map(({ id }) => id));
  const decided = ids.filter((id) => !left.has(id));
  if (decided.length > 0) {
    const after = { ...decision.asked, decided, undecided, reason: decision.reason };
    const action = approves ? 'moderation.approved' : 'moderation.rejected';
    await inTransaction(pool, (client) =>
      appendAudit(client, { merchantId, actor, action, subject: 'awards', after }),
    );
  }
  return { decided, undecided };
}

async function decideOne(
  lanes: Lanes,
  { merchantId, approves, actor, reason, patienceMs }: AwardDecision,
  id: string,
): Promise<Undecided | null> {
  const said = reason === null ? {} : { reason };
  const command: Command = approves
    ? { kind: 'approve_award', actor, transactionId: id, approvedBy: actor, ...said }
    : { kind: 'reject_award', actor, transactionId: id, rejectedBy: actor, ...said };
  const answer = await lanes.submit({
    ...{ merchantId, command, key: null, bulk: true },
    deadlineMs: performance.now() + patienceMs,
    respond: (outcome) => ({ status: 200, body: endOf(outcome) }),
  });
  return answer.body === 'done' ? null : { id, code: answer.body as Undecided['code'] };
}

function endOf(outcome: Outcome): 'done' | Undecided['code'] {
  if (outcome.kind === 'done') return 'done';
  return outcome.kind === 'refused' ? outcome.refusal.code : 'busy';
}
