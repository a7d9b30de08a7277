import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { readSumPlace } from './sum-places.ts';

/** A moment, and how much was known of it when. Both count to their last millisecond. */
export interface Moments {
  readonly merchantId: number;
  readonly at: Instant;
  readonly knownAt: Instant;
}

/** What the statements over sums and postings take, in their order. */
export type MomentValues = readonly [
  merchantId: number,
  zone: string,
  day: string,
  dayBegins: Instant,
  at: Instant,
  knownBefore: string,
  restFrom: Instant,
  knownAt: Instant,
];

const daysOf = statement(
  'liability.daysOf',
  `select d.zone, d.day, (d.day::timestamp at time zone d.zone) as "dayBegins", d.known,
          (d.known::timestamp at time zone d.zone) as "knownBegins"
     from (
       select z.zone, (to_timestamp($2::float8 / 1000) at time zone z.zone)::date as day,
              (to_timestamp($3::float8 / 1000) at time zone z.zone)::date as known
         from (select coalesce(
                 (select p.zone from sum_places p where p.merchant_id = m.id),
                 v.document ->> 'timeZone', 'UTC') as zone
                 from merchants m
                 left join program_versions v
                   on v.merchant_id = m.id and v.version = m.running_version
                where m.id = $1) as z) as d`,
);

interface Days {
  readonly zone: string;
  readonly day: string;
  readonly dayBegins: Instant;
  readonly known: string;
  readonly knownBegins: Instant;
}

/** No posting is older. */
const EVER = 0;
const NO_DAY = '0001-01-01';
const ANY_DAY = '9999-12-31';

/** Says which days come out of the sums; in the same snapshot as what is read by it. */
export async function momentValues(client: pg.ClientBase, asked: Moments): Promise<MomentValues> {
  const { merchantId, at, knownAt } = asked;
  const place = await readSumPlace(client, merchantId);
  const { rows } = await client.query<Days>({ ...daysOf, values: [merchantId, at, knownAt] });
  const [days] = rows;
  if (days === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
  const { zone, day, dayBegins, known, knownBegins } = days;
  // Who knows all that is summed takes all sums; who knew less, whole days and the rest of that one.
  const [knownBefore, restFrom] =
    place === null
      ? [NO_DAY, EVER]
      : knownAt >= place.reachedAt
        ? [ANY_DAY, place.reachedAt]
        : [known, knownBegins];
  return [merchantId, zone, day, dayBegins, at, knownBefore, restFrom, knownAt];
}

/** Runs reads that see the same. */
export async function inSnapshot<T>(
  pool: pg.Pool,
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await run(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
