import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * What reports are read from, once more out of postings, transactions and events: with statements of its
 * own, so that a mistake of whoever keeps the sums is not repeated here. Each goes over the history once;
 * the database sorts on disk what does not fit into memory, and 20 rows at most come back.
 */

/** Transactions that the sums tell of, with the days they took effect on. */
const COUNTED = `
  place as (select p.zone, p.reached_at from sum_places p where p.merchant_id = $1),
  told as (
    select t.id, t.member_id, t.kind, t.recorded_at, t.occurred_at, z.zone, z.reached_at,
           (t.occurred_at at time zone z.zone)::date as day,
           coalesce(t.activity_id, was.activity_id, '') as activity,
           coalesce(t.reward_id, was.reward_id, '') as reward
      from place z
      join transactions t on t.merchant_id = $1
      left join transactions was on was.merchant_id = $1 and was.id = t.related_id)`;

const subjects = statement(
  'verify.subjectSums',
  `with ${COUNTED},
   again as (
     select (case when p.at <> t.recorded_at then p.at else t.occurred_at end
               at time zone t.zone)::date as day,
            t.activity, t.reward, p.source, p.target, sum(p.amount) as points
       from postings p join told t on t.id = p.transaction_id
      where p.merchant_id = $1 and p.at < t.reached_at
      group by 1, 2, 3, 4, 5)
   select format('of %s what moved from %s to %s on %s is %s in the sums of reports, and %s by the postings',
            coalesce(nullif(coalesce(a.activity, s.activity_id), ''),
                     nullif(coalesce(a.reward, s.reward_id), ''), 'no activity and no reward'),
            coalesce(a.source, s.source), coalesce(a.target, s.target), coalesce(a.day, s.happened_on),
            coalesce(s.points, 0), coalesce(a.points, 0)) as problem
     from again a
     full join (select * from subject_sums k where k.merchant_id = $1) as s
       on s.happened_on = a.day and s.activity_id = a.activity and s.reward_id = a.reward
      and s.source = a.source and s.target = a.target
    where coalesce(a.points, 0) <> coalesce(s.points, 0)
    order by 1 limit 20`,
);
const transactions = statement(
  'verify.transactionSums',
  `with ${COUNTED},
   again as (
     select t.day, t.kind, t.activity, t.reward, count(*) as many
       from told t where t.recorded_at < t.reached_at group by 1, 2, 3, 4)
   select format('%s of %s on %s: %s in the sums of reports, and %s by the transactions',
            coalesce(a.kind, s.kind),
            coalesce(nullif(coalesce(a.activity, s.activity_id), ''),
                     nullif(coalesce(a.reward, s.reward_id), ''), 'no activity and no reward'),
            coalesce(a.day, s.happened_on), coalesce(s.transactions, 0), coalesce(a.many, 0)) as problem
     from again a
     full join (select * from transaction_sums k where k.merchant_id = $1) as s
       on s.happened_on = a.day and s.kind = a.kind and s.activity_id = a.activity
      and s.reward_id = a.reward
    where coalesce(a.many, 0) <> coalesce(s.transactions, 0)
    order by 1 limit 20`,
);

/** Each day on which somebody earned or redeemed, once. */
const DAYS = `
  ${COUNTED},
  days as (
    select distinct t.member_id, t.day from told t
     where t.recorded_at < t.reached_at and t.kind in ('award', 'redeem'))`;

const activeDays = statement(
  'verify.activeDays',
  `with ${DAYS}
   select case when k.day is null
               then format('that member %s was active on %s is not in the sums of reports',
                           d.member_id, d.day)
               else format('member %s did nothing on %s, the sums of reports say so',
                           k.member_id, k.day) end as problem
     from days d
     full join (select * from active_days a where a.merchant_id = $1) as k
       on k.member_id = d.member_id and k.day = d.day
    where k.day is null or d.day is null
    order by 1 limit 20`,
);
const activeSums = statement(
  'verify.activeSums',
  `with ${DAYS},
   again as (
     select w.day, coalesce(w.before, '-infinity') as before, count(*) as members
       from (select d.day, lag(d.day) over (partition by d.member_id order by d.day) as before
               from days d) as w
      group by 1, 2)
   select format('%s members were active on %s and last before on %s by the sums of reports, and %s by the transactions',
            coalesce(s.members, 0), coalesce(a.day, s.day),
            coalesce(nullif(coalesce(a.before, s.day_before), '-infinity')::text, 'no day'),
            coalesce(a.members, 0)) as problem
     from again a
     full join (select * from active_sums k where k.merchant_id = $1) as s
       on s.day = a.day and s.day_before = a.before
    where coalesce(a.members, 0) <> coalesce(s.members, 0)
    order by 1 limit 20`,
);
const retention = statement(
  'verify.retentionSums',
  `with ${DAYS},
   again as (
     select substr((m.enrolled_at at time zone (select z.zone from place z))::text, 1, 7) as cohort,
            w.month, count(*) as members
       from (select distinct d.member_id, substr(d.day::text, 1, 7) as month from days d) as w
       join members m on m.merchant_id = $1 and m.id = w.member_id
      group by 1, 2)
   select format('of those who joined in %s, %s were active in %s by the sums of reports, and %s by the transactions',
            coalesce(a.cohort, s.cohort), coalesce(s.members, 0), coalesce(a.month, s.month),
            coalesce(a.members, 0)) as problem
     from again a
     full join (select * from retention_sums k where k.merchant_id = $1) as s
       on s.cohort = a.cohort collate "C" and s.month = a.month collate "C"
    where coalesce(a.members, 0) <> coalesce(s.members, 0)
    order by 1 limit 20`,
);
/*
 * Moves between tiers, by what each event says of the member after it. Only where events are kept and nobody
 * was erased: what his events said is forgotten with him.
 */
const tierMoves = statement(
  'verify.tierMoves',
  `with place as (select p.zone, p.reached_at from sum_places p where p.merchant_id = $1),
   said as (
     select e.member_id, e.sequence, e.at, e.type, z.zone,
            coalesce(e.data #>> '{member,tierId}', '') as tier,
            max(lpad(e.sequence::text, 20, '0') || e.type) filter (
              where e.type in ('member.enrolled', 'member.deleted', 'member.readmitted', 'member.erased',
                      'member.blocked', 'member.opted_out'))
              over (partition by e.member_id order by e.sequence) as life
       from place z
       join events e on e.merchant_id = $1 and e.at < z.reached_at
      where e.type in ('member.enrolled', 'member.deleted', 'member.readmitted', 'member.erased',
              'member.blocked', 'member.opted_out', 'member.merged', 'member.unmerged', 'tier.upgraded',
              'tier.downgraded', 'tier.assigned')),
   standing as (
     select s.member_id, s.sequence, s.at, s.zone, s.tier,
            coalesce(substr(s.life, 21) not in ('member.deleted', 'member.erased'), true)
            and not (s.type in ('member.merged', 'member.unmerged') and exists (
              select from member_merges g
               where g.merchant_id = $1 and g.from_id = s.member_id and g.at <= s.at
                 and coalesce(g.undone_at > s.at, true))) as counts
       from said s),
   stepped as (
     select n.at, n.zone, n.tier, n.counts, lag(n.tier) over steps as was, lag(n.counts) over steps as counted
       from standing n window steps as (partition by n.member_id order by n.sequence)),
   again as (
     select (n.at at time zone n.zone)::date as day, n.was, n.tier, count(*) as members
       from stepped n where n.counts and n.counted and n.tier <> n.was group by 1, 2, 3)
   select format('%s members went from tier %s to %s on %s by the sums of reports, and %s by the events',
            coalesce(s.members, 0), coalesce(nullif(coalesce(a.was, s.from_tier), ''), 'none'),
            coalesce(nullif(coalesce(a.tier, s.to_tier), ''), 'none'), coalesce(a.day, s.day),
            coalesce(a.members, 0)) as problem
     from again a
     full join (select * from tier_moves k where k.merchant_id = $1) as s
       on s.day = a.day and s.from_tier = a.was and s.to_tier = a.tier
    where coalesce(a.members, 0) <> coalesce(s.members, 0)
      and exists (select from merchants m where m.id = $1 and m.keeps_events)
      and not exists (select from members m where m.merchant_id = $1 and m.erased_at is not null)
    order by 1 limit 20`,
);

const CHECKS = [subjects, transactions, activeDays, activeSums, retention, tierMoves] as const;

/** Holds what reports are read from against the history that it was made of; sentences about what differs. */
export async function checkReportSums(
  client: pg.ClientBase,
  merchantId: number,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const find of CHECKS) {
    const { rows } = await client.query<{ problem: string }>({ ...find, values: [merchantId] });
    problems.push(...rows.map(({ problem }) => problem));
  }
  return problems;
}
