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
const BIRTHDAY = 'extract(month from p.birthdate) * 100 + extract(day from p.birthdate)';
/** A day of the member's own, else the one on which he joined. As the index has it. */
const ANNIVERSARY = `extract(month from
                     coalesce(p.anniversary_date, (p.enrolled_at at time zone 'UTC')::date)) * 100
                   + extract(day from
                     coalesce(p.anniversary_date, (p.enrolled_at at time zone 'UTC')::date))`;
/** One row for each condition: the planner would otherwise read all members into a table of its own. */
const BORN_ON = `select 1 from members p
                  where p.merchant_id = m.id and p.birthdate is not null and ${BIRTHDAY}`;
const JOINED_ON = `select 1 from members p where p.merchant_id = m.id and ${ANNIVERSARY}`;
const DAY_OF_YEAR = 'extract(month from g.day) * 100 + extract(day from g.day)';
const EVE = `extract(month from g.day - interval '1 day') * 100
             + extract(day from g.day - interval '1 day')`;
const MORROW = `extract(month from g.day + interval '1 day') * 100
                + extract(day from g.day + interval '1 day')`;

/**
 * True of a day `g.day` on which some member of the merchant `m` may have something to celebrate.
 * Days of joining are those of UTC, so their neighbours count too; February 29 is on the 28th in a
 * year without it.
 */
export const SOMEBODY_CELEBRATES = `
  ('birthday' = any(m.occasions)
     and (${BORN_ON} = ${DAY_OF_YEAR} limit 1) is not null
   or 'anniversary' = any(m.occasions)
     and ((${JOINED_ON} = ${EVE} limit 1) is not null
       or (${JOINED_ON} = ${DAY_OF_YEAR} limit 1) is not null
       or (${JOINED_ON} = ${MORROW} limit 1) is not null)
   or ${DAY_OF_YEAR} = 228 and ${MORROW} = 301
     and ('birthday' = any(m.occasions) and (${BORN_ON} = 229 limit 1) is not null
       or 'anniversary' = any(m.occasions) and (${JOINED_ON} = 229 limit 1) is not null))`;

const nextDay = statement(
  'queries.nextDayToCelebrate',
  `select (select g.day::date::text
             from generate_series(m.occasions_done_on + 1,
                    least(m.occasions_done_on + 366, ${TODAY}), interval '1 day') as g(day)
            where ${SOMEBODY_CELEBRATES} limit 1) as day,
          least(m.occasions_done_on + 366, ${TODAY})::text as until, ${TODAY}::text as today,
          m.occasions
     from merchants m
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
  `select p.id from members p
    where p.merchant_id = $1 and p.status = 'active' and ${ANNIVERSARY} = $2 and p.id > $3
    order by p.id limit $4`,
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

/** Days such as `2026-01-31`. */
export interface DayAhead {
  /** The next that may have something to celebrate; null if there is none up to `until`. */
  readonly day: string | null;
  /** How far it was looked: a year at most. */
  readonly until: string;
  readonly today: string;
  /** What the merchant's members celebrate. */
  readonly occasions: readonly ('birthday' | 'anniversary')[];
}

/** What a merchant's clock has reached and nobody has gone through; null if today is done with. */
export async function nextDayToCelebrate(
  pool: pg.Pool,
  merchantId: number,
): Promise<DayAhead | null> {
  const { rows } = await pool.query<DayAhead>({
    ...nextDay,
    values: [merchantId],
  });
  return rows[0] ?? null;
}

/**
 * Members with a birthday, or an anniversary, on a day of the year (month × 100 + day), in order of id.
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
