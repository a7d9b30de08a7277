import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  endSessionRow,
  listSessionRows,
  noteSessionUsed,
  type ListedSession,
} from '../store/sessions.ts';

export type { ListedSession } from '../store/sessions.ts';

/** Whose sessions. */
interface Owner {
  readonly merchantId: number;
  readonly personId: string;
  readonly actor: string;
}

/** Live sessions of a person, the last begun first. */
export function listSessions(
  pool: pg.Pool,
  { merchantId, personId }: Pick<Owner, 'merchantId' | 'personId'>,
  idleMs: number,
): Promise<readonly ListedSession[]> {
  return listSessionRows(pool, merchantId, { personId, idleMs });
}

/** Ends one of a person's sessions at once, his own or by an owner; false if he has no such one. */
export function endSession(pool: pg.Pool, owner: Owner, id: string): Promise<boolean> {
  const { merchantId, personId, actor } = owner;
  return inTransaction(pool, async (client) => {
    const ended = await endSessionRow(client, merchantId, { personId, id });
    if (ended) {
      const entry = { merchantId, actor, action: 'person.signed_out', subject: personId };
      await appendAudit(client, { ...entry, before: { session: id } });
    }
    return ended;
  });
}

/** Notes that a session is used. Nobody waits for it; if it fails, the next request notes it. */
export function noteSessionUse(pool: pg.Pool, merchantId: number, id: string): void {
  noteSessionUsed(pool, merchantId, id).catch(() => undefined);
}
