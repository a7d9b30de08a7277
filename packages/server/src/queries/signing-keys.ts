import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A merchant, and the live keys that may sign for its members: those that may write. */
export interface SigningMerchant {
  readonly merchantId: number;
  /** 10 hex digits. */
  readonly partnerId: string;
  readonly host: string | null;
  /** The newest first: after a rotation they are what signs. */
  readonly keys: readonly { readonly identifier: string; readonly sealed: Buffer }[];
}

/** A merchant with more live keys signs with the newest of them. */
const SIGNING_KEYS_MAX = 100;

const signingKeys = statement(
  'keys.signing',
  `select m.id, m.partner_id as "partnerId", m.host, k.identifier, k.sealed
     from merchants m
     left join api_keys k on k.merchant_id = m.id
                         and (k.revoked_at is null or k.revoked_at > clock_timestamp())
                         and k.scope in ('admin', 'write')
    where m.partner_id = $1
    order by k.created_at desc, k.identifier limit ${SIGNING_KEYS_MAX}`,
);

interface Row {
  readonly id: number;
  readonly partnerId: string;
  readonly host: string | null;
  readonly identifier: string | null;
  readonly sealed: Buffer | null;
}

/** The merchant of this partner id, or null. */
export async function readSigningKeys(
  pool: pg.Pool,
  partnerId: string,
): Promise<SigningMerchant | null> {
  const { rows } = await pool.query<Row>({ ...signingKeys, values: [partnerId] });
  const [first] = rows;
  if (first === undefined) return null;
  const { id, host } = first;
  const keys = rows.flatMap(({ identifier, sealed }) =>
    identifier === null || sealed === null ? [] : [{ identifier, sealed }],
  );
  return { merchantId: id, partnerId: first.partnerId, host, keys };
}
