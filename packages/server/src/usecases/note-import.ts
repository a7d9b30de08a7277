import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import type { ImportCounts } from './import-lines.ts';

/** What an import came to, for the audit stream: one entry instead of one for each line. */
export interface EndedImport {
  readonly merchantId: number;
  readonly importId: string;
  readonly what: 'members' | 'transactions';
  readonly counts: ImportCounts;
  readonly actor: string;
}

export function noteImport(pool: pg.Pool, ended: EndedImport): Promise<void> {
  const { merchantId, importId, what, counts, actor } = ended;
  return inTransaction(pool, (client) =>
    appendAudit(client, {
      merchantId,
      actor,
      action: 'import.ended',
      subject: importId,
      after: { what, ...counts },
    }),
  );
}
