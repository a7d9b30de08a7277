import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { STANDING_EVENTS } from './standing-events.ts';

/** How far the sums of a merchant have come. */
export interface SumPlace {
  readonly zone: string;
  /** All that was posted before is in the sums, and nothing else. */
  readonly reachedAt: Instant;
  readonly postings: number;
}

const PLACE = `p.zone, p.reached_at as "reachedAt", p.postings`;

const readPlace = statement(
  'liability.readPlace',
  `select ${PLACE} from sum_places p where p.merchant_id = $1`,
);
const lockPlace = statement(
  'liability.lockPlace',
  `select ${PLACE} from sum_places p where p.merchant_id = $1 for no key update`,
);
const beginPlace = statement(
  'liability.beginPlace',
  `insert into sum_places (merchant_id, zone, reached_at, postings)
   values ($1, $2, to_timestamp($3::float8 / 1000), 0)
   on conflict (merchant_id) do nothing`,
);
const movePlace = statement(
  'liability.movePlace',
  `update sum_places set reached_at = to_timestamp($2::float8 / 1000), postings = postings + $3
    where merchant_id = $1`,
);
const dropPlace = statement(
  'liability.dropPlace',
  `with gone as (delete from daily_sums where merchant_id = $1),
        tiers as (delete from tier_sums where merchant_id = $1),
        subjects as (delete from subject_sums where merchant_id = $1),
        transactions as (delete from transaction_sums where merchant_id = $1),
        days as (delete from active_days where merchant_id = $1),
        active as (delete from active_sums where merchant_id = $1),
        retention as (delete from retention_sums where merchant_id = $1),
        moves as (delete from tier_moves where merchant_id = $1)
   delete from sum_places where merchant_id = $1`,
);
const firstMoment = statement(
  'liability.firstMoment',
  `select least(
      (select o.at from postings o where o.merchant_id = $1 order by o.at limit 1),
      (select e.at from events e where e.merchant_id = $1 and e.type in ${STANDING_EVENTS}
        order by e.at limit 1),
      (select t.recorded_at from transactions t where t.merchant_id = $1
        order by t.recorded_at limit 1)) as at`,
);
/*
 * The last of each is looked at, which an index knows. Asked whether there is any behind a place, the planner
 * would read the table from its beginning, sure that one comes soon.
 */
const merchantsBehind = statement(
  'liability.merchantsBehind',
  `select m.id from merchants m
     left join sum_places p on p.merchant_id = m.id
    where m.id > $1
      and greatest(
            (select max(o.at) from postings o where o.merchant_id = m.id),
            (select max(t.recorded_at) from transactions t where t.merchant_id = m.id),
            (select max(e.at) from events e
              where e.merchant_id = m.id and e.type in ${STANDING_EVENTS}))
          >= coalesce(p.reached_at, '-infinity')
    order by m.id limit $2`,
);

/** The place of a merchant's sums; null if nothing was summed yet. */
export async function readSumPlace(
  client: pg.ClientBase,
  merchantId: number,
): Promise<SumPlace | null> {
  const { rows } = await client.query<SumPlace>({ ...readPlace, values: [merchantId] });
  return rows[0] ?? null;
}

/**
 * The place, held until the transaction ends. It is begun at the first posting or event if there is
 * none, and anew if the merchant's zone is another one by now; null if nothing has happened.
 */
export async function lockSumPlace(
  client: pg.ClientBase,
  merchantId: number,
  zone: string,
): Promise<SumPlace | null> {
  const { rows } = await client.query<SumPlace>({ ...lockPlace, values: [merchantId] });
  if (rows[0]?.zone === zone) return rows[0];
  await forgetSums(client, merchantId);
  const first = await client.query<{ at: Instant | null }>({
    ...firstMoment,
    values: [merchantId],
  });
  const at = first.rows[0]?.at ?? null;
  if (at === null) return null;
  await client.query({ ...beginPlace, values: [merchantId, zone, at] });
  const made = await client.query<SumPlace>({ ...lockPlace, values: [merchantId] });
  return made.rows[0] ?? null;
}

/** Says that everything before a moment is in the sums by now: so many postings more. */
export async function moveSumPlace(
  client: pg.ClientBase,
  merchantId: number,
  moved: { readonly to: Instant; readonly postings: number },
): Promise<void> {
  await client.query({ ...movePlace, values: [merchantId, moved.to, moved.postings] });
}

/** Throws the sums of a merchant away: they are made anew from the postings. */
export async function forgetSums(client: pg.ClientBase, merchantId: number): Promise<void> {
  await client.query({ ...dropPlace, values: [merchantId] });
}

/** Merchants of whom something is not in their sums yet, in order of number. */
export async function findMerchantsBehind(
  pool: pg.Pool,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await pool.query<{ id: number }>({ ...merchantsBehind, values: [after, limit] });
  return rows.map(({ id }) => id);
}
