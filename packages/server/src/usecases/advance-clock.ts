import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { addJobs, type JobSpec } from '../runtime/job-queue.ts';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';

/** How far a clock is to be moved: to a time, or by so many milliseconds. */
export type ClockGoal = { readonly to: Instant } | { readonly byMs: number };

export type AdvanceAsked =
  | { readonly kind: 'asked'; readonly id: string }
  /** Only clocks of test merchants move. */
  | { readonly kind: 'not_a_test' }
  | { readonly kind: 'moving'; readonly id: string }
  /** Clocks go forward, and no further than `most`. */
  | { readonly kind: 'out_of_range'; readonly now: Instant; readonly most: Instant };

/** A clock moved for longer would be a slip of the pen; several moves go as far as one likes. */
const FURTHEST_MS = 10 * 366 * 86_400_000;

const lockClock = statement(
  'clock.lock',
  `select m.is_test,
          floor(extract(epoch from clock_timestamp()) * 1000)::bigint + m.clock_offset_ms as now
     from merchants m where m.id = $1 for no key update of m`,
);
/* Behind the lock, in a statement of its own: that of the lock may be older than another's move. */
const readRunning = statement(
  'clock.running',
  'select a.id from clock_advances a where a.merchant_id = $1 and a.ended_at is null',
);
const insertAdvance = statement(
  'clock.insertAdvance',
  `insert into clock_advances (merchant_id, id, actor, from_at, to_at, reached_at)
   values ($1, $2, $3, to_timestamp($4::float8 / 1000), to_timestamp($5::float8 / 1000),
           to_timestamp($4::float8 / 1000))`,
);
const moveClockStatement = statement(
  'clock.move',
  `with reached as (
     update clock_advances
        set reached_at = to_timestamp($3::float8 / 1000), touched_at = clock_timestamp(),
            settled = settled + $4, lapsed = lapsed + $5, days = days + $6
      where merchant_id = $1 and id = $2 and ended_at is null
      returning merchant_id)
   update merchants m
      set clock_offset_ms = greatest(m.clock_offset_ms,
            $3::bigint - floor(extract(epoch from clock_timestamp()) * 1000)::bigint)
     from reached r where m.id = r.merchant_id and m.is_test`,
);
const endAdvance = statement(
  'clock.end',
  `update clock_advances
      set ended_at = clock_timestamp(), touched_at = clock_timestamp(),
          settled = settled + $3, lapsed = lapsed + $4, days = days + $5
    where merchant_id = $1 and id = $2 and ended_at is null`,
);

/** What a step of a move did. */
export interface Happened {
  readonly settled: number;
  readonly lapsed: number;
  readonly days: number;
}

/** The job that moves a merchant's clock to where it was asked to go. */
export function advanceJob(merchantId: number): JobSpec {
  return {
    task: 'advance_clock',
    payload: { merchantId },
    key: `advance_clock ${String(merchantId)}`,
  };
}

/**
 * Asks for a test merchant's clock to be moved; the job that does it is made in the same commit.
 * One move at a time for a merchant.
 */
export function askForAdvance(
  pool: pg.Pool,
  wanted: {
    readonly merchantId: number;
    readonly id: string;
    readonly goal: ClockGoal;
    readonly actor: string;
  },
): Promise<AdvanceAsked> {
  const { merchantId, id, goal, actor } = wanted;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ is_test: boolean; now: Instant }>({
      ...lockClock,
      values: [merchantId],
    });
    const [clock] = rows;
    if (clock?.is_test !== true) return { kind: 'not_a_test' };
    const [running] = (await client.query<{ id: string }>({ ...readRunning, values: [merchantId] }))
      .rows;
    if (running !== undefined) return { kind: 'moving', id: running.id };
    const { now } = clock;
    const to = 'to' in goal ? goal.to : now + goal.byMs;
    const most = now + FURTHEST_MS;
    if (to <= now || to > most) return { kind: 'out_of_range', now, most };
    await client.query({ ...insertAdvance, values: [merchantId, id, actor, now, to] });
    await appendAudit(client, {
      merchantId,
      actor,
      action: 'clock.advanced',
      subject: id,
      before: { now: new Date(now).toISOString() },
      after: { now: new Date(to).toISOString() },
    });
    await addJobs(client, [advanceJob(merchantId)]);
    return { kind: 'asked', id };
  });
}

/** Sets the clock to the next moment of a move, never back, and notes what happened before it. */
export async function moveClock(
  pool: pg.Pool,
  advance: { readonly merchantId: number; readonly id: string },
  at: Instant,
  happened: Happened,
): Promise<void> {
  const { merchantId, id } = advance;
  const { settled, lapsed, days } = happened;
  await pool.query({ ...moveClockStatement, values: [merchantId, id, at, settled, lapsed, days] });
}

/** Notes that a move has come to its end. */
export async function noteAdvanced(
  pool: pg.Pool,
  advance: { readonly merchantId: number; readonly id: string },
  happened: Happened,
): Promise<void> {
  const { merchantId, id } = advance;
  const { settled, lapsed, days } = happened;
  await pool.query({ ...endAdvance, values: [merchantId, id, settled, lapsed, days] });
}
