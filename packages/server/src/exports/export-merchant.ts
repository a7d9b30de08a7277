import type pg from 'pg';
import { MEMBER_FIELDS } from '../imports/member-line.ts';
import { TRANSACTION_FIELDS } from '../imports/transaction-line.ts';
import { exportMembers, type ExportedMember } from '../queries/export-members.ts';
import { exportTransactions } from '../queries/export-transactions.ts';
import { memberFields, transactionFields } from './fields.ts';
import type { LineWriter } from './write-lines.ts';

/** Members to a page. */
const PAGE = 500;
/** Postings whose transactions are read together, if one member alone has not more. */
const POSTINGS_MAX = 10_000;

/** What an export came to, and what could not be said in it. */
export interface Exported {
  members: number;
  transactions: number;
  /** Members with points that are pending, or with a debt: those stay behind. */
  withPending: number;
  withDebt: number;
  /** Members with a redemption in a cart: it counts as spent. */
  withHeld: number;
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
      for (const some of inPortions(page)) {
        const members = new Map(some.map((member) => [member.id, member]));
        const rows = await exportTransactions(client, merchantId, [...members.keys()]);
        counts.transactions += rows.length;
        const lines = rows.map((row) =>
          transactionFields(row, members.get(row.member_id) ?? NOBODY, pointsDecimals),
        );
        await to.transactions.write(lines);
      }
    }
  } finally {
    await client.query('rollback');
  }
}

/** Splits members so that what is in memory at once does not grow with how long they are there. */
export function* inPortions(page: readonly ExportedMember[]): Generator<readonly ExportedMember[]> {
  let portion: ExportedMember[] = [];
  let postings = 0;
  for (const member of page) {
    if (portion.length > 0 && postings + member.version > POSTINGS_MAX) {
      yield portion;
      portion = [];
      postings = 0;
    }
    portion.push(member);
    postings += member.version;
  }
  if (portion.length > 0) yield portion;
}

const NOBODY = { email: '', uid: '' };

function count(counts: Exported, page: readonly ExportedMember[]): void {
  counts.members += page.length;
  counts.withPending += page.filter(({ pending }) => pending > 0).length;
  counts.withHeld += page.filter(({ reserved }) => reserved > 0).length;
  counts.withDebt += page.filter(({ owed }) => owed > 0).length;
}
