import type pg from 'pg';
import type { InstallationSecret } from '../runtime/secret.ts';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { BEFORE_THE_FIRST_SEAL, sealHash, sealText, type SealFacts } from './format.ts';
import { openSigner } from './keys.ts';
import { findSeal, type Seal } from './read-seals.ts';
import { keepSubtree, newestSubtrees, readSubtrees, type KeptSubtree } from './sealed-heads.ts';
import { SumTree } from './sum-tree.ts';

/** What was sealed is not there any more: nothing new is sealed over it. */
export class SealRefused extends Error {
  /** What does not fit, as sentences: at most twenty. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`nothing is sealed: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

export interface SealTools {
  readonly pool: pg.Pool;
  /** The installation's: the signing key lies under it. */
  readonly secret: InstallationSecret;
}

/** A million members take a minute and more on a busy machine; this is only for what never ends. */
const TIMEOUT = `set local statement_timeout = '30min'`;
/* Whole tables are compared; a planner with old statistics would go through one row by row. */
const SETTINGS = [
  'begin isolation level repeatable read',
  TIMEOUT,
  'set local enable_nestloop = off',
  `set local work_mem = '64MB'`,
] as const;

const readLast = statement(
  'seals.readLast',
  `select m.partner_id as "partnerId", clock_timestamp() as now, coalesce(s.number, 0) as number,
          encode(s.hash, 'hex') as hash
     from merchants m
     left join lateral (
       select o.number, o.hash from seals o where o.merchant_id = $1
        order by o.number desc limit 1) as s on true
    where m.id = $1`,
);
/**
 * Heads that went back, were removed, or changed without a posting since they were sealed. Only of
 * those that moved the chain is looked at: at the sealed version it must be what was sealed.
 */
const findBroken = statement(
  'seals.findBroken',
  `with moved as materialized (
     select s.member_id, s.version as sealed, s.chain, h.version as kept
       from sealed_heads s
       left join member_heads h on h.merchant_id = $1 and h.id = s.member_id
      where s.merchant_id = $1 and s.next_seal is null
        and (h.version, h.chain, h.available, h.pending, h.reserved, h.owed) is distinct from
            (s.version, s.chain, s.available, s.pending, s.reserved, s.owed))
   select m.member_id as "memberId", m.sealed, m.kept
     from moved m
     left join lateral (
       select p.hash from postings p
        where p.merchant_id = $1 and p.member_id = m.member_id and p.version = m.sealed
        limit 1) as p on true
    where m.kept is null or m.kept <= m.sealed or (m.sealed > 0 and p.hash is distinct from m.chain)
    order by m.member_id limit 20`,
);
const closeMoved = statement(
  'seals.closeMoved',
  `update sealed_heads s set next_seal = $2
     from member_heads h
    where s.merchant_id = $1 and s.next_seal is null
      and h.merchant_id = $1 and h.id = s.member_id and h.version <> s.version`,
);
const sealHeads = statement(
  'seals.sealHeads',
  `insert into sealed_heads
          (merchant_id, member_id, first_seal, version, chain, available, pending, reserved, owed)
   select $1, h.id, $2, h.version, h.chain, h.available, h.pending, h.reserved, h.owed
     from member_heads h
     left join sealed_heads s
       on s.merchant_id = $1 and s.member_id = h.id and s.next_seal is null
    where h.merchant_id = $1 and s.member_id is null
    order by h.id`,
);
const addSeal = statement(
  'seals.add',
  `insert into seals (merchant_id, number, sealed_at, members, root, available, pending, reserved,
          owed, previous, hash, key_id, signature, subtrees)
   values ($1, $2, to_timestamp($3::float8 / 1000), $4, decode($5, 'hex'), $6, $7, $8, $9,
           decode($10, 'hex'), decode($11, 'hex'), $12, decode($13, 'hex'), $14)`,
);

interface Last {
  readonly partnerId: string;
  readonly now: number;
  readonly number: number;
  readonly hash: string | null;
}

/**
 * Seals all heads of a merchant as one snapshot shows them, without a lock of theirs: only those that
 * moved since the last seal are written down; if any did, all are read and hashed. Throws `SealRefused`
 * if what was sealed before is gone or was altered. Two at once: the second fails, with nothing written.
 * `also` writes in the same commit.
 */
export async function makeSeal(
  { pool, secret }: SealTools,
  merchantId: number,
  also: (client: pg.PoolClient, seal: Seal) => Promise<void> = () => Promise.resolve(),
): Promise<Seal> {
  const signer = await openSigner(pool, secret);
  const seal = async (client: pg.PoolClient): Promise<Seal> => {
    const facts = await gather(client, merchantId, signer.keyId);
    const signature = signer.sign(sealText(facts.seal));
    const { seal: said } = facts;
    await client.query({
      ...addSeal,
      values: [
        ...[merchantId, said.number, said.sealedAt, said.members, said.root],
        ...[said.available, said.pending, said.reserved, said.owed].map(String),
        ...[said.previous, sealHash(said), said.keyId, signature, JSON.stringify(facts.subtrees)],
      ],
    });
    const made = await findSeal(client, merchantId, said.number);
    if (made === null) throw new Error('a seal was not inserted');
    await also(client, made);
    return made;
  };
  return inTransaction(pool, seal, SETTINGS);
}

async function gather(
  client: pg.ClientBase,
  merchantId: number,
  keyId: string,
): Promise<{ readonly seal: SealFacts; readonly subtrees: readonly KeptSubtree[] }> {
  const { rows } = await client.query<Last>({ ...readLast, values: [merchantId] });
  const last = rows[0];
  if (last === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
  await refuseBroken(client, merchantId, last.number);
  const number = last.number + 1;
  const values = [merchantId, number];
  await client.query({ ...closeMoved, values });
  const { rowCount } = await client.query({ ...sealHeads, values });
  // Who moved was closed and is written anew: without a row the tree is the last one.
  const kept = rowCount === 0 ? await readSubtrees(client, merchantId, last.number) : [];
  const tree = new SumTree();
  const subtrees: KeptSubtree[] = [];
  for await (const subtree of kept.length > 0 ? kept : newestSubtrees(client, merchantId)) {
    subtrees.push(keepSubtree(subtree));
    tree.add(subtree.root);
  }
  const { hash: root, ...sums } = tree.root();
  const { partnerId, now: sealedAt } = last;
  const previous = last.hash ?? BEFORE_THE_FIRST_SEAL;
  return { seal: { partnerId, number, sealedAt, root, ...sums, previous, keyId }, subtrees };
}

async function refuseBroken(
  client: pg.ClientBase,
  merchantId: number,
  seal: number,
): Promise<void> {
  const { rows } = await client.query<{ memberId: string; sealed: number; kept: number | null }>({
    ...findBroken,
    values: [merchantId],
  });
  if (rows.length === 0) return;
  throw new SealRefused(
    rows.map(
      ({ memberId, sealed, kept }) =>
        `member ${memberId} was sealed at posting ${String(sealed)} by seal ${String(seal)}, and ` +
        (kept === null
          ? 'his head is gone'
          : `his books at posting ${String(kept)} do not go on from there`),
    ),
  );
}
