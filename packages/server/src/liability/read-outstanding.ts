import type { Instant, Points } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { inSnapshot, momentValues } from './moments.ts';
import { MOVED_LOTS } from './moved.ts';

/** Points outstanding under one word. */
export interface Outstanding {
  /** A month, `never` or `idle`; an id, or null for none. */
  readonly of: string | null;
  readonly points: Points;
}

/** What members can spend now, by what it came of, and what else they have. */
export interface OutstandingPoints {
  /** By the clock of the merchant. */
  readonly at: Instant;
  readonly zone: string;
  /** What the heads of members come to. */
  readonly available: Points;
  readonly pending: Points;
  readonly reserved: Points;
  readonly owed: Points;
  /** Postings of all members: the version of the ledger that this was read at. */
  readonly ledgerVersion: number;
  readonly byMonthEarned: readonly Outstanding[];
  readonly byExpiry: readonly Outstanding[];
  readonly byActivity: readonly Outstanding[];
  readonly byTier: readonly Outstanding[];
}

/** Groups that are told one by one; a program has fewer activities and months. */
const GROUPS_MAX = 5000;

const headsStatement = statement(
  'liability.heads',
  `select h.tier_id as of, sum(h.available)::bigint as available, sum(h.pending)::bigint as pending,
          sum(h.reserved)::bigint as reserved, sum(h.owed)::bigint as owed,
          sum(h.version)::bigint as postings
     from member_heads h where h.merchant_id = $1 group by h.tier_id order by h.tier_id`,
);
const lotsStatement = statement(
  'liability.outstanding',
  `select m.cohort, m.lapses, m.activity_id as "activityId",
          sum(case when m.target = 'available' then m.amount else -m.amount end)::bigint as points
     from (${MOVED_LOTS}) as m
    where m.cohort <> ''
    group by m.cohort, m.lapses, m.activity_id
   having sum(case when m.target = 'available' then m.amount else -m.amount end) <> 0
    order by m.cohort, m.lapses, m.activity_id limit $9`,
);
const nowStatement = statement(
  'liability.now',
  `select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + m.clock_offset_ms as now
     from merchants m where m.id = $1`,
);

interface HeadRow {
  readonly of: string | null;
  readonly available: Points;
  readonly pending: Points;
  readonly reserved: Points;
  readonly owed: Points;
  readonly postings: number;
}

interface LotRow {
  readonly cohort: string;
  readonly lapses: string;
  readonly activityId: string;
  readonly points: Points;
}

/** No posting is later. */
const EVER: Instant = 8_640_000_000_000;

/** What is outstanding now: from heads and, apart from them, from sums and postings. One snapshot. */
export function readOutstanding(pool: pg.Pool, merchantId: number): Promise<OutstandingPoints> {
  return inSnapshot(pool, async (client) => {
    const found = await client.query<{ now: Instant }>({ ...nowStatement, values: [merchantId] });
    const at = found.rows[0]?.now;
    if (at === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
    const heads = await client.query<HeadRow>({ ...headsStatement, values: [merchantId] });
    const terms = await momentValues(client, { merchantId, at: EVER, knownAt: EVER });
    const values = [...terms, GROUPS_MAX];
    const { rows: lots } = await client.query<LotRow>({ ...lotsStatement, values });
    const sum = (of: Exclude<keyof HeadRow, 'of'>): number =>
      heads.rows.reduce((all, row) => all + row[of], 0);
    return {
      ...{ at, zone: terms[1], available: sum('available'), pending: sum('pending') },
      ...{ reserved: sum('reserved'), owed: sum('owed'), ledgerVersion: sum('postings') },
      byMonthEarned: groupedBy(lots, ({ cohort }) => cohort),
      byExpiry: groupedBy(lots, ({ lapses }) => lapses),
      byActivity: groupedBy(lots, ({ activityId }) => (activityId === '' ? null : activityId)),
      byTier: heads.rows.map(({ of, available }) => ({ of, points: available })),
    };
  });
}

function groupedBy(
  lots: readonly LotRow[],
  wordOf: (lot: LotRow) => string | null,
): readonly Outstanding[] {
  const sums = new Map<string | null, Points>();
  for (const lot of lots) sums.set(wordOf(lot), (sums.get(wordOf(lot)) ?? 0) + lot.points);
  return [...sums]
    .map(([of, points]) => ({ of, points }))
    .sort((a, b) => ((a.of ?? '') < (b.of ?? '') ? -1 : 1));
}
