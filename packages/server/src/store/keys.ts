import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What a key may do; each includes those behind it. */
export const KEY_SCOPES = ['admin', 'write', 'support', 'read'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** A key as it is kept: never itself, only its digest and, sealed, what signs tokens. */
export interface KeptKey {
  readonly identifier: string;
  readonly scope: KeyScope;
  readonly digest: Buffer;
  readonly sealed: Buffer;
  readonly lastFour: string;
  readonly limits: KeyLimits;
}

/** Requests a second by category: null as the operator says, 0 as many as come. */
export interface KeyLimits {
  readonly write: number | null;
  readonly general: number | null;
}

/** A key as it is shown in a list. */
export interface ListedKey {
  readonly identifier: string;
  readonly scope: KeyScope;
  readonly lastFour: string;
  readonly createdAt: number;
  /** When it ended, or will end; null for one that goes on. */
  readonly revokedAt: number | null;
  /** The last day on which it was used, `2026-03-01`, UTC. */
  readonly lastUsedOn: string | null;
  readonly limits: KeyLimits;
}

const insertKey = statement(
  'keys.insert',
  `insert into api_keys
     (merchant_id, identifier, scope, digest, sealed, last_four, write_limit, general_limit)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (merchant_id, identifier) do nothing`,
);
const revoke = statement(
  'keys.revoke',
  `update api_keys
      set revoked_at = clock_timestamp() + $3::bigint * interval '1 millisecond'
    where merchant_id = $1 and identifier = $2
      and (revoked_at is null or revoked_at > clock_timestamp())
   returning revoked_at as "endsAt"`,
);
const limit = statement(
  'keys.limit',
  `update api_keys set write_limit = $3, general_limit = $4
    where merchant_id = $1 and identifier = $2
      and (revoked_at is null or revoked_at > clock_timestamp())`,
);
const lockLive = statement(
  'keys.lockLive',
  `select scope, write_limit as "write", general_limit as "general" from api_keys
    where merchant_id = $1 and identifier = $2 and revoked_at is null for no key update`,
);
const countLive = statement(
  'keys.countLive',
  `select count(*)::integer as many from api_keys
    where merchant_id = $1 and (revoked_at is null or revoked_at > clock_timestamp())`,
);
const findByDigest = statement(
  'keys.findByDigest',
  `select scope, revoked_at is null or revoked_at > clock_timestamp() as live
     from api_keys where merchant_id = $1 and digest = $2`,
);
const list = statement(
  'keys.list',
  `select identifier, scope, last_four, created_at, revoked_at, last_used_on, write_limit,
          general_limit
     from api_keys
    where merchant_id = $1 order by created_at, identifier limit 1000`,
);
const noteUse = statement(
  'keys.noteUse',
  `update api_keys set last_used_on = current_date
    where merchant_id = $1 and identifier = $2 and last_used_on is distinct from current_date`,
);

type Row = Readonly<Record<string, unknown>>;

/** False if the merchant has, or had, a key of this name: names in the audit stay unambiguous. */
export async function addKey(
  client: pg.ClientBase,
  merchantId: number,
  key: KeptKey,
): Promise<boolean> {
  const { identifier, scope, digest, sealed, lastFour, limits } = key;
  const result = await client.query({
    ...insertKey,
    values: [merchantId, identifier, scope, digest, sealed, lastFour, limits.write, limits.general],
  });
  return result.rowCount === 1;
}

/**
 * Ends a live key, so many milliseconds from now; answers when it ends, null if there is none of that
 * name.
 */
export async function revokeKeyRow(
  client: pg.ClientBase,
  merchantId: number,
  { identifier, inMs }: { readonly identifier: string; readonly inMs: number },
): Promise<number | null> {
  const { rows } = await client.query<{ endsAt: number }>({
    ...revoke,
    values: [merchantId, identifier, inMs],
  });
  return rows[0]?.endsAt ?? null;
}

/** What a key may do that goes on, held until the transaction ends; null if there is none of that name. */
export async function lockLiveKey(
  client: pg.ClientBase,
  merchantId: number,
  identifier: string,
): Promise<Pick<KeptKey, 'scope' | 'limits'> | null> {
  const { rows } = await client.query<KeyLimits & { scope: KeyScope }>({
    ...lockLive,
    values: [merchantId, identifier],
  });
  const [row] = rows;
  return row === undefined
    ? null
    : { scope: row.scope, limits: { write: row.write, general: row.general } };
}

/** Limits a live key otherwise; false if there is none of that name. */
export async function limitKeyRow(
  client: pg.ClientBase,
  merchantId: number,
  { identifier, limits }: Pick<KeptKey, 'identifier' | 'limits'>,
): Promise<boolean> {
  const result = await client.query({
    ...limit,
    values: [merchantId, identifier, limits.write, limits.general],
  });
  return result.rowCount === 1;
}

/** What is known of the key with this digest; null if the merchant never had it. */
export async function findKeyByDigest(
  client: pg.ClientBase,
  merchantId: number,
  digest: Buffer,
): Promise<{ readonly scope: KeyScope; readonly live: boolean } | null> {
  const { rows } = await client.query<{ scope: KeyScope; live: boolean }>({
    ...findByDigest,
    values: [merchantId, digest],
  });
  return rows[0] ?? null;
}

/** How many work. */
export async function countLiveKeys(client: pg.ClientBase, merchantId: number): Promise<number> {
  const { rows } = await client.query<{ many: number }>({ ...countLive, values: [merchantId] });
  return rows[0]?.many ?? 0;
}

export async function readKeys(pool: pg.Pool, merchantId: number): Promise<readonly ListedKey[]> {
  const result = await pool.query<Row>({ ...list, values: [merchantId] });
  return result.rows.map((row) => ({
    identifier: row['identifier'] as string,
    scope: row['scope'] as KeyScope,
    lastFour: row['last_four'] as string,
    createdAt: row['created_at'] as number,
    revokedAt: row['revoked_at'] as number | null,
    lastUsedOn: row['last_used_on'] as string | null,
    limits: {
      write: row['write_limit'] as number | null,
      general: row['general_limit'] as number | null,
    },
  }));
}

/** Notes that a key was used today; writes once a day. */
export async function noteKeyUsed(
  pool: pg.Pool,
  merchantId: number,
  identifier: string,
): Promise<void> {
  await pool.query({ ...noteUse, values: [merchantId, identifier] });
}
