import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/* The indexes over times are summaries by blocks, so rows are looked for by them alone. */
const attempts = statement(
  'delivery.forgetAttempts',
  `delete from attempts a
    using (select merchant_id, id from attempts
            where started_at < statement_timestamp() - make_interval(days => $2::integer) limit $1) old
    where a.merchant_id = old.merchant_id and a.id = old.id`,
);
const ends = statement(
  'delivery.forgetEnds',
  `delete from delivery_ends o
    using (select merchant_id, endpoint_id, event_id from delivery_ends
            where ended_at < statement_timestamp() - make_interval(days => $2::integer) limit $1) old
    where o.merchant_id = old.merchant_id and o.endpoint_id = old.endpoint_id
      and o.event_id = old.event_id`,
);
const alarms = statement(
  'delivery.forgetAlarms',
  `delete from alarms a
    using (select merchant_id, id from alarms
            where ended_at < statement_timestamp() - make_interval(days => $2::integer) limit $1) old
    where a.merchant_id = old.merchant_id and a.id = old.id`,
);
/* Handed out while the endpoint was switched off in the same moment. */
const strayLines = statement(
  'delivery.forgetStrayLines',
  `delete from delivery_lines l using endpoints e
    where e.merchant_id = l.merchant_id and e.id = l.endpoint_id
      and e.status in ('inactive', 'deleted')`,
);
const strays = statement(
  'delivery.forgetStrays',
  `delete from deliveries d using endpoints e
    where e.merchant_id = d.merchant_id and e.id = d.endpoint_id
      and e.status in ('inactive', 'deleted')`,
);

const TOGETHER = 5000;
/** Rounds of one call, so that it ends. */
const ROUNDS_MAX = 200;

/** Forgets the log, and what came of events with alarms that are over, after so many days each. */
export async function forgetDeliveries(
  pool: pg.Pool,
  days: { readonly requests: number; readonly outcomes: number },
): Promise<void> {
  await pool.query({ ...strayLines });
  await pool.query({ ...strays });
  for (const [old, age] of [
    [attempts, days.requests],
    [ends, days.outcomes],
    [alarms, days.outcomes],
  ] as const) {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const { rowCount } = await pool.query({ ...old, values: [TOGETHER, age] });
      if ((rowCount ?? 0) < TOGETHER) break;
    }
  }
}
