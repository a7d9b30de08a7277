import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Something that was done about a member: with his points, or otherwise. */
export interface TimelineRow {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  /** Null where no points moved, as are the next four. */
  readonly transactionId: string | null;
  readonly points: number | null;
  readonly status: string | null;
  readonly activityId: string | null;
  readonly rewardId: string | null;
}

const read = statement(
  'members.timeline',
  `(select t.recorded_at as at, t.actor, 'points.' || t.kind as action, t.id as "transactionId",
           t.points, t.status, t.activity_id as "activityId", t.reward_id as "rewardId"
      from transactions t where t.merchant_id = $1 and t.member_id = $2
     order by t.occurred_at desc, t.id desc limit $3)
   union all
   (select a.at, a.actor, a.action, null, null, null, null, null
      from audit_entries a where a.merchant_id = $1 and a.member_id = $2
     order by a.at desc, a.id desc limit $3)
   order by at desc, "transactionId" desc limit $3`,
);

/** The last things that were done about a member and by whom, the newest first. */
export async function readTimeline(
  pool: pg.Pool,
  merchantId: number,
  { memberId, limit }: { readonly memberId: string; readonly limit: number },
): Promise<readonly TimelineRow[]> {
  const { rows } = await pool.query<TimelineRow>({
    ...read,
    values: [merchantId, memberId, limit],
  });
  return rows;
}
