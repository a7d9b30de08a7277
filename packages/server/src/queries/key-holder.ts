import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Who a live key belongs to, and what requests look at of that merchant. */
export interface KeyHolder {
  readonly merchantId: number;
  /** 10 hex digits. */
  readonly partnerId: string;
  /** 32 hex digits. */
  readonly publicId: string;
  readonly host: string | null;
  readonly refusals: 'by_kind' | 'always_200';
  /** How far a test merchant's clock stands ahead, milliseconds. */
  readonly clockOffsetMs: number;
  readonly keyIdentifier: string;
  readonly scope: 'admin' | 'write' | 'support' | 'read';
  /** Requests a second by category: null as the operator says, 0 as many as come. */
  readonly limits: { readonly write: number | null; readonly general: number | null };
  /** SHA-256 of the key. */
  readonly digest: Buffer;
  /** Whether it is already noted that the key was used today. */
  readonly usedToday: boolean;
}

const findLive = statement(
  'keys.findLive',
  `select m.id, m.partner_id, m.public_id, m.host, m.v1_refusals, m.clock_offset_ms,
          k.identifier, k.scope, k.digest, k.write_limit, k.general_limit,
          k.last_used_on is not distinct from current_date as used_today
     from merchants m
     join api_keys k on k.merchant_id = m.id and k.digest = $2
      and (k.revoked_at is null or k.revoked_at > clock_timestamp())
    where m.partner_id = $1`,
);

/** The holder of the live key with this digest, or null. */
export async function findKeyHolder(
  pool: pg.Pool,
  partnerId: string,
  digest: Buffer,
): Promise<KeyHolder | null> {
  const result = await pool.query<Readonly<Record<string, unknown>>>({
    ...findLive,
    values: [partnerId, digest],
  });
  const [row] = result.rows;
  if (row === undefined) return null;
  return {
    merchantId: row['id'] as number,
    partnerId: row['partner_id'] as string,
    publicId: row['public_id'] as string,
    host: row['host'] as string | null,
    refusals: row['v1_refusals'] as KeyHolder['refusals'],
    clockOffsetMs: row['clock_offset_ms'] as number,
    keyIdentifier: row['identifier'] as string,
    scope: row['scope'] as KeyHolder['scope'],
    limits: {
      write: row['write_limit'] as number | null,
      general: row['general_limit'] as number | null,
    },
    digest: row['digest'] as Buffer,
    usedToday: row['used_today'] as boolean,
  };
}
