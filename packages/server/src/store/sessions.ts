import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { removeHalfSessions } from './half-sessions.ts';

/** A session as it begins. */
export interface NewSession {
  readonly merchantId: number;
  /** 24 hex digits. */
  readonly id: string;
  readonly personId: string;
  /** SHA-256 of the token. */
  readonly digest: Buffer;
  readonly lastsMs: number;
  readonly userAgent: string;
  readonly address: string;
  /** The provider said who it is. */
  readonly isByProvider: boolean;
}

/** A session as it is shown. */
export interface ListedSession {
  readonly id: string;
  readonly createdAt: number;
  readonly usedAt: number;
  readonly expiresAt: number;
  readonly userAgent: string;
  readonly address: string;
}

const insert = statement(
  'sessions.insert',
  `insert into sessions
     (merchant_id, id, person_id, digest, expires_at, user_agent, address, by_provider)
   values ($1, $2, $3, $4, clock_timestamp() + $5::bigint * interval '1 millisecond', $6, $7, $8)
   returning expires_at as "expiresAt"`,
);
const list = statement(
  'sessions.list',
  `select id, created_at as "createdAt", used_at as "usedAt", expires_at as "expiresAt",
          user_agent as "userAgent", address
     from sessions
    where merchant_id = $1 and person_id = $2 and expires_at > clock_timestamp()
      and used_at > clock_timestamp() - $3::bigint * interval '1 millisecond'
    order by created_at desc, id desc limit 100`,
);
/** All but the newest. */
const trim = statement(
  'sessions.trim',
  `delete from sessions
    where merchant_id = $1 and person_id = $2 and id in (
      select id from sessions where merchant_id = $1 and person_id = $2
       order by created_at desc, id desc offset $3)`,
);
const endOne = statement(
  'sessions.endOne',
  'delete from sessions where merchant_id = $1 and person_id = $2 and id = $3',
);
const endAll = statement(
  'sessions.endAll',
  'delete from sessions where merchant_id = $1 and person_id = $2 and id is distinct from $3',
);
const noteUse = statement(
  'sessions.noteUse',
  `update sessions set used_at = clock_timestamp()
    where merchant_id = $1 and id = $2
      and used_at < clock_timestamp() - interval '1 minute'`,
);
const forget = statement(
  'sessions.forget',
  `delete from sessions s using (
     select merchant_id, id from sessions
      where expires_at < clock_timestamp() - interval '1 day' order by expires_at limit $1) o
    where s.merchant_id = o.merchant_id and s.id = o.id`,
);

/** Begins a session and ends the oldest of those that are too many; answers when it ends. */
export async function addSession(
  client: pg.ClientBase,
  session: NewSession,
  most: number,
): Promise<number> {
  const { merchantId, id, personId, digest, lastsMs, userAgent, address, isByProvider } = session;
  const { rows } = await client.query<{ expiresAt: number }>({
    ...insert,
    values: [merchantId, id, personId, digest, lastsMs, userAgent, address, isByProvider],
  });
  await client.query({ ...trim, values: [merchantId, personId, most] });
  return rows[0]?.expiresAt ?? 0;
}

/** Those that are live, the last begun first. */
export async function listSessionRows(
  pool: pg.Pool,
  merchantId: number,
  of: { readonly personId: string; readonly idleMs: number },
): Promise<readonly ListedSession[]> {
  const { rows } = await pool.query<ListedSession>({
    ...list,
    values: [merchantId, of.personId, of.idleMs],
  });
  return rows;
}

/** False if the person has no such session. */
export async function endSessionRow(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  of: { readonly personId: string; readonly id: string },
): Promise<boolean> {
  const result = await client.query({ ...endOne, values: [merchantId, of.personId, of.id] });
  return result.rowCount === 1;
}

/**
 * Ends all sessions of a person, but one if it is named, and whatever was half begun; answers how many
 * ended.
 */
export async function endSessionRows(
  client: pg.ClientBase,
  merchantId: number,
  of: { readonly personId: string; readonly except: string | null },
): Promise<number> {
  await removeHalfSessions(client, merchantId, of.personId);
  const result = await client.query({ ...endAll, values: [merchantId, of.personId, of.except] });
  return result.rowCount ?? 0;
}

/** Notes that a session is used; writes once a minute. */
export async function noteSessionUsed(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<void> {
  await pool.query({ ...noteUse, values: [merchantId, id] });
}

/** Forgets sessions that ended a day ago or longer, at most so many; answers how many. */
export async function forgetSessionRows(pool: pg.Pool, most: number): Promise<number> {
  return (await pool.query({ ...forget, values: [most] })).rowCount ?? 0;
}
