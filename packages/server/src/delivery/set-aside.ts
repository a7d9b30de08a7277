import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { handOutEvents } from './hand-out.ts';

const lockHealth = statement(
  'delivery.setAsideLocks',
  `select 1 from endpoint_health order by merchant_id, endpoint_id for no key update`,
);

/* What was told by somebody meanwhile stays told. */
const giveUp = statement(
  'delivery.setAside',
  `with chosen as materialized (
     select d.ctid as tid, d.merchant_id, d.endpoint_id, d.event_id, d.series, d.counted
       from deliveries d order by d.merchant_id, d.endpoint_id, d.line, d.sequence
      limit $1),
   taken as (
     delete from deliveries d where d.ctid = any(array(select tid from chosen)) returning 1),
   ended as (
     insert into delivery_ends as o (merchant_id, endpoint_id, event_id, outcome)
     select merchant_id, endpoint_id, event_id, 'given_up' from chosen
     on conflict (merchant_id, endpoint_id, event_id) do nothing returning 1),
   sums as (
     select merchant_id, endpoint_id, series, count(*) as given_up
       from chosen where counted group by 1, 2, 3),
   counted as (
     update endpoint_health h set given_up = h.given_up + s.given_up
       from sums s
      where h.merchant_id = s.merchant_id and h.endpoint_id = s.endpoint_id
        and h.series = s.series returning 1)
   select count(*)::integer as taken from chosen`,
);

const forgetLines = statement(
  'delivery.setAsideLines',
  `delete from delivery_lines l
    where not exists (select from deliveries d
                       where d.merchant_id = l.merchant_id and d.endpoint_id = l.endpoint_id
                         and d.line = l.line)`,
);

const TOGETHER = 5000;

/**
 * Gives up everything that waits to be told, webhooks and mails of all merchants; answers how much that
 * was. It counts as given up and can be replayed. For a database that was put back: what waited
 * then was told since. Nothing else may be at work on deliveries.
 */
export async function setAsideDeliveries(pool: pg.Pool): Promise<number> {
  while ((await handOutEvents(pool, TOGETHER)).taken > 0);
  let total = 0;
  for (;;) {
    const taken = await inTransaction(pool, async (client) => {
      await client.query({ ...lockHealth });
      const { rows } = await client.query<{ taken: number }>({ ...giveUp, values: [TOGETHER] });
      return rows[0]?.taken ?? 0;
    });
    total += taken;
    if (taken === 0) break;
  }
  await pool.query({ ...forgetLines });
  return total;
}
