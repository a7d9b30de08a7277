import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import {
  decideApproval,
  withdrawApproval,
  type Approval,
  type Decided,
  type Decision,
  type Withdrawn,
} from './approvals.ts';

/** What a decision lets happen, or calls off, in the transaction of the decision. */
type Follow = (client: pg.ClientBase, settled: Approval) => Promise<void>;

/**
 * What follows a decision, by the kind of what waited. A plain request is looked at by whoever asked, so
 * nothing follows. Whatever opens approvals of another kind adds it here.
 */
const FOLLOWS: Readonly<Record<string, Follow>> = {
  request: () => Promise.resolve(),
};

/** Decides, and does what follows; all of it or nothing. */
export function decide(pool: pg.Pool, decision: Decision): Promise<Decided> {
  return inTransaction(pool, async (client) => {
    const decided = await decideApproval(client, decision);
    if (decided.kind === 'decided') await follow(client, decided.approval);
    return decided;
  });
}

/** Takes back, and does what follows; all of it or nothing. */
export function withdraw(
  pool: pg.Pool,
  withdrawal: Pick<Decision, 'merchantId' | 'id' | 'reason' | 'by'>,
): Promise<Withdrawn> {
  return inTransaction(pool, async (client) => {
    const withdrawn = await withdrawApproval(client, withdrawal);
    if (withdrawn.kind === 'withdrawn') await follow(client, withdrawn.approval);
    return withdrawn;
  });
}

async function follow(client: pg.ClientBase, settled: Approval): Promise<void> {
  const next = FOLLOWS[settled.kind];
  if (next === undefined) throw new Error(`nobody knows what follows for ${settled.kind}`);
  await next(client, settled);
}
