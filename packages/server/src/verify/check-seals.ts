import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import {
  isSigned,
  leafNode,
  Rebuilt,
  sealedText,
  type SealedRow,
  type SealRow,
} from './seal-canonical.ts';

const pageSeals = statement(
  'verify.pageSeals',
  `select s.number, m.partner_id, s.sealed_at, s.members, encode(s.root, 'hex') as root, s.available,
          s.pending, s.reserved, s.owed, encode(s.previous, 'hex') as previous,
          encode(s.hash, 'hex') as hash, s.key_id, encode(k.public_key, 'hex') as public_key,
          encode(s.signature, 'hex') as signature
     from seals s
     join merchants m on m.id = s.merchant_id
     join seal_keys k on k.id = s.key_id
    where s.merchant_id = $1 and s.number > $2
    order by s.number limit 1000`,
);
const pageSealed = statement(
  'verify.pageSealedHeads',
  `select s.member_id, s.version, encode(s.chain, 'hex') as chain, s.available, s.pending,
          s.reserved, s.owed
     from sealed_heads s
    where s.merchant_id = $1 and s.next_seal is null and s.member_id > $2
    order by s.member_id limit 4096`,
);
/** Where the books no longer contain what was sealed of a member. */
const lostHeads = statement(
  'verify.lostHeads',
  `select s.member_id, s.version as sealed, h.version as kept
     from sealed_heads s
     left join member_heads h on h.merchant_id = $1 and h.id = s.member_id
     left join postings p
       on p.merchant_id = $1 and p.member_id = s.member_id and p.version = s.version
    where s.merchant_id = $1 and s.next_seal is null and s.member_id > $2
      and (h.id is null or h.version < s.version
        or (s.version > 0 and p.hash is distinct from s.chain)
        or (h.version = s.version
          and (h.chain, h.available, h.pending, h.reserved, h.owed) is distinct from
              (s.chain, s.available, s.pending, s.reserved, s.owed)))
    order by s.member_id limit 1000`,
);
const SETTINGS = [
  'begin isolation level repeatable read read only',
  'set local enable_nestloop = off',
  "set local work_mem = '64MB'",
] as const;

/** What a check against seals came to. */
export interface SealCheck {
  /** Sentences about what does not fit; empty if all does. */
  readonly problems: readonly string[];
  /** The newest seal; null if nothing was ever sealed. */
  readonly newest: { readonly number: number; readonly sealedAt: number } | null;
}

/** A seal that was published: what the books keep of it must have this hash. */
export interface PublishedSeal {
  readonly number: number;
  readonly hash: string;
}

/**
 * Holds the books against the seals: each seal follows the one before and is signed, the newest says
 * what is kept of its heads, and each member's chain still goes through what was sealed of him. So a
 * tail that was removed with its head, a member who was, or an older state put back shows. Whoever
 * can write here and sign can alter seals too: that shows against one that was `published`.
 */
export async function checkSeals(
  client: pg.ClientBase,
  merchantId: number,
  published: readonly PublishedSeal[] = [],
): Promise<SealCheck> {
  for (const setting of SETTINGS) await client.query(setting);
  try {
    const awaited = new Map(published.map(({ number, hash }) => [number, hash]));
    const { problems, newest } = await checkLine(client, merchantId, awaited);
    for (const number of awaited.keys()) {
      problems.push(`seal ${String(number)}, which was published, is not kept`);
    }
    if (newest === null) return { problems, newest };
    problems.push(...(await checkTree(client, merchantId, newest)));
    problems.push(...(await findLost(client, merchantId, newest.number)));
    return { problems, newest: { number: newest.number, sealedAt: newest.sealed_at } };
  } finally {
    await client.query('rollback');
  }
}

/** Each seal for itself and behind the one before; takes out of `awaited` what it met. */
async function checkLine(
  client: pg.ClientBase,
  merchantId: number,
  awaited: Map<number, string>,
): Promise<{ problems: string[]; newest: SealRow | null }> {
  const problems: string[] = [];
  let newest: SealRow | null = null;
  for (;;) {
    const values: readonly number[] = [merchantId, newest?.number ?? 0];
    const page: pg.QueryResult<SealRow> = await client.query<SealRow>({
      ...pageSeals,
      values: [...values],
    });
    for (const seal of page.rows) {
      const name = `seal ${String(seal.number)}`;
      if (seal.number !== (newest?.number ?? 0) + 1) {
        problems.push(`the seal before ${name} is missing`);
      }
      if (seal.previous !== (newest?.hash ?? '0'.repeat(64))) {
        problems.push(`${name} does not follow the one before it`);
      }
      if (sealedText(seal).hash !== seal.hash) problems.push(`${name} was altered`);
      if (!isSigned(seal)) problems.push(`${name} is not signed by the key that it names`);
      const hash = awaited.get(seal.number);
      if (hash !== undefined && hash !== seal.hash) {
        problems.push(`${name} is not the one that was published`);
      }
      awaited.delete(seal.number);
      newest = seal;
    }
    if (page.rows.length < 1000) return { problems, newest };
  }
}

async function checkTree(
  client: pg.ClientBase,
  merchantId: number,
  seal: SealRow,
): Promise<readonly string[]> {
  const tree = new Rebuilt();
  let after = '';
  for (;;) {
    const { rows } = await client.query<SealedRow>({ ...pageSealed, values: [merchantId, after] });
    for (const row of rows) tree.take(leafNode(row));
    after = rows.at(-1)?.member_id ?? after;
    if (rows.length < 4096) break;
  }
  const { hash, totals } = tree.root();
  const said = [seal.members, seal.available, seal.pending, seal.reserved, seal.owed].map(String);
  if (hash === seal.root && totals.map(String).join() === said.join()) return [];
  return [
    `what is kept of the heads that seal ${String(seal.number)} sealed was altered: its root is ` +
      `${seal.root}, they come to ${hash}`,
  ];
}

async function findLost(
  client: pg.ClientBase,
  merchantId: number,
  seal: number,
): Promise<readonly string[]> {
  const problems: string[] = [];
  let after = '';
  for (;;) {
    const { rows } = await client.query<{ member_id: string; sealed: number; kept: number | null }>(
      {
        ...lostHeads,
        values: [merchantId, after],
      },
    );
    for (const { member_id: id, sealed, kept } of rows) {
      const was = `member ${id} was sealed at posting ${String(sealed)} by seal ${String(seal)}`;
      problems.push(
        kept === null
          ? `${was}, and his head is gone: he was removed`
          : kept < sealed
            ? `${was}, and his head stands at ${String(kept)}: his last postings were removed`
            : `${was}, and that posting or his balances there are others now`,
      );
    }
    after = rows.at(-1)?.member_id ?? after;
    if (rows.length < 1000) return problems;
  }
}
