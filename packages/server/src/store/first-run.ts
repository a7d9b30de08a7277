import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const read = statement(
  'firstRun.read',
  `select exists (select 1 from people) as "hasPeople",
          (select count(*)::integer from (select 1 from merchants limit 2) m) as merchants`,
);
/** Whoever else would create the first owner waits until this transaction ends. */
const lock = statement(
  'firstRun.lock',
  `select pg_advisory_xact_lock(hashtextextended('fealty first run', 0))`,
);
const onlyMerchant = statement(
  'firstRun.onlyMerchant',
  'select id, partner_id as "partnerId", name from merchants order by id limit 1',
);

/** What there is on an installation: whether any people, and how many merchants; two stand for more. */
export interface Beginnings {
  readonly hasPeople: boolean;
  readonly merchants: number;
}

/** The merchant that people of a first run belong to. */
export interface FirstMerchant {
  readonly id: number;
  readonly partnerId: string;
  readonly name: string;
}

export async function readBeginnings(client: pg.ClientBase | pg.Pool): Promise<Beginnings> {
  const { rows } = await client.query<Beginnings>({ ...read, values: [] });
  return rows[0] ?? { hasPeople: true, merchants: 0 };
}

export async function lockFirstRun(client: pg.ClientBase): Promise<void> {
  await client.query({ ...lock, values: [] });
}

/** The merchant that there is; null without one. */
export async function readOnlyMerchant(client: pg.ClientBase): Promise<FirstMerchant | null> {
  const { rows } = await client.query<FirstMerchant>({ ...onlyMerchant, values: [] });
  return rows[0] ?? null;
}
