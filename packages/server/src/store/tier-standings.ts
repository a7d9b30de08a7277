import { countingAt, type AlikeMembers, type Instant, type Program } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Members who stand alike, and how many they are. */
export interface StandingGroup extends AlikeMembers {
  readonly members: number;
}

/** Tiers now, tiers reached, and what was given by hand; programs have 50 tiers at most. */
const GROUPS_MAX = 20_000;

/** Members who are there and nobody else now; `$2` are thresholds, and a rung the last that is reached. */
const grouped = (counted: string): string => `
  select c.tier_id as "tierId", c.way, c.came_from as "from",
         width_bucket(c.counted, $2::numeric[]) as rung, count(*)::bigint as members
    from (select h.tier_id, h.standing #>> '{assigned,way}' as way,
                 h.standing #>> '{assigned,from}' as came_from, ${counted} as counted
            from member_heads h
            join members m on m.merchant_id = h.merchant_id and m.id = h.id
             and m.status <> 'deleted'
           where h.merchant_id = $1 and h.merged_into is null) as c
   group by 1, 2, 3, 4 limit ${String(GROUPS_MAX)}`;

const ofSums = (sum: string): string =>
  `case when h.standing ->> 'basis' = $3 then coalesce(${sum}, 0) * $4::numeric else 0 end`;
const bucket = (place: string): string =>
  `coalesce((h.standing -> 'sums' ->> ${place})::numeric, 0)`;

const byLife = statement('tiers.standingsByLife', grouped('h.qualified::numeric'));
const byPeriod = statement(
  'tiers.standingsByPeriod',
  grouped(ofSums(`greatest(${bucket('$5')}, ${bucket('$6')})`)),
);
const byWindow = statement(
  'tiers.standingsByWindow',
  grouped(
    ofSums(`(select sum(s.sum::numeric) from jsonb_each_text(h.standing -> 'sums') as s (day, sum)
              where s.day collate "C" >= $5)`),
  ),
);

interface Row {
  readonly tierId: string | null;
  readonly way: 'above' | 'below' | null;
  readonly from: string | null;
  readonly rung: number;
  readonly members: number;
}

/**
 * All members of a merchant by how they stand under a program, whether it runs or not: what counts for
 * them is what core's `countedAt` says, found for all of them in one statement.
 */
export async function readStandings(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  { program, at }: { readonly program: Program; readonly at: Instant },
): Promise<readonly StandingGroup[]> {
  const thresholds = program.ladder.map(({ threshold }) => threshold);
  const { rows } = await client.query<Row>(asked(merchantId, program, at, thresholds));
  return rows.map(({ tierId, way, from, rung, members }) => ({
    ...{ tierId, members, counted: thresholds[rung - 1] ?? -1 },
    assigned: way === null ? null : { way, from },
  }));
}

function asked(
  merchantId: number,
  program: Program,
  at: Instant,
  thresholds: readonly number[],
): pg.QueryConfig {
  const { basis, measure, decimals } = program.tierRules;
  const counting = countingAt(program, at);
  const scale = measure === 'spend' ? 10 ** decimals : 1;
  const sums = [merchantId, thresholds, basis, scale];
  switch (counting.kind) {
    case 'life':
      return { ...byLife, values: [merchantId, thresholds] };
    case 'better':
      return { ...byPeriod, values: [...sums, ...counting.buckets] };
    case 'window':
      return { ...byWindow, values: [...sums, counting.first] };
  }
}
