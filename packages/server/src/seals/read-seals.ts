import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { SealFacts } from './format.ts';

/** A seal as it is published: what it says, its hash and who signed it. */
export interface Seal extends SealFacts {
  readonly hash: string;
  /** Ed25519 over the text of the seal. Hex. */
  readonly signature: string;
  /** 32 bytes in hex. */
  readonly publicKey: string;
}

interface Row extends Omit<Seal, 'available' | 'pending' | 'reserved' | 'owed'> {
  readonly available: string;
  readonly pending: string;
  readonly reserved: string;
  readonly owed: string;
}

const SEAL = `m.partner_id as "partnerId", s.number, s.sealed_at as "sealedAt",
          s.members, encode(s.root, 'hex') as root, s.available, s.pending, s.reserved, s.owed,
          encode(s.previous, 'hex') as previous, encode(s.hash, 'hex') as hash,
          s.key_id as "keyId", encode(k.public_key, 'hex') as "publicKey",
          encode(s.signature, 'hex') as signature`;
const FROM = `from seals s
     join merchants m on m.id = s.merchant_id
     join seal_keys k on k.id = s.key_id`;

const listStatement = statement(
  'seals.list',
  `select ${SEAL} ${FROM} where s.merchant_id = $1
    order by s.number desc limit $2 offset $3`,
);
const countStatement = statement(
  'seals.count',
  `select coalesce(max(s.number), 0) as total from seals s where s.merchant_id = $1`,
);
const findStatement = statement(
  'seals.find',
  `select ${SEAL} ${FROM} where s.merchant_id = $1 and s.number = $2`,
);

const firstProofStatement = statement(
  'seals.firstProof',
  `select p.first_seal as seal from seal_proofs p where p.merchant_id = $1`,
);

/** The first seal that still proves what single members had; 0 while all do. */
export async function firstProof(
  pool: pg.Pool | pg.ClientBase,
  merchantId: number,
): Promise<number> {
  const { rows } = await pool.query<{ seal: number }>({
    ...firstProofStatement,
    values: [merchantId],
  });
  return rows[0]?.seal ?? 0;
}

/** Seals of a merchant, the newest first, and how many there are. */
export async function listSeals(
  pool: pg.Pool | pg.ClientBase,
  merchantId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly seals: readonly Seal[]; readonly total: number }> {
  const { rows } = await pool.query<Row>({ ...listStatement, values: [merchantId, limit, offset] });
  const counted = await pool.query<{ total: number }>({ ...countStatement, values: [merchantId] });
  return { seals: rows.map(sealFromRow), total: counted.rows[0]?.total ?? 0 };
}

/** One seal; the newest if no number is given. Null if there is none. */
export async function findSeal(
  pool: pg.Pool | pg.ClientBase,
  merchantId: number,
  number: number | null,
): Promise<Seal | null> {
  if (number === null) {
    const { seals } = await listSeals(pool, merchantId, { offset: 0, limit: 1 });
    return seals[0] ?? null;
  }
  const { rows } = await pool.query<Row>({ ...findStatement, values: [merchantId, number] });
  return rows[0] === undefined ? null : sealFromRow(rows[0]);
}

function sealFromRow(row: Row): Seal {
  return {
    ...row,
    available: BigInt(row.available),
    pending: BigInt(row.pending),
    reserved: BigInt(row.reserved),
    owed: BigInt(row.owed),
  };
}
