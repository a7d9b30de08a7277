import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const removeOld = statement(
  'personLinks.removeOld',
  `delete from person_links where merchant_id = $1 and person_id = $2`,
);
const insert = statement(
  'personLinks.insert',
  `insert into person_links (merchant_id, digest, person_id, purpose, created_by, expires_at)
   values ($1, $2, $3, 'set_password', $4,
           clock_timestamp() + $5::bigint * interval '1 millisecond')
   returning expires_at as "expiresAt"`,
);
const find = statement(
  'personLinks.find',
  `select m.id as "merchantId", l.person_id as "personId"
     from merchants m
     join person_links l on l.merchant_id = m.id and l.digest = $2
      and l.expires_at > clock_timestamp()
    where m.partner_id = $1`,
);
const take = statement(
  'personLinks.take',
  `delete from person_links
    where merchant_id = $1 and digest = $2 and person_id = $3 and expires_at > clock_timestamp()`,
);
const forget = statement(
  'personLinks.forget',
  `delete from person_links l using (
     select merchant_id, digest from person_links
      where expires_at < clock_timestamp() order by expires_at limit $1) o
    where l.merchant_id = o.merchant_id and l.digest = o.digest`,
);

export interface NewLink {
  readonly merchantId: number;
  readonly personId: string;
  /** SHA-256 of the token. */
  readonly digest: Buffer;
  readonly createdBy: string;
  readonly lastsMs: number;
}

/** Puts a link in the place of the one that the person had; answers when it ends. */
export async function replaceLink(client: pg.ClientBase, link: NewLink): Promise<number> {
  const { merchantId, personId, digest, createdBy, lastsMs } = link;
  await client.query({ ...removeOld, values: [merchantId, personId] });
  const values = [merchantId, digest, personId, createdBy, lastsMs];
  const { rows } = await client.query<{ expiresAt: number }>({ ...insert, values });
  return rows[0]?.expiresAt ?? 0;
}

/** Whom a live link is for. */
export async function findLink(
  pool: pg.Pool,
  partnerId: string,
  digest: Buffer,
): Promise<{ readonly merchantId: number; readonly personId: string } | null> {
  const { rows } = await pool.query<{ merchantId: number; personId: string }>({
    ...find,
    values: [partnerId, digest],
  });
  return rows[0] ?? null;
}

/** Uses a link up; false if somebody did before, or its time is over. */
export async function takeLink(
  client: pg.ClientBase,
  merchantId: number,
  link: { readonly personId: string; readonly digest: Buffer },
): Promise<boolean> {
  const result = await client.query({ ...take, values: [merchantId, link.digest, link.personId] });
  return result.rowCount === 1;
}

/** Takes back whatever link a person has. */
export async function removeLinks(
  client: pg.ClientBase,
  merchantId: number,
  personId: string,
): Promise<void> {
  await client.query({ ...removeOld, values: [merchantId, personId] });
}

/** Forgets links whose time is over, at most so many; answers how many. */
export async function forgetLinkRows(pool: pg.Pool, most: number): Promise<number> {
  return (await pool.query({ ...forget, values: [most] })).rowCount ?? 0;
}
