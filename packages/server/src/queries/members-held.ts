import type { MemberStatus } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What some members are and have. */
export interface HeldByMember {
  readonly id: string;
  readonly status: MemberStatus;
  /** What can be spent and what waits, in the program's smallest unit. */
  readonly points: number;
}

const heldBy = statement(
  'queries.membersHeld',
  `select m.id, m.status, h.available + h.pending as points
     from unnest($2::text[]) as w (id)
     join members m on m.merchant_id = $1 and m.id = w.id
     join member_heads h on h.merchant_id = $1 and h.id = w.id`,
);

/** Status and points of members by their ids; those that are nobody's are left out. */
export async function readMembersHeld(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HeldByMember>> {
  const { rows } = await pool.query<HeldByMember>({ ...heldBy, values: [merchantId, ids] });
  return new Map(rows.map((row) => [row.id, row]));
}
