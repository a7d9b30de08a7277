import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Rows of each kind that one look forgets. */
const FORGOTTEN_MAX = '2000';
/** Signals are kept for so long after they were seen last, whatever became of them. */
const SIGNAL_DAYS = 400;
/** Marks are forgotten so long after they were seen last. */
const MARK_DAYS = 90;
/** Days that say what is usual. */
const USUAL_DAYS = 92;
/** Days of members and agents. */
const OWN_DAYS = 32;

const BEFORE = `to_timestamp($2::float8 / 1000) - $3::integer * interval '1 day'`;
const DAY_BEFORE = `(to_timestamp($2::float8 / 1000) at time zone 'UTC')::date - $3::integer`;

const signals = statement(
  'signals.forget',
  `delete from fraud_signals where ctid = any (array(
     select o.ctid from fraud_signals o where o.merchant_id = $1 and o.last_seen_at < ${BEFORE}
      limit ${FORGOTTEN_MAX}))`,
);
const marks = statement(
  'signals.forgetMarks',
  `delete from member_marks where ctid = any (array(
     select o.ctid from member_marks o where o.merchant_id = $1 and o.last_seen_at < ${BEFORE}
      limit ${FORGOTTEN_MAX}))`,
);
const busy = statement(
  'signals.forgetBusy',
  `delete from busy_days where ctid = any (array(
     select o.ctid from busy_days o where o.merchant_id = $1 and o.day + 0 < ${DAY_BEFORE}
      limit ${FORGOTTEN_MAX}))`,
);
const usual = statement(
  'signals.forgetUsual',
  `delete from usual_counts where ctid = any (array(
     select o.ctid from usual_counts o where o.merchant_id = $1 and o.day < ${DAY_BEFORE}
      limit ${FORGOTTEN_MAX}))`,
);
const goodwill = statement(
  'signals.forgetGoodwill',
  `delete from goodwill_days where ctid = any (array(
     select o.ctid from goodwill_days o where o.merchant_id = $1 and o.day < ${DAY_BEFORE}
      limit ${FORGOTTEN_MAX}))`,
);

/** Forgets what has served its time, a page of each kind. */
export async function forgetOldSignals(
  client: pg.ClientBase,
  merchantId: number,
  now: Instant,
): Promise<void> {
  await client.query({ ...signals, values: [merchantId, now, SIGNAL_DAYS] });
  await client.query({ ...marks, values: [merchantId, now, MARK_DAYS] });
  await client.query({ ...busy, values: [merchantId, now, OWN_DAYS] });
  await client.query({ ...usual, values: [merchantId, now, USUAL_DAYS] });
  await client.query({ ...goodwill, values: [merchantId, now, OWN_DAYS] });
}
