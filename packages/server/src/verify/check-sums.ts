import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * The daily sums once more, out of the postings: whoever writes them has statements of his own. Where a
 * posting belongs is said here anew, by what decision 0042 says, so that a mistake there is not
 * repeated here.
 */
const unequalSums = statement(
  'verify.unequalSums',
  `with place as (select p.zone, p.reached_at from sum_places p where p.merchant_id = $1),
   posted as (
     select p.at at time zone z.zone as known, p.source, p.target, p.amount,
            (case p.at when w.recorded_at then w.occurred_at else p.at end) at time zone z.zone
              as happened,
            a.occurred_at at time zone z.zone as earned, a.activity_id, l.id as lot, l.idle,
            l.expires_at at time zone z.zone as lapses
       from place z
       join postings p on p.merchant_id = $1 and p.at < z.reached_at
       join transactions w on w.merchant_id = $1 and w.id = p.transaction_id
       left join (lots l join transactions a on a.merchant_id = $1 and a.id = l.id)
         on l.merchant_id = $1 and l.id = p.lot_id),
   again as (
     select happened::date as happened_on, known::date as known_on, source, target,
            coalesce(substr(earned::text, 1, 7), '') as cohort,
            case when lot is null then '' when idle then 'idle'
                 else coalesce(substr(lapses::text, 1, 7), 'never') end as lapses,
            coalesce(activity_id, '') as activity_id, sum(amount) as points, count(*) as postings
       from posted group by 1, 2, 3, 4, 5, 6, 7)
   select 'what moved from ' || coalesce(a.source, s.source) || ' to ' || coalesce(a.target, s.target)
          || ' on ' || coalesce(a.happened_on, s.happened_on) || ', known on '
          || coalesce(a.known_on, s.known_on) || ', is ' || coalesce(s.points, 0)
          || ' in the daily sums, and ' || coalesce(a.points, 0) || ' by the postings' as problem
     from again a
     full join (select * from daily_sums d where d.merchant_id = $1) as s
       on a.happened_on = s.happened_on and a.known_on = s.known_on and a.source = s.source
      and a.target = s.target and a.cohort = s.cohort and a.lapses = s.lapses
      and a.activity_id = s.activity_id
    where (a.points, a.postings) is distinct from (s.points::numeric, s.postings)
    order by 1 limit 20`,
);
const uncounted = statement(
  'verify.uncountedPostings',
  `select 'the place of the sums tells of ' || z.postings || ' postings, there are ' || n.postings
          as problem
     from sum_places z
    cross join lateral (
      select count(*) as postings from postings p
       where p.merchant_id = $1 and p.at < z.reached_at) as n
    where z.merchant_id = $1 and n.postings <> z.postings`,
);
/* Only where nothing has happened since they were made, which is when heads can be compared. */
const unequalTiers = statement(
  'verify.unequalTiers',
  `select 'tier ' || coalesce(nullif(coalesce(s.tier_id, h.tier_id), ''), 'none') || ' has '
          || coalesce(h.members, 0) || ' members, the sums by day come to '
          || coalesce(s.members, 0) as problem
     from (select d.tier_id, sum(d.members) as members from tier_sums d
            where d.merchant_id = $1 group by d.tier_id) as s
     full join (
       select coalesce(o.tier_id, '') as tier_id, count(*) as members
         from member_heads o
         join members m on m.merchant_id = $1 and m.id = o.id
        where o.merchant_id = $1 and o.merged_into is null and m.status <> 'deleted'
        group by coalesce(o.tier_id, '')) as h on h.tier_id = s.tier_id
    where coalesce(s.members, 0) <> coalesce(h.members, 0)
      and exists (select from merchants m where m.id = $1 and m.keeps_events)
      and not exists (
        select from sum_places z
          join events e on e.merchant_id = $1 and e.at >= z.reached_at
         where z.merchant_id = $1
           and e.type in ('member.enrolled', 'member.deleted', 'member.readmitted', 'member.erased',
                 'member.blocked', 'member.opted_out', 'member.merged', 'member.unmerged',
                 'tier.upgraded', 'tier.downgraded', 'tier.assigned'))
      and exists (select from sum_places z where z.merchant_id = $1)
    order by 1 limit 20`,
);

/** Holds what is kept by day against the postings and heads that it was made of. */
export async function checkSums(client: pg.ClientBase, merchantId: number): Promise<string[]> {
  const problems: string[] = [];
  for (const find of [unequalSums, uncounted, unequalTiers]) {
    const { rows } = await client.query<{ problem: string }>({ ...find, values: [merchantId] });
    problems.push(...rows.map(({ problem }) => problem));
  }
  return problems;
}
