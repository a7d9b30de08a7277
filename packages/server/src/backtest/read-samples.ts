import {
  explainTrace,
  type Instant,
  type Program,
  type Trace,
  type Transaction,
} from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const ofMembers = statement(
  'backtest.transactions',
  `select t.member_id as "memberId", t.id, t.kind, t.status,
          coalesce(t.modified_points, t.points) as points, t.activity_id as "activityId",
          t.reward_id as "rewardId", t.order_id as "orderId", t.occurred_at as "occurredAt",
          t.expires_at as "expiresAt", t.program_version as "programVersion",
          d.details->'trace' as trace
     from transactions t
     left join transaction_details d on d.merchant_id = t.merchant_id and d.transaction_id = t.id
    where t.merchant_id = $1 and t.member_id = any ($2::text[])
    order by t.id limit $3`,
);

/** Transactions of sample members that are looked at: ten members with a hundred each. */
const LOOKED_AT_MAX = 1000;

/** A transaction as a sample shows it, and why it came out so. */
export interface SampleTransaction extends Pick<
  Transaction,
  'id' | 'kind' | 'status' | 'points' | 'activityId' | 'rewardId' | 'orderId' | 'occurredAt'
> {
  readonly memberId: string;
  readonly expiresAt: Instant | null;
  readonly why: readonly string[];
}

/** What members did as it stands in the ledger, the first first. */
export async function readRecorded(
  client: pg.ClientBase,
  merchantId: number,
  memberIds: readonly string[],
  programs: ReadonlyMap<number, Program>,
): Promise<readonly SampleTransaction[]> {
  const { rows } = await client.query<
    Omit<SampleTransaction, 'why'> & { programVersion: number; trace: Trace | null }
  >({ ...ofMembers, values: [merchantId, memberIds, LOOKED_AT_MAX] });
  return rows.map(({ programVersion, trace, ...row }) => ({
    ...row,
    why: sentences(trace, programs.get(programVersion)),
  }));
}

function sentences(trace: Trace | null, program: Program | undefined): readonly string[] {
  return trace === null || program === undefined ? [] : explainTrace(trace, program);
}
