import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { DaySpan } from './days.ts';
import type { ReportTerms } from './report-terms.ts';

/** Members by tier before a span and behind it, and who went from one to another. */
export interface TierMovement {
  readonly tiers: readonly {
    /** Null for none. */
    readonly tierId: string | null;
    readonly opening: number;
    readonly closing: number;
  }[];
  readonly moves: readonly {
    readonly from: string | null;
    readonly to: string | null;
    readonly members: number;
  }[];
}

/** Pairs of tiers; programs have a handful of tiers. */
const MOVES_MAX = 1000;

const keepsEvents = statement(
  'reports.keepsEvents',
  `select m.keeps_events as "keepsEvents" from merchants m where m.id = $1`,
);
const standings = statement(
  'reports.standings',
  `select nullif(s.tier_id, '') as "tierId",
          coalesce(sum(s.members) filter (where s.day < $2::date), 0)::bigint as opening,
          sum(s.members)::bigint as closing
     from tier_sums s where s.merchant_id = $1 and s.day <= $3::date
    group by s.tier_id
   having sum(s.members) <> 0 or sum(s.members) filter (where s.day < $2::date) <> 0
    order by s.tier_id limit $4`,
);
const moves = statement(
  'reports.tierMoves',
  `select nullif(s.from_tier, '') as "from", nullif(s.to_tier, '') as "to",
          sum(s.members)::bigint as members
     from tier_moves s where s.merchant_id = $1 and s.day between $2::date and $3::date
    group by s.from_tier, s.to_tier order by 3 desc, s.from_tier, s.to_tier limit $4`,
);

/** How members moved between tiers; null in a store that keeps no events. */
export async function readTierMovement(
  client: pg.ClientBase,
  { merchantId }: ReportTerms,
  { from, to }: DaySpan,
): Promise<TierMovement | null> {
  const kept = await client.query<{ keepsEvents: boolean }>({
    ...keepsEvents,
    values: [merchantId],
  });
  if (kept.rows[0]?.keepsEvents !== true) return null;
  const values = [merchantId, from, to, MOVES_MAX];
  const tiers = await client.query<TierMovement['tiers'][number]>({ ...standings, values });
  const moved = await client.query<TierMovement['moves'][number]>({ ...moves, values });
  return { tiers: tiers.rows, moves: moved.rows };
}
