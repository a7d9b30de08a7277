import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Somebody whom an account of the provider may mean, at one merchant. */
export interface AccountCandidate {
  readonly merchantId: number;
  readonly partnerId: string;
  readonly merchantName: string;
  readonly personId: string;
  readonly isDisabled: boolean;
  /** What the provider calls the account that is his; null without one. */
  readonly subject: string | null;
}

const COLUMNS = `m.id as "merchantId", m.partner_id as "partnerId", m.name as "merchantName",
          p.id as "personId", p.disabled_at is not null as "isDisabled", a.subject`;
const findLinked = statement(
  'personAccounts.findLinked',
  `select ${COLUMNS}
     from person_accounts a
     join people p on p.merchant_id = a.merchant_id and p.id = a.person_id and p.removed_at is null
     join merchants m on m.id = a.merchant_id
    where a.issuer = $1 and a.subject = $2 and ($3::text is null or m.partner_id = $3)
    order by a.merchant_id limit 20`,
);
const findByEmail = statement(
  'personAccounts.findByEmail',
  `select ${COLUMNS}
     from people p
     join merchants m on m.id = p.merchant_id
     left join person_accounts a
       on a.merchant_id = p.merchant_id and a.person_id = p.id and a.issuer = $1
    where p.email = $2 and p.removed_at is null and ($3::text is null or m.partner_id = $3)
    order by p.merchant_id limit 20`,
);
const link = statement(
  'personAccounts.link',
  `insert into person_accounts (merchant_id, issuer, subject, person_id) values ($1, $2, $3, $4)
   on conflict do nothing`,
);
const unlink = statement(
  'personAccounts.unlink',
  'delete from person_accounts where merchant_id = $1 and person_id = $2',
);
const wasEver = statement(
  'personAccounts.wasEver',
  'select true as was from people where merchant_id = $1 and email = $2 limit 1',
);
const use = statement(
  'usedSignOns.use',
  `insert into used_sign_ons (merchant_id, digest, expires_at)
   values ($1, $2, clock_timestamp() + $3::bigint * interval '1 millisecond')
   on conflict do nothing`,
);
const forget = statement(
  'usedSignOns.forget',
  `delete from used_sign_ons u using (
     select merchant_id, digest from used_sign_ons
      where expires_at < clock_timestamp() order by expires_at limit $1) o
    where u.merchant_id = o.merchant_id and u.digest = o.digest`,
);

/** Whose the account is, at one merchant or at any. */
export async function findLinkedPeople(
  pool: pg.Pool,
  account: {
    readonly issuer: string;
    readonly subject: string;
    readonly partnerId: string | null;
  },
): Promise<readonly AccountCandidate[]> {
  const { issuer, subject, partnerId } = account;
  const values = [issuer, subject, partnerId];
  return (await pool.query<AccountCandidate>({ ...findLinked, values })).rows;
}

/** Who has the address, at one merchant or at any, with the account that is his already. */
export async function findPeopleByEmail(
  pool: pg.Pool,
  asked: { readonly issuer: string; readonly email: string; readonly partnerId: string | null },
): Promise<readonly AccountCandidate[]> {
  const { issuer, email, partnerId } = asked;
  const values = [issuer, email, partnerId];
  return (await pool.query<AccountCandidate>({ ...findByEmail, values })).rows;
}

/** False if the account is somebody's, or the person has one of this provider. */
export async function linkAccount(
  client: pg.ClientBase,
  merchantId: number,
  of: { readonly issuer: string; readonly subject: string; readonly personId: string },
): Promise<boolean> {
  const { issuer, subject, personId } = of;
  const values = [merchantId, issuer, subject, personId];
  return (await client.query({ ...link, values })).rowCount === 1;
}

/** Takes the accounts of a person away; answers how many there were. */
export async function unlinkAccounts(
  client: pg.ClientBase,
  merchantId: number,
  personId: string,
): Promise<number> {
  return (await client.query({ ...unlink, values: [merchantId, personId] })).rowCount ?? 0;
}

/** Whether anybody of the merchant has or had the address, whoever was taken off the list too. */
export async function wasEverPerson(
  client: pg.ClientBase,
  merchantId: number,
  email: string,
): Promise<boolean> {
  const { rows } = await client.query({ ...wasEver, values: [merchantId, email] });
  return rows.length > 0;
}

/** Uses an attempt up; false if it was used before. `lastsMs`: how long it could come again. */
export async function useAttempt(
  client: pg.ClientBase,
  merchantId: number,
  of: { readonly digest: Buffer; readonly lastsMs: number },
): Promise<boolean> {
  const values = [merchantId, of.digest, of.lastsMs];
  return (await client.query({ ...use, values })).rowCount === 1;
}

/** Forgets those whose time is over, at most so many; answers how many. */
export async function forgetUsedSignOnRows(pool: pg.Pool, most: number): Promise<number> {
  return (await pool.query({ ...forget, values: [most] })).rowCount ?? 0;
}
