import type pg from 'pg';
import { MEMBER_FIELDS } from '../imports/member-line.ts';
import { TRANSACTION_FIELDS } from '../imports/transaction-line.ts';
import { exportMembers, type ExportedMember } from '../queries/export-members.ts';
import { exportTransactions } from '../queries/export-transactions.ts';
import { memberFields, transactionFields } from './fields.ts';
import type { LineWriter } from './write-lines.ts';

/** Members to a page; their transactions are read together. */
const PAGE = 500;

/** What an export came to, and what could not be said in it. */
export interface Exported {
  members: number;
  transactions: number;
  /** Members with points that are pending, or with a debt: those stay behind. */
  withPending: number;
  withDebt: number;
}

/** Columns of a member file: those that an import reads, without balances; and attributes. */
export function memberColumns(attributes: readonly string[]): readonly string[] {
  const own = MEMBER_FIELDS.filter((name) => name !== 'points' && name !== 'expires_at');
  return [...own, ...attributes.map((name) => `custom.${name}`)];
}

/** Columns of a transaction file: everything in it has been settled. */
export function transactionColumns(): readonly string[] {
  return TRANSACTION_FIELDS.filter((name) => name !== 'status');
}

/** Writes members, or their transactions, or both, from one snapshot of the books. */
export async function exportMerchant(
  client: pg.ClientBase,
  terms: { readonly merchantId: number; readonly pointsDecimals: number },
  to: { readonly members?: LineWriter; readonly transactions?: LineWriter },
  counts: Exported,
): Promise<void> {
  const { merchantId, pointsDecimals } = terms;
  await client.query('begin isolation level repeatable read read only');
  try {
    for await (const page of exportMembers(client, merchantId, PAGE)) {
      count(counts, page);
      await to.members?.write(page.map(memberFields));
      if (to.transactions === undefined) continue;
      const members = new Map(page.map((member) => [member.id, member]));
      const rows = await exportTransactions(client, merchantId, [...members.keys()]);
      counts.transactions += rows.length;
      const lines = rows.map((row) =>
        transactionFields(row, members.get(row.member_id) ?? NOBODY, pointsDecimals),
      );
      await to.transactions.write(lines);
    }
  } finally {
    await client.query('rollback');
  }
}

const NOBODY = { email: '', uid: '' };

function count(counts: Exported, page: readonly ExportedMember[]): void {
  counts.members += page.length;
  counts.withPending += page.filter(({ pending }) => pending > 0).length;
  counts.withDebt += page.filter(({ owed }) => owed > 0).length;
}
