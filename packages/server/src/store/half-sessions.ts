import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const insert = statement(
  'halfSessions.insert',
  `insert into half_sessions (merchant_id, digest, person_id, expires_at)
   values ($1, $2, $3, clock_timestamp() + $4::bigint * interval '1 millisecond')
   returning expires_at as "expiresAt"`,
);
const find = statement(
  'halfSessions.find',
  `select m.id as "merchantId", m.partner_id as "partnerId", m.name as "merchantName",
          h.person_id as "personId", p.email
     from merchants m
     join half_sessions h on h.merchant_id = m.id and h.digest = $2
      and h.expires_at > clock_timestamp()
     join people p on p.merchant_id = m.id and p.id = h.person_id
    where m.partner_id = $1`,
);
const countTry = statement(
  'halfSessions.countTry',
  `update half_sessions set tries = tries + 1
    where merchant_id = $1 and digest = $2 and person_id = $3 and tries < $4
      and expires_at > clock_timestamp()`,
);
const removeAll = statement(
  'halfSessions.removeAll',
  'delete from half_sessions where merchant_id = $1 and person_id = $2',
);
const forget = statement(
  'halfSessions.forget',
  `delete from half_sessions h using (
     select merchant_id, digest from half_sessions
      where expires_at < clock_timestamp() order by expires_at limit $1) o
    where h.merchant_id = o.merchant_id and h.digest = o.digest`,
);

/** Somebody who gave the right password and has yet to give a code. */
export interface HalfSession {
  readonly merchantId: number;
  readonly partnerId: string;
  readonly merchantName: string;
  readonly personId: string;
  readonly email: string;
}

/** Answers when it ends. */
export async function addHalfSession(
  client: pg.ClientBase,
  half: {
    readonly merchantId: number;
    readonly personId: string;
    /** SHA-256 of the token. */
    readonly digest: Buffer;
    readonly lastsMs: number;
  },
): Promise<number> {
  const { merchantId, personId, digest, lastsMs } = half;
  const values = [merchantId, digest, personId, lastsMs];
  const { rows } = await client.query<{ expiresAt: number }>({ ...insert, values });
  return rows[0]?.expiresAt ?? 0;
}

/** Whose a live one is. */
export async function findHalfSession(
  pool: pg.Pool,
  partnerId: string,
  digest: Buffer,
): Promise<HalfSession | null> {
  const { rows } = await pool.query<HalfSession>({ ...find, values: [partnerId, digest] });
  return rows[0] ?? null;
}

/** Counts a try before it is made; false if there were too many, or its time is over. */
export async function countHalfSessionTry(
  client: pg.ClientBase,
  half: { readonly merchantId: number; readonly personId: string; readonly digest: Buffer },
  most: number,
): Promise<boolean> {
  const { merchantId, personId, digest } = half;
  const result = await client.query({ ...countTry, values: [merchantId, digest, personId, most] });
  return result.rowCount === 1;
}

/** Ends all that a person has begun. */
export async function removeHalfSessions(
  client: pg.ClientBase,
  merchantId: number,
  personId: string,
): Promise<void> {
  await client.query({ ...removeAll, values: [merchantId, personId] });
}

/** Forgets those whose time is over, at most so many; answers how many. */
export async function forgetHalfSessionRows(pool: pg.Pool, most: number): Promise<number> {
  return (await pool.query({ ...forget, values: [most] })).rowCount ?? 0;
}
