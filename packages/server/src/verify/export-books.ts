import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { boundedRanges, readLinks } from './read-links.ts';
import type { SealedRow } from './seal-canonical.ts';

const findExported = statement(
  'verify.findExported',
  `select m.partner_id, s.number
     from merchants m
     join seals s on s.merchant_id = m.id
     left join seal_proofs p on p.merchant_id = m.id
    where s.number >= coalesce(p.first_seal, 0) and m.id = $1 and ($2::integer is null or s.number = $2)
    order by s.number desc limit 1`,
);
const HEADS_PAGE = 1000;
const POSTINGS_MAX = 10_000;
const pageExported = statement(
  'verify.pageExported',
  `select s.member_id, s.version, encode(s.chain, 'hex') as chain, s.available, s.pending,
          s.reserved, s.owed
     from sealed_heads s
    where s.merchant_id = $1 and s.first_seal <= $2 and (s.next_seal is null or s.next_seal > $2)
      and s.member_id > $3
    order by s.member_id limit $4`,
);

/** How much was exported, and of which seal. */
export interface ExportedBooks {
  readonly seal: number;
  readonly members: number;
  readonly postings: number;
}

/**
 * Writes the books as a seal found them, one JSON document a line, for a verifier that knows nothing
 * of us: who it is, then each member in the order of ids with his postings up to the sealed one.
 * `docs/operating/auditing.md` describes the lines. Null if there is no such seal, or what it sealed
 * was forgotten.
 */
export async function exportBooks(
  client: pg.ClientBase,
  asked: { readonly merchantId: number; readonly seal: number | null },
  write: (line: string) => Promise<void>,
): Promise<ExportedBooks | null> {
  const { merchantId } = asked;
  await client.query('begin isolation level repeatable read read only');
  try {
    const found = await client.query<{ partner_id: string; number: number }>({
      ...findExported,
      values: [merchantId, asked.seal],
    });
    const [head] = found.rows;
    if (head === undefined) return null;
    const seal = head.number;
    const first = { format: 'fealty books 1', partner_id: head.partner_id };
    await write(`${JSON.stringify({ ...first, merchant_id: merchantId, seal })}\n`);
    const done = { seal, members: 0, postings: 0 };
    for (let after = ''; ;) {
      const { rows } = await client.query<SealedRow>({
        ...pageExported,
        values: [merchantId, seal, after, HEADS_PAGE],
      });
      done.members += rows.length;
      done.postings += await exportPage(client, merchantId, rows, write);
      after = rows.at(-1)?.member_id ?? after;
      if (rows.length < HEADS_PAGE) return done;
    }
  } finally {
    await client.query('rollback');
  }
}

async function exportPage(
  client: pg.ClientBase,
  merchantId: number,
  rows: readonly SealedRow[],
  write: (line: string) => Promise<void>,
): Promise<number> {
  const ranges = rows.map(({ member_id: memberId, version: upTo }) => ({
    memberId,
    after: 0,
    upTo,
  }));
  const byId = new Map(rows.map((row) => [row.member_id, row]));
  let postings = 0;
  for (const group of boundedRanges(ranges, POSTINGS_MAX)) {
    const links = Map.groupBy(await readLinks(client, merchantId, group), (row) => row.member_id);
    for (const { memberId, after } of group) {
      const row = byId.get(memberId);
      if (row !== undefined && after === 0) await write(memberLine(row));
      for (const { link, hash } of links.get(memberId) ?? []) {
        await write(`${JSON.stringify({ link, hash })}\n`);
        postings += 1;
      }
    }
  }
  return postings;
}

function memberLine(row: SealedRow): string {
  const { member_id, version, chain } = row;
  const [available, pending, reserved, owed] = [
    ...[row.available, row.pending, row.reserved, row.owed].map(String),
  ];
  return `${JSON.stringify({ member_id, version, chain, available, pending, reserved, owed })}\n`;
}
