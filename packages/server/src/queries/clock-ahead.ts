import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What is known to come for a merchant until a time; what follows of it comes on top. */
export interface ClockAhead {
  readonly dues: readonly { readonly kind: string; readonly count: number }[];
  /** Members and dates of theirs. */
  readonly lapses: number;
  /** In the smallest unit. */
  readonly points: number;
  /** Whether there is more than was counted. */
  readonly more: boolean;
}

const COUNTED_MAX = 100_000;

const duesAhead = statement(
  'clock.duesAhead',
  `select d.kind, count(*)::integer as count
     from (select kind from dues where merchant_id = $1 and due_at <= to_timestamp($2::float8 / 1000)
            order by due_at limit $3) as d
    group by d.kind order by d.kind`,
);
const lapsesAhead = statement(
  'clock.lapsesAhead',
  `select count(*)::integer as lapses, coalesce(sum(x.points), 0)::bigint as points
     from ((select s.points from expiry_sums s
             where s.merchant_id = $1 and s.points > 0
               and s.expires_at <= to_timestamp($2::float8 / 1000)
             order by s.expires_at limit $3)
           union all
           (select h.idle_points from member_heads h
             where h.merchant_id = $1 and h.idle_due_at <= to_timestamp($2::float8 / 1000)
             order by h.idle_due_at limit $3)) as x`,
);

export async function readAhead(
  pool: pg.Pool,
  merchantId: number,
  until: Instant,
): Promise<ClockAhead> {
  const values = [merchantId, until, COUNTED_MAX];
  const [{ rows: dues }, { rows: lapsed }] = await Promise.all([
    pool.query<ClockAhead['dues'][number]>({ ...duesAhead, values }),
    pool.query<Pick<ClockAhead, 'lapses' | 'points'>>({ ...lapsesAhead, values }),
  ]);
  const { lapses, points } = lapsed[0] ?? { lapses: 0, points: 0 };
  const counted = dues.reduce((sum, { count }) => sum + count, 0);
  return { dues, lapses, points, more: counted >= COUNTED_MAX || lapses >= COUNTED_MAX };
}
