import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What a person may do, the most first. */
export const ROLES = ['owner', 'manager', 'agent', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who works for a merchant. */
export interface Person {
  readonly merchantId: number;
  /** 24 hex digits. */
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Argon2id in its own notation; null until one is set. */
  readonly password: string | null;
  /** Wrong passwords since the last right one. */
  readonly failedTries: number;
  readonly createdAt: number;
  readonly signedInAt: number | null;
  readonly disabledAt: number | null;
  /** Since when signing in takes a code too; null if it does not. */
  readonly secondFactorAt: number | null;
}

const COLUMNS = `merchant_id as "merchantId", id, email, name, role, password,
          failed_tries as "failedTries", created_at as "createdAt", signed_in_at as "signedInAt",
          disabled_at as "disabledAt", second_factor_at as "secondFactorAt"`;
const insert = statement(
  'people.insert',
  `insert into people (merchant_id, id, email, name, role) values ($1, $2, $3, $4, $5)
   on conflict (merchant_id, email) where removed_at is null do nothing`,
);
const readOne = statement(
  'people.one',
  `select ${COLUMNS} from people where merchant_id = $1 and id = $2 and removed_at is null`,
);
const lockOne = statement(
  'people.lock',
  `select ${COLUMNS} from people where merchant_id = $1 and id = $2 and removed_at is null
      for no key update`,
);
const byEmail = statement(
  'people.byEmail',
  `select ${COLUMNS} from people where merchant_id = $1 and email = $2 and removed_at is null`,
);
const list = statement(
  'people.list',
  `select ${COLUMNS} from people where merchant_id = $1 and removed_at is null
    order by created_at, id limit $2`,
);
const lockOwners = statement(
  'people.lockOwners',
  `select id from people
    where merchant_id = $1 and role = 'owner' and disabled_at is null and removed_at is null
    order by id for no key update`,
);
const lockMerchant = statement(
  'people.lockMerchant',
  'select id from merchants where id = $1 for no key update',
);
const count = statement(
  'people.count',
  'select count(*)::integer as many from people where merchant_id = $1 and removed_at is null',
);
const update = statement(
  'people.update',
  `update people set name = $3, role = $4,
          disabled_at = case when $5 then coalesce(disabled_at, clock_timestamp()) end
    where merchant_id = $1 and id = $2`,
);
const setPassword = statement(
  'people.setPassword',
  `update people set password = $3, password_at = clock_timestamp(), failed_tries = 0
    where merchant_id = $1 and id = $2`,
);
const remove = statement(
  'people.remove',
  `update people set removed_at = clock_timestamp(), password = null
    where merchant_id = $1 and id = $2`,
);
const noteSignIn = statement(
  'people.noteSignIn',
  `update people set signed_in_at = clock_timestamp(), failed_tries = 0
    where merchant_id = $1 and id = $2`,
);
const noteFailure = statement(
  'people.noteFailure',
  `update people set failed_tries = least(failed_tries + 1, 1000000)
    where merchant_id = $1 and id = $2`,
);

/** False if somebody of the merchant has the address. */
export async function addPerson(
  client: pg.ClientBase,
  person: Pick<Person, 'merchantId' | 'id' | 'email' | 'name' | 'role'>,
): Promise<boolean> {
  const { merchantId, id, email, name, role } = person;
  const result = await client.query({ ...insert, values: [merchantId, id, email, name, role] });
  return result.rowCount === 1;
}

export async function readPerson(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  id: string,
): Promise<Person | null> {
  const { rows } = await client.query<Person>({ ...readOne, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** A person, held until the transaction ends. */
export async function lockPerson(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<Person | null> {
  const { rows } = await client.query<Person>({ ...lockOne, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** `email` in lower case. */
export async function findPersonByEmail(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  email: string,
): Promise<Person | null> {
  const { rows } = await client.query<Person>({ ...byEmail, values: [merchantId, email] });
  return rows[0] ?? null;
}

/** In the order in which they came. */
export async function listPeople(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  most: number,
): Promise<readonly Person[]> {
  const { rows } = await client.query<Person>({ ...list, values: [merchantId, most] });
  return rows;
}

/** Ids of the owners who can sign in, held until the transaction ends. */
export async function lockLiveOwners(
  client: pg.ClientBase,
  merchantId: number,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>({ ...lockOwners, values: [merchantId] });
  return rows.map(({ id }) => id);
}

/** How many there are; others who would add one wait until the transaction ends. */
export async function countPeopleLocked(
  client: pg.ClientBase,
  merchantId: number,
): Promise<number> {
  await client.query({ ...lockMerchant, values: [merchantId] });
  const { rows } = await client.query<{ many: number }>({ ...count, values: [merchantId] });
  return rows[0]?.many ?? 0;
}

export async function changePerson(
  client: pg.ClientBase,
  merchantId: number,
  changed: Pick<Person, 'id' | 'name' | 'role'> & { readonly isDisabled: boolean },
): Promise<void> {
  const { id, name, role, isDisabled } = changed;
  await client.query({ ...update, values: [merchantId, id, name, role, isDisabled] });
}

export async function putPassword(
  client: pg.ClientBase,
  merchantId: number,
  { id, password }: { readonly id: string; readonly password: string },
): Promise<void> {
  await client.query({ ...setPassword, values: [merchantId, id, password] });
}

/** Takes somebody off the list; what he did goes on naming him. */
export async function removePersonRow(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<void> {
  await client.query({ ...remove, values: [merchantId, id] });
}

export async function noteSignedIn(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<void> {
  await client.query({ ...noteSignIn, values: [merchantId, id] });
}

export async function noteWrongPassword(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<void> {
  await pool.query({ ...noteFailure, values: [merchantId, id] });
}
