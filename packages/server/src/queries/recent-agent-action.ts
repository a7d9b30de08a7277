import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What an agent did for a member a moment ago. Times are those of the real clock. */
export interface RecentAgentAction {
  readonly kind: 'award' | 'redeem';
  /** The activity or the reward. */
  readonly subject: string;
  readonly points: number;
  /** Whether it is settled; else it is under way, or nobody knows yet. */
  readonly isDone: boolean;
  readonly agent: string;
  readonly begunAt: Instant;
  readonly readAt: Instant;
}

const readLast = statement(
  'agentActions.readLast',
  `select kind, subject, points, state = 'done' as "isDone", agent, begun_at as "begunAt",
          clock_timestamp() as "readAt"
     from agent_actions
    where merchant_id = $1 and member_id = $2 and state in ('started', 'done')
      and begun_at > clock_timestamp() - make_interval(secs => $3::float8 / 1000)
    order by begun_at desc limit 1`,
);

/** The last one that was begun within so many milliseconds, or null. */
export async function readRecentAgentAction(
  pool: pg.Pool,
  merchantId: number,
  asked: { readonly memberId: string; readonly withinMs: number },
): Promise<RecentAgentAction | null> {
  const { rows } = await pool.query<RecentAgentAction>({
    ...readLast,
    values: [merchantId, asked.memberId, asked.withinMs],
  });
  return rows[0] ?? null;
}
