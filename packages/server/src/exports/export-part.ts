import type pg from 'pg';
import { readCustomAttributes } from '../queries/custom-attributes.ts';
import { pageExported, type ExportedMember } from '../queries/export-members.ts';
import { exportTransactions } from '../queries/export-transactions.ts';
import { csvLine } from './csv-line.ts';
import { inPortions, memberColumns, transactionColumns } from './export-merchant.ts';
import { memberFields, transactionFields, type Fields } from './fields.ts';

/** Which part of which file. */
export interface AskedPart {
  readonly merchantId: number;
  readonly pointsDecimals: number;
  readonly what: 'members' | 'transactions';
  /** The last member of the part before; null for the first part. */
  readonly behind: string | null;
  /** Attributes that are columns; null for those that members have, found by looking at all of them. */
  readonly attributes: readonly string[] | null;
  /** Members at most. */
  readonly members: number;
}

/** A part of a CSV file; the first begins with the line of names. */
export interface ExportPart {
  readonly csv: string;
  readonly lines: number;
  readonly members: number;
  readonly attributes: readonly string[];
  /** Where the next part begins; null behind the last. */
  readonly nextBehind: string | null;
}

/**
 * A part of the file that the command line writes. Of transactions it holds those of as many members as
 * can be read together, or those of one. Parts are read one after another: who changes meanwhile is told
 * as he is then.
 */
export async function exportPart(pool: pg.Pool, asked: AskedPart): Promise<ExportPart> {
  const { merchantId, what, behind, members } = asked;
  const client = await pool.connect();
  try {
    const page = await pageExported(client, { merchantId, behind: behind ?? '', limit: members });
    const [portion = []] = what === 'members' ? [page] : inPortions(page);
    const file =
      what === 'members' ? membersOf(portion) : await transactionsOf(client, asked, portion);
    const attributes = await attributesOf(client, asked);
    const columns = what === 'members' ? memberColumns(attributes) : transactionColumns();
    const rows = file.map((fields) => csvLine(columns.map((name) => fields.get(name) ?? '')));
    const head = behind === null ? [csvLine(columns)] : [];
    const isLast = portion.length === page.length && page.length < members;
    return {
      csv: [...head, ...rows].map((line) => `${line}\n`).join(''),
      lines: rows.length,
      members: portion.length,
      attributes,
      nextBehind: isLast ? null : (portion.at(-1)?.id ?? null),
    };
  } finally {
    client.release();
  }
}

function attributesOf(
  client: pg.ClientBase,
  { merchantId, what, attributes }: AskedPart,
): Promise<readonly string[]> {
  if (what === 'transactions') return Promise.resolve([]);
  return attributes === null
    ? readCustomAttributes(client, merchantId)
    : Promise.resolve(attributes);
}

function membersOf(page: readonly ExportedMember[]): readonly Fields[] {
  return page.map(memberFields);
}

async function transactionsOf(
  client: pg.ClientBase,
  { merchantId, pointsDecimals }: AskedPart,
  portion: readonly ExportedMember[],
): Promise<readonly Fields[]> {
  const byId = new Map(portion.map((member) => [member.id, member]));
  const rows = await exportTransactions(client, merchantId, [...byId.keys()]);
  return rows.flatMap((row) => {
    const member = byId.get(row.member_id);
    return member === undefined ? [] : [transactionFields(row, member, pointsDecimals)];
  });
}
