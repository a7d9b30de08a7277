import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { FraudSignal } from './fraud-signals.ts';
import { GOES_ON_FOR_KNOWN } from './goes-on.ts';

/** Somebody whom a signal is about, or who belongs to it. */
export interface MemberOfSignal {
  /** As the signal has it. */
  readonly id: string;
  /** What he is called: by name, else by what is known of him; empty for somebody who was erased. */
  readonly name: string;
  readonly status: string;
}

const read = statement(
  'queries.membersOfSignals',
  `select known.id, m.status,
          coalesce(nullif(trim(m.first_name || ' ' || m.last_name), ''), nullif(m.email, ''),
                   m.uid, '') as name
     from member_heads known
     join members m on m.merchant_id = $1 and m.id = ${GOES_ON_FOR_KNOWN}
    where known.merchant_id = $1 and known.id = any ($2::text[])`,
);

/** All who are named by these signals, or whoever goes on for them, by the ids that the signals have. */
export async function membersOfSignals(
  pool: pg.Pool,
  merchantId: number,
  signals: readonly FraudSignal[],
): Promise<ReadonlyMap<string, MemberOfSignal>> {
  const named = signals.flatMap(({ memberId, otherIds }) => [memberId, ...otherIds]);
  const ids = [...new Set(named.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<MemberOfSignal>({ ...read, values: [merchantId, ids] });
  return new Map(rows.map((row) => [row.id, row]));
}
