import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import {
  TRANSACTION_COLUMNS,
  TRANSACTION_MEMBER,
  type ListedTransaction,
} from './transaction-rows.ts';

/** An award that somebody decided. */
export interface DecidedAward extends ListedTransaction {
  readonly decision: 'approved' | 'rejected';
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  readonly why: string | null;
  /** As it was recorded, units. */
  readonly recordedPoints: number;
}

/** Behind which decision a page begins: microseconds since 1970 as text, and the award. */
export interface DecidedPlace {
  readonly micros: string;
  readonly id: string;
}

export interface DecidedAsked {
  readonly merchantId: number;
  /** Null: either. */
  readonly decision: string | null;
  /** Null: any. */
  readonly activityId: string | null;
  readonly place: DecidedPlace | null;
  readonly limit: number;
}

/** Decisions that one page looks at, at most; those about carts are among them. */
const LOOKED_MAX = 2000;

const read = statement(
  'queries.decidedAwards',
  `with looked as materialized (
     select s.transaction_id, s.status, s.at, s.by from transaction_statuses s
      where s.merchant_id = $1 and s.by is not null
        and (s.at, s.transaction_id)
          < (coalesce(to_timestamp($2::numeric / 1000000), 'infinity'), coalesce($3::text, ''))
      order by s.at desc, s.transaction_id desc limit ${LOOKED_MAX}),
   fits as (
     select l.* from looked l
       join transactions t on t.merchant_id = $1 and t.id = l.transaction_id
      where t.kind = 'award' and l.status in ('approved', 'rejected')
        and ($4::text is null or l.status = $4) and ($5::text is null or t.activity_id = $5)
      order by l.at desc, l.transaction_id desc limit $6),
   reach as (
     select count(*) as looked,
            (array_agg((extract(epoch from l.at) * 1000000)::bigint::text
              order by l.at, l.transaction_id))[1] as "lastMicros",
            (array_agg(l.transaction_id order by l.at, l.transaction_id))[1] as "lastId"
       from looked l)
   select reach.*, f.status as decision, f.by as "decidedBy", f.at as "decidedAt",
          (extract(epoch from f.at) * 1000000)::bigint::text as micros,
          (select n.reason from transaction_notes n
            where n.merchant_id = $1 and n.transaction_id = f.transaction_id
              and n.what in ('approved', 'rejected')
            order by n.number desc limit 1) as why,
          t.points as "recordedPoints", ${TRANSACTION_COLUMNS}
     from reach
     left join (fits f
       join transactions t on t.merchant_id = $1 and t.id = f.transaction_id${TRANSACTION_MEMBER}
       left join lots l on l.merchant_id = $1 and l.id = t.id
       left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id) on true
    order by f.at desc, f.transaction_id desc`,
);

interface Reach {
  readonly looked: number;
  readonly lastMicros: string | null;
  readonly lastId: string | null;
  readonly micros: string | null;
}

/** Awards that somebody approved or rejected, the last decision first, and where that goes on. */
export async function listDecidedAwards(
  pool: pg.Pool,
  { merchantId, decision, activityId, place, limit }: DecidedAsked,
): Promise<{ readonly rows: readonly DecidedAward[]; readonly next: DecidedPlace | null }> {
  // Planned anew each time: where a page begins is looked up in an index by its value alone.
  const { rows } = await pool.query<Reach & Partial<DecidedAward>>({
    text: read.text,
    values: [
      ...[merchantId, place?.micros ?? null, place?.id ?? null],
      ...[decision, activityId, limit + 1],
    ],
  });
  const [first] = rows;
  const found = rows.filter((row): row is Reach & DecidedAward => row.id != null);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  if (found.length > limit && last?.micros != null) {
    return { rows: shown, next: { micros: last.micros, id: last.id } };
  }
  const { looked = 0, lastMicros = null, lastId = null } = first ?? {};
  const isWhole = looked < LOOKED_MAX || lastMicros === null || lastId === null;
  return { rows: shown, next: isWhole ? null : { micros: lastMicros, id: lastId } };
}
