import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** How a signal stands when somebody decides about it. */
export interface StandingSignal {
  readonly state: 'open' | 'dismissed' | 'acted_on';
  readonly memberId: string | null;
  readonly settledBy: string | null;
}

const lock = statement(
  'fraudSignals.lock',
  `select s.state, coalesce(h.merged_into, s.member_id) as "memberId", s.settled_by as "settledBy"
     from fraud_signals s
     left join member_heads h on h.merchant_id = $1 and h.id = s.member_id
    where s.merchant_id = $1 and s.id = $2 for no key update of s`,
);
const settle = statement(
  'fraudSignals.settle',
  `update fraud_signals s
      set state = $3, settled_by = $4, reason = $5, settled_score = s.score,
          settled_at = clock_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0)
     from merchants m
    where m.id = $1 and s.merchant_id = $1 and s.id = $2`,
);
/* Whoever opens it again has seen it: nobody is told anew. */
const reopen = statement(
  'fraudSignals.reopen',
  `update fraud_signals
      set state = 'open', settled_by = null, settled_at = null, settled_score = null, reason = null
    where merchant_id = $1 and id = $2`,
);
const forget = statement(
  'fraudSignals.forget',
  `delete from fraud_signals s using (
     select o.id from fraud_signals o where o.merchant_id = $1 and o.member_id = $2 limit $3) as old
   where s.merchant_id = $1 and s.id = old.id`,
);
const forgetMarks = statement(
  'fraudSignals.forgetMarks',
  `delete from member_marks where ctid = any (array(
     select o.ctid from member_marks o where o.merchant_id = $1 and o.member_id = $2 limit $3))`,
);
const forgetDays = statement(
  'fraudSignals.forgetDays',
  `delete from busy_days where ctid = any (array(
     select o.ctid from busy_days o where o.merchant_id = $1 and o.member_id = $2 limit $3))`,
);
const forgetGifts = statement(
  'fraudSignals.forgetGifts',
  `delete from goodwill_days where ctid = any (array(
     select o.ctid from goodwill_days o where o.merchant_id = $1 and o.member_id = $2 limit $3))`,
);

/** What of signals goes with an erased member; each takes merchant, member and how many rows. */
export const FORGET_SIGNALS = [forget, forgetMarks, forgetDays, forgetGifts] as const;

/** The signal, held until the transaction ends; null if there is none. */
export async function lockSignal(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<StandingSignal | null> {
  const { rows } = await client.query<StandingSignal>({ ...lock, values: [merchantId, id] });
  return rows[0] ?? null;
}

export async function settleSignalRow(
  client: pg.ClientBase,
  merchantId: number,
  settled: {
    readonly id: string;
    readonly state: 'dismissed' | 'acted_on';
    readonly by: string;
    readonly reason: string;
  },
): Promise<void> {
  const { id, state, by, reason } = settled;
  await client.query({ ...settle, values: [merchantId, id, state, by, reason] });
}

export async function reopenSignalRow(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<void> {
  await client.query({ ...reopen, values: [merchantId, id] });
}
