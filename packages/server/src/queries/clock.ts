import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { SOMEBODY_CELEBRATES } from './occasions.ts';

/** A move of a test merchant's clock. Times are those of the merchant's clock. */
export interface ClockAdvance {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Everything that was due until then is done. */
  readonly reached: Instant;
  /** What happened on the way: commands that were due, lapses, days gone through for occasions. */
  readonly settled: number;
  readonly lapsed: number;
  readonly days: number;
  readonly ended: boolean;
}

const COLUMNS = `a.id, a.from_at, a.to_at, a.reached_at, a.settled, a.lapsed, a.days,
                 a.ended_at is not null as ended`;

const readClockStatement = statement(
  'clock.read',
  `select m.is_test, floor(extract(epoch from clock_timestamp()) * 1000)::bigint
          + m.clock_offset_ms as now
     from merchants m where m.id = $1`,
);
const readAdvanceStatement = statement(
  'clock.advance',
  `select ${COLUMNS} from clock_advances a where a.merchant_id = $1 and a.id = $2`,
);
const runningAdvance = statement(
  'clock.runningAdvance',
  `select ${COLUMNS} from clock_advances a where a.merchant_id = $1 and a.ended_at is null`,
);
const stalledAdvances = statement(
  'clock.stalledAdvances',
  `select merchant_id from clock_advances
    where ended_at is null and touched_at < clock_timestamp() - interval '30 seconds'
    order by merchant_id limit $1`,
);
/*
 * Points that lapse with a day are told of when the day begins that is so many days before. Of each
 * distance the next such day is that of the first date beyond the ones it reaches at `after`.
 */
const REMINDER = `(
  select min(((x.at at time zone r.zone)::date - r.days)::timestamp at time zone r.zone)
    from (select v.document ->> 'timeZone' as zone, n.days::integer as days
            from program_versions v
           cross join lateral jsonb_array_elements_text(
             coalesce(v.document -> 'reminders', '[]')) as n(days)
           where v.merchant_id = m.id and v.version = m.running_version) as r
   cross join lateral (
     select ((t.after at time zone r.zone)::date + r.days + 1)::timestamp at time zone r.zone
            as beyond) as b
   cross join lateral (
     (select s.expires_at as at from expiry_sums s
       where s.merchant_id = m.id and s.points > 0 and s.expires_at >= b.beyond
       order by s.expires_at limit 1)
     union all
     (select h.idle_due_at from member_heads h
       where h.merchant_id = m.id and h.idle_due_at >= b.beyond
       order by h.idle_due_at limit 1)) as x)`;

// Days come out of generate_series in their order, so the first that fits ends the search.
const nextMomentStatement = statement(
  'clock.nextMoment',
  `select least(
            (select d.due_at from dues d
              where d.merchant_id = m.id and d.due_at > t.after
              order by d.due_at limit 1),
            (select s.expires_at + interval '1 millisecond' from expiry_sums s
              where s.merchant_id = m.id and s.points > 0 and s.expires_at > t.after
              order by s.expires_at limit 1),
            (select h.idle_due_at + interval '1 millisecond' from member_heads h
              where h.merchant_id = m.id and h.idle_due_at > t.after
              order by h.idle_due_at limit 1),
            ${REMINDER},
            (select g.day::timestamp at time zone m.occasions_zone
               from generate_series(m.occasions_done_on + 1,
                      least(m.occasions_done_on + 366, (t.until at time zone m.occasions_zone)::date),
                      interval '1 day') as g(day)
              where g.day::timestamp at time zone m.occasions_zone > t.after
                and ${SOMEBODY_CELEBRATES}
              limit 1)) as at
     from merchants m,
          (values (to_timestamp($2::float8 / 1000), to_timestamp($3::float8 / 1000))) as t(after, until)
    where m.id = $1`,
);

interface AdvanceRow {
  readonly id: string;
  readonly from_at: Instant;
  readonly to_at: Instant;
  readonly reached_at: Instant;
  readonly settled: number;
  readonly lapsed: number;
  readonly days: number;
  readonly ended: boolean;
}

/** What a merchant's clock says, and whether it may be moved. */
export async function readClock(
  pool: pg.Pool,
  merchantId: number,
): Promise<{ readonly now: Instant; readonly isTest: boolean }> {
  const { rows } = await pool.query<{ now: Instant; is_test: boolean }>({
    ...readClockStatement,
    values: [merchantId],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
  return { now: row.now, isTest: row.is_test };
}

/** One move of a merchant's clock, or null. */
export function readAdvance(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<ClockAdvance | null> {
  return one(pool, { ...readAdvanceStatement, values: [merchantId, id] });
}

/** The move that is under way, or null. */
export function readRunningAdvance(
  pool: pg.Pool,
  merchantId: number,
): Promise<ClockAdvance | null> {
  return one(pool, { ...runningAdvance, values: [merchantId] });
}

async function one(pool: pg.Pool, query: pg.QueryConfig): Promise<ClockAdvance | null> {
  const { rows } = await pool.query<AdvanceRow>(query);
  const [row] = rows;
  if (row === undefined) return null;
  const { id, settled, lapsed, days, ended } = row;
  const { from_at: from, to_at: to, reached_at: reached } = row;
  return { id, from, to, reached, settled, lapsed, days, ended };
}

/** Merchants whose clock was to be moved and has stood still for a while. */
export async function listStalledAdvances(
  pool: pg.Pool,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await pool.query<{ merchant_id: number }>({
    ...stalledAdvances,
    values: [limit],
  });
  return rows.map((row) => row.merchant_id);
}

/**
 * When time next brings something for a merchant: a due, a lapse (when the last moment of the points
 * is over), a day on which somebody celebrates or is reminded.
 * Behind `after` and not behind `until`; null if nothing.
 */
export async function nextMoment(
  pool: pg.Pool,
  merchantId: number,
  between: { readonly after: Instant; readonly until: Instant },
): Promise<Instant | null> {
  const { after, until } = between;
  const { rows } = await pool.query<{ at: Instant | null }>({
    ...nextMomentStatement,
    values: [merchantId, after, until],
  });
  const at = rows[0]?.at ?? null;
  return at === null || at > until ? null : at;
}
