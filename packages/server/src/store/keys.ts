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
}

/** A key as it is shown in a list. */
export interface ListedKey {
  readonly identifier: string;
  readonly scope: KeyScope;
  readonly lastFour: string;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

const insertKey = statement(
  'keys.insert',
  `insert into api_keys (merchant_id, identifier, scope, digest, sealed, last_four)
   values ($1, $2, $3, $4, $5, $6)`,
);
const revoke = statement(
  'keys.revoke',
  `update api_keys set revoked_at = now()
    where merchant_id = $1 and identifier = $2 and revoked_at is null`,
);
const list = statement(
  'keys.list',
  `select identifier, scope, last_four, created_at, revoked_at from api_keys
    where merchant_id = $1 order by created_at, identifier limit 1000`,
);
type Row = Readonly<Record<string, unknown>>;

/** Fails on an identifier or a key that the merchant has already. */
export async function addKey(
  client: pg.ClientBase,
  merchantId: number,
  key: KeptKey,
): Promise<void> {
  const { identifier, scope, digest, sealed, lastFour } = key;
  await client.query({
    ...insertKey,
    values: [merchantId, identifier, scope, digest, sealed, lastFour],
  });
}

/** False if there is no such key, or it was revoked before. */
export async function revokeKeyRow(
  client: pg.ClientBase,
  merchantId: number,
  identifier: string,
): Promise<boolean> {
  const result = await client.query({ ...revoke, values: [merchantId, identifier] });
  return result.rowCount === 1;
}

export async function readKeys(pool: pg.Pool, merchantId: number): Promise<readonly ListedKey[]> {
  const result = await pool.query<Row>({ ...list, values: [merchantId] });
  return result.rows.map((row) => ({
    identifier: row['identifier'] as string,
    scope: row['scope'] as KeyScope,
    lastFour: row['last_four'] as string,
    createdAt: row['created_at'] as number,
    revokedAt: row['revoked_at'] as number | null,
  }));
}
