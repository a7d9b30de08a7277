import type pg from 'pg';
import { createFresh } from '../runtime/fresh.ts';
import { statement } from '../runtime/statement.ts';

const insertEntry = statement(
  'audit.insertEntry',
  `insert into audit_entries (merchant_id, id, actor, action, subject, before, after, member_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

const fresh = createFresh();

/** A change that no ledger command made: keys, programs, imports. Holds no secrets. */
export interface AuditEntry {
  readonly merchantId: number;
  readonly actor: string;
  /** `key.created`, `program.applied`, … */
  readonly action: string;
  readonly subject: string;
  /** Whom it is about, if it is about a member: erasing him finds it by this. */
  readonly memberId?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Adds to the audit stream, in the transaction of the change it tells of. */
export async function appendAudit(client: pg.ClientBase, entry: AuditEntry): Promise<void> {
  const json = (value: unknown): string | null =>
    value === undefined ? null : JSON.stringify(value);
  await client.query({
    ...insertEntry,
    values: [
      entry.merchantId,
      fresh.id(),
      entry.actor,
      entry.action,
      entry.subject,
      json(entry.before),
      json(entry.after),
      entry.memberId ?? null,
    ],
  });
}
