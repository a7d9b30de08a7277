import type { Points } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { DaySpan } from './days.ts';
import type { ReportTerms } from './report-terms.ts';

/** What was redeemed for a reward. */
export interface RewardTaken {
  /** Null for redemptions without one. */
  readonly rewardId: string | null;
  readonly redemptions: number;
  /** Less what was given back. */
  readonly points: Points;
}

/** What an activity gave. */
export interface ActivityEarned {
  /** Null for points that no activity gave. */
  readonly activityId: string | null;
  readonly awards: number;
  /** Given out, less what was taken back while it waited. */
  readonly issued: Points;
  /** Taken back of what counted already. */
  readonly deducted: Points;
  /** What waited for approval at the end of the last day. */
  readonly pending: Points;
}

/** Rewards, or activities, of one report. A program has fewer; those that moved most come first. */
export const SUBJECTS_MAX = 1000;

const rewardsStatement = statement(
  'reports.rewards',
  `select nullif(w.reward_id, '') as "rewardId", sum(w.redemptions)::bigint as redemptions,
          sum(w.points)::bigint as points
     from (
       select t.reward_id, t.transactions as redemptions, 0 as points
         from transaction_sums t
        where t.merchant_id = $1 and t.happened_on between $2::date and $3::date
          and t.kind = 'redeem'
       union all
       select s.reward_id, 0, case when s.target = 'redeemed' then s.points else -s.points end
         from subject_sums s
        where s.merchant_id = $1 and s.happened_on between $2::date and $3::date
          and 'redeemed' in (s.source, s.target)) as w
    group by w.reward_id
   having sum(w.redemptions) <> 0 or sum(w.points) <> 0
    order by 3 desc, w.reward_id limit $4`,
);
const activitiesStatement = statement(
  'reports.activities',
  `select nullif(w.activity_id, '') as "activityId", sum(w.awards)::bigint as awards,
          sum(w.issued)::bigint as issued, sum(w.deducted)::bigint as deducted,
          sum(w.pending)::bigint as pending
     from (
       select t.activity_id, t.transactions as awards, 0 as issued, 0 as deducted, 0 as pending
         from transaction_sums t
        where t.merchant_id = $1 and t.happened_on between $2::date and $3::date
          and t.kind = 'award'
       union all
       select s.activity_id, 0,
              case when s.happened_on < $2::date then 0 when s.source = 'issued' then s.points
                   when s.target = 'issued' then -s.points else 0 end,
              case when s.happened_on < $2::date then 0 when s.target = 'deducted' then s.points
                   when s.source = 'deducted' then -s.points else 0 end,
              case when s.target = 'pending' then s.points when s.source = 'pending' then -s.points
                   else 0 end
         from subject_sums s
        where s.merchant_id = $1 and s.happened_on <= $3::date
          and (s.happened_on >= $2::date or 'pending' in (s.source, s.target))) as w
    group by w.activity_id
   having sum(w.awards) <> 0 or sum(w.issued) <> 0 or sum(w.deducted) <> 0 or sum(w.pending) <> 0
    order by 3 desc, w.activity_id limit $4`,
);

/** What was redeemed in a span, by reward. It costs the rows of its days. */
export async function readRewards(
  client: pg.ClientBase,
  { merchantId }: ReportTerms,
  { from, to }: DaySpan,
): Promise<readonly RewardTaken[]> {
  const values = [merchantId, from, to, SUBJECTS_MAX];
  const { rows } = await client.query<RewardTaken>({ ...rewardsStatement, values });
  return rows;
}

/** What was earned in a span, by activity. It costs the rows of all days up to its end. */
export async function readActivities(
  client: pg.ClientBase,
  { merchantId }: ReportTerms,
  { from, to }: DaySpan,
): Promise<readonly ActivityEarned[]> {
  const values = [merchantId, from, to, SUBJECTS_MAX];
  const { rows } = await client.query<ActivityEarned>({ ...activitiesStatement, values });
  return rows;
}
