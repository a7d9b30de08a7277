import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** The day of a merchant's own zone, by his own clock. */
const TODAY = `((statement_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0))
                 at time zone m.occasions_zone)::date`;

const merchantsToCelebrate = statement(
  'queries.merchantsToCelebrate',
  `select m.id from merchants m
    where m.id > $1 and m.occasions_zone is not null and m.occasions_done_on < ${TODAY}
    order by m.id limit $2`,
);
const nextDay = statement(
  'queries.nextDayToCelebrate',
  `select (m.occasions_done_on + 1)::text as day from merchants m
    where m.id = $1 and m.occasions_zone is not null and m.occasions_done_on < ${TODAY}`,
);
const birthdays = statement(
  'queries.birthdays',
  `select id from members
    where merchant_id = $1 and birthdate is not null and status = 'active'
      and extract(month from birthdate) * 100 + extract(day from birthdate) = $2 and id > $3
    order by id limit $4`,
);
const anniversaries = statement(
  'queries.anniversaries',
  `select id from members
    where merchant_id = $1 and status = 'active'
      and extract(month from enrolled_at at time zone 'UTC') * 100
        + extract(day from enrolled_at at time zone 'UTC') = $2 and id > $3
    order by id limit $4`,
);

/** Merchants with occasions whose day has come by their own clock, in order of number. */
export async function findMerchantsToCelebrate(
  pool: pg.Pool,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const values = [after, limit];
  const { rows } = await pool.query<{ id: number }>({ ...merchantsToCelebrate, values });
  return rows.map(({ id }) => id);
}

/** The first day that has come and was not celebrated, as `2026-01-31`; null if there is none. */
export async function nextDayToCelebrate(
  pool: pg.Pool,
  merchantId: number,
): Promise<string | null> {
  const { rows } = await pool.query<{ day: string }>({ ...nextDay, values: [merchantId] });
  return rows[0]?.day ?? null;
}

/**
 * Members with a birthday, or who joined, on a day of the year (month × 100 + day), in order of id.
 * Days of joining are those of UTC: ask for the neighbours too, and judge by the program's zone.
 */
export async function listCelebrants(
  pool: pg.Pool,
  merchantId: number,
  wanted: {
    readonly occasion: 'birthday' | 'anniversary';
    readonly dayOfYear: number;
    readonly after: string;
    readonly limit: number;
  },
): Promise<readonly string[]> {
  const { occasion, dayOfYear, after, limit } = wanted;
  const query = occasion === 'birthday' ? birthdays : anniversaries;
  const values = [merchantId, dayOfYear, after, limit];
  const { rows } = await pool.query<{ id: string }>({ ...query, values });
  return rows.map(({ id }) => id);
}
