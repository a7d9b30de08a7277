import type { Instant, Severity, SignalFacts, SignalKind } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export type SignalState = 'open' | 'dismissed' | 'acted_on';

/** What looks like somebody games the program. */
export interface FraudSignal {
  readonly id: string;
  readonly kind: SignalKind;
  readonly severity: Severity;
  readonly facts: SignalFacts;
  /** Who goes on for the member that it is about; null if it is about none. */
  readonly memberId: string | null;
  readonly otherIds: readonly string[];
  readonly transactionIds: readonly string[];
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  readonly times: number;
  readonly state: SignalState;
  readonly settledBy: string | null;
  readonly settledAt: Instant | null;
  readonly reason: string | null;
}

const COLUMNS = `s.id, s.kind, s.severity, s.facts, coalesce(h.merged_into, s.member_id) as "memberId",
          s.other_ids as "otherIds", s.transaction_ids as "transactionIds",
          s.first_seen_at as "firstSeenAt", s.last_seen_at as "lastSeenAt", s.times, s.state,
          s.settled_by as "settledBy", s.settled_at as "settledAt", s.reason
     from fraud_signals s
     left join member_heads h on h.merchant_id = $1 and h.id = s.member_id`;
const WANTED = `s.merchant_id = $1 and s.state = any ($2::text[])
      and ($3::text is null or s.kind = $3)
      and ($5::text is null or s.severity = $5)
      and ($4::text is null or s.member_id in (
        select $4 union all
        select g.id from member_heads g where g.merchant_id = $1 and g.merged_into = $4))`;

const page = statement(
  'queries.fraudSignals',
  `select ${COLUMNS} where ${WANTED} order by s.state = 'open' desc, s.severity = 'severe' desc, s.last_seen_at desc, s.id desc
   offset $6 limit $7`,
);
const count = statement(
  'queries.countFraudSignals',
  `select count(*) as total from fraud_signals s where ${WANTED}`,
);
const one = statement(
  'queries.fraudSignal',
  `select ${COLUMNS} where s.merchant_id = $1 and s.id = $2`,
);

/** Which signals, and which part of their list. */
export interface SignalFilter {
  readonly merchantId: number;
  readonly states: readonly SignalState[];
  readonly kind: SignalKind | null;
  readonly severity: Severity | null;
  readonly memberId: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** A part of the list: open ones first, then severe ones, then the last seen; and how many in all. */
export async function listFraudSignals(
  pool: pg.Pool,
  filter: SignalFilter,
): Promise<{ readonly signals: readonly FraudSignal[]; readonly total: number }> {
  const { merchantId, states, kind, severity, memberId, offset, limit } = filter;
  const wanted = [merchantId, states, kind, memberId, severity];
  const [{ rows }, counted] = await Promise.all([
    pool.query<FraudSignal>({ ...page, values: [...wanted, offset, limit] }),
    pool.query<{ total: number }>({ ...count, values: wanted }),
  ]);
  return { signals: rows, total: counted.rows[0]?.total ?? 0 };
}

/** One signal, or null. */
export async function readFraudSignal(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<FraudSignal | null> {
  const { rows } = await pool.query<FraudSignal>({ ...one, values: [merchantId, id] });
  return rows[0] ?? null;
}
