import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { STANDING_TIERS } from './standing-events.ts';
import type { Span } from './summed-span.ts';
import { HAPPENED } from './zone-days.ts';

/*
 * What reports are read from, out of what was recorded in a span: $1 merchant, $2 zone, $3 from and $4
 * until, milliseconds.
 */

/** Transactions that were recorded in the span. */
const RECORDED = `
  t.merchant_id = $1 and t.recorded_at >= to_timestamp($3::float8 / 1000)
  and t.recorded_at < to_timestamp($4::float8 / 1000)`;

/** Of a transaction, or of the one that it puts right. */
const SUBJECT = `
  coalesce(t.activity_id, r.activity_id, '') as activity_id,
  coalesce(t.reward_id, r.reward_id, '') as reward_id`;

const addSubjects = statement(
  'reports.addSubjects',
  `insert into subject_sums as s
     (merchant_id, happened_on, activity_id, reward_id, source, target, points)
   select $1::integer, f.happened_on, f.activity_id, f.reward_id, f.source, f.target, sum(f.amount)
     from (select (${HAPPENED} at time zone $2::text)::date as happened_on, o.source, o.target,
                  o.amount, ${SUBJECT}
             from postings o
             join transactions t on t.merchant_id = $1 and t.id = o.transaction_id
             left join transactions r on r.merchant_id = $1 and r.id = t.related_id
            where o.merchant_id = $1 and o.at >= to_timestamp($3::float8 / 1000)
              and o.at < to_timestamp($4::float8 / 1000)) as f
    group by f.happened_on, f.activity_id, f.reward_id, f.source, f.target
   on conflict (merchant_id, happened_on, activity_id, reward_id, source, target)
   do update set points = s.points + excluded.points`,
);
const addTransactions = statement(
  'reports.addTransactions',
  `insert into transaction_sums as s
     (merchant_id, happened_on, kind, activity_id, reward_id, transactions)
   select $1::integer, f.happened_on, f.kind, f.activity_id, f.reward_id, count(*)
     from (select (t.occurred_at at time zone $2::text)::date as happened_on, t.kind, ${SUBJECT}
             from transactions t
             left join transactions r on r.merchant_id = $1 and r.id = t.related_id
            where ${RECORDED}) as f
    group by f.happened_on, f.kind, f.activity_id, f.reward_id
   on conflict (merchant_id, happened_on, kind, activity_id, reward_id)
   do update set transactions = s.transactions + excluded.transactions`,
);
/*
 * A new day of a member stands behind the last one before it, and the next old day now stands behind
 * the new one. All parts of the statement see the days as they were before it, but for `fresh`. Days are
 * looked for by aggregates: they go by key for each member, where a join may read all days of the store.
 */
const addActiveDays = statement(
  'reports.addActiveDays',
  `with fresh as (
     insert into active_days (merchant_id, member_id, day)
     select distinct $1::integer, t.member_id, (t.occurred_at at time zone $2::text)::date
       from transactions t
      where ${RECORDED} and t.kind in ('award', 'redeem')
     on conflict do nothing
     returning member_id, day),
   placed as (
     select f.member_id, f.day, lag(f.day) over days as fresh_before,
            lead(f.day) over days as fresh_next,
            (select max(a.day) from active_days a
              where a.merchant_id = $1 and a.member_id = f.member_id and a.day < f.day)
              as old_before,
            (select min(a.day) from active_days a
              where a.merchant_id = $1 and a.member_id = f.member_id and a.day > f.day)
              as old_next
       from fresh f window days as (partition by f.member_id order by f.day)),
   moved as (
     select p.day, greatest(p.fresh_before, p.old_before) as day_before, 1 as members
       from placed p
      union all
     select p.old_next, c.day_before, c.members
       from placed p cross join lateral (values (p.day, 1), (p.old_before, -1))
              as c (day_before, members)
      where p.old_next is not null and (p.fresh_next is null or p.fresh_next > p.old_next)),
   counted as (
     insert into active_sums as s (merchant_id, day, day_before, members)
     select $1::integer, m.day, coalesce(m.day_before, '-infinity'), sum(m.members)
       from moved m group by m.day, coalesce(m.day_before, '-infinity')
     having sum(m.members) <> 0
     on conflict (merchant_id, day, day_before) do update set members = s.members + excluded.members)
   insert into retention_sums as s (merchant_id, cohort, month, members)
   select $1::integer, to_char(m.enrolled_at at time zone $2::text, 'YYYY-MM'), w.month, count(*)
     from (select distinct f.member_id, to_char(f.day, 'YYYY-MM') as month,
                  date_trunc('month', f.day)::date as begins
             from fresh f) as w
     join members m on m.merchant_id = $1 and m.id = w.member_id
    where (select min(a.day) from active_days a
            where a.merchant_id = $1 and a.member_id = w.member_id and a.day >= w.begins
              and a.day < w.begins + interval '1 month') is null
    group by 2, 3
   on conflict (merchant_id, cohort, month) do update set members = s.members + excluded.members`,
);
const addTierMoves = statement(
  'reports.addTierMoves',
  `insert into tier_moves as s (merchant_id, day, from_tier, to_tier, members)
   select $1::integer, (w.at at time zone $2::text)::date, w.from_tier, w.to_tier, count(*)
     from (${STANDING_TIERS}) as w
    where w.counted and w.counts and w.from_tier <> w.to_tier
    group by (w.at at time zone $2::text)::date, w.from_tier, w.to_tier
   on conflict (merchant_id, day, from_tier, to_tier)
   do update set members = s.members + excluded.members`,
);

/** Adds what was recorded in a span to the sums that reports are read from. */
export async function addToReports(client: pg.ClientBase, span: Span): Promise<void> {
  const values = [span.merchantId, span.zone, span.from, span.until];
  await client.query({ ...addSubjects, values });
  await client.query({ ...addTransactions, values });
  await client.query({ ...addActiveDays, values });
  await client.query({ ...addTierMoves, values });
}
