import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import {
  listOpenActions,
  mendAgentAction,
  type AgentActionEnd,
  type OpenAction,
} from '../store/agent-actions.ts';
import { appendAudit } from '../store/audit.ts';
import { endedFrom, type Ended } from './outcome-words.ts';
import { actionKey } from './submit-action.ts';

/** Longer than any command that was handed to the ledger can still be carried out. */
const SETTLED_MS = 10 * 60 * 1000;
const TOGETHER = 500;

const NOT_DONE: AgentActionEnd = {
  ...{ state: 'refused', code: 'not_carried_out', points: 0 },
  ...{ transactionId: null, status: null, answer: null },
};

/**
 * Settles what agents began and a process left open, by what the ledger kept under the key of the form;
 * what it keeps nothing of was not done, and counts no longer. Answers how many were settled.
 */
export async function mendAgentActions(
  pool: pg.Pool,
  openForMs: number = SETTLED_MS,
): Promise<number> {
  const open = await listOpenActions(pool, { openForMs, most: TOGETHER });
  for (const action of open) await mend(pool, action);
  return open.length;
}

async function mend(pool: pg.Pool, action: OpenAction): Promise<void> {
  const { merchantId, id, deskId, kept } = action;
  const ended = kept === null ? null : endedFrom(kept);
  await inTransaction(pool, async (client) => {
    const settled = ended === null ? NOT_DONE : endOf(ended);
    if (!(await mendAgentAction(client, merchantId, { ...settled, id }))) return;
    await appendAudit(client, {
      merchantId,
      actor: 'job:mend_agent_actions',
      action: 'agent.settled',
      subject: settled.transactionId ?? id,
      memberId: ended?.memberId ?? action.memberId,
      after: { form: id, key: actionKey(deskId, id), state: settled.state, code: settled.code },
    });
  });
}

function endOf({ answer, memberId: _memberId, ...ended }: Ended): AgentActionEnd {
  return { ...ended, status: answer.status, answer: answer.body };
}
