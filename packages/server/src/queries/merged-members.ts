import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { CALLED, KNOWN_AS, type CalledMember } from './member-names.ts';

/** Somebody for whom another goes on. */
export interface MergedMember extends CalledMember {
  readonly at: Instant;
  readonly actor: string;
  /** Where the merge leads: another than who is asked for if he came along with somebody. */
  readonly intoId: string;
}

const MERGED_MAX = 100;

const merged = statement(
  'members.mergedInto',
  `select m.id, ${KNOWN_AS} as "knownAs", ${CALLED} as called, g.at, g.actor, g.into_id as "intoId"
     from member_heads h
     join members m on m.merchant_id = $1 and m.id = h.id
     join lateral (select g.at, g.actor, g.into_id from member_merges g
                    where g.merchant_id = $1 and g.from_id = h.id and g.undone_at is null
                    order by g.at desc, g.id desc limit 1) g on true
    where h.merchant_id = $1 and h.merged_into = $2 and m.erased_at is null
    order by g.at desc, h.id limit ${MERGED_MAX}`,
);

/** Whom a member goes on for, the last first; a hundred at most. */
export async function listMerged(
  pool: pg.Pool,
  merchantId: number,
  memberId: string,
): Promise<readonly MergedMember[]> {
  const values = [merchantId, memberId];
  return (await pool.query<MergedMember>({ ...merged, values })).rows;
}
