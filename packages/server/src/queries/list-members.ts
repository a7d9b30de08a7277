import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { MEMBER_COLUMNS, memberFromRow, type MemberRow } from './member-rows.ts';
import type { MemberView } from './member-view.ts';

/** Members by a date of theirs, and which page of them. */
export interface MemberFilter {
  readonly merchantId: number;
  readonly by: 'enrolled' | 'active';
  readonly from: Instant;
  /** Excluded. */
  readonly until: Instant;
  readonly offset: number;
  readonly limit: number;
}

export interface MemberPage {
  readonly total: number;
  readonly members: readonly MemberView[];
}

const SHOWN = `
     join members m on m.merchant_id = $1 and m.id = page.id
     join member_heads h on h.merchant_id = $1 and h.id = page.id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id`;

/** Who was merged is shown as the member who goes on for him. */
const NOT_MERGED = `not exists (
                  select 1 from member_heads g
                   where g.merchant_id = $1 and g.merged_into is not null and g.id = m.id)`;

const ENROLLED = `m.merchant_id = $1 and m.enrolled_at >= to_timestamp($2::float8 / 1000)
                and m.enrolled_at < to_timestamp($3::float8 / 1000) and m.status <> 'deleted'
                and ${NOT_MERGED}`;

/** Whoever was last active in the span did something in it: the history's index finds them. */
const ACTIVE = `member_heads h
     join members m on m.merchant_id = h.merchant_id and m.id = h.id and m.status <> 'deleted'
    where h.merchant_id = $1 and h.merged_into is null and h.last_activity_at >= to_timestamp($2::float8 / 1000)
      and h.last_activity_at < to_timestamp($3::float8 / 1000)
      and h.id in (select t.member_id from transactions t
                    where t.merchant_id = $1 and t.occurred_at >= to_timestamp($2::float8 / 1000)
                      and t.occurred_at < to_timestamp($3::float8 / 1000)
                   union
                   select g.merged_into from transactions t
                     join member_heads g on g.merchant_id = $1 and g.id = t.member_id
                      and g.merged_into is not null
                    where t.merchant_id = $1 and t.occurred_at >= to_timestamp($2::float8 / 1000)
                      and t.occurred_at < to_timestamp($3::float8 / 1000))`;

const countEnrolled = statement(
  'queries.countMembersEnrolled',
  `select count(*) as total from members m where ${ENROLLED}`,
);
const pageEnrolled = statement(
  'queries.pageMembersEnrolled',
  `select ${MEMBER_COLUMNS}
     from (select m.id from members m where ${ENROLLED}
            order by m.enrolled_at, m.id offset $4 limit $5) page ${SHOWN}
    order by m.enrolled_at, m.id`,
);
const countActive = statement(
  'queries.countMembersActive',
  `select count(*) as total from ${ACTIVE}`,
);
const pageActive = statement(
  'queries.pageMembersActive',
  `select ${MEMBER_COLUMNS}
     from (select h.id from ${ACTIVE}
            order by h.last_activity_at, h.id offset $4 limit $5) page ${SHOWN}
    order by h.last_activity_at, h.id`,
);

/** A page of members in order of that date, and how many there are in all. */
export async function listMembers(pool: pg.Pool, filter: MemberFilter): Promise<MemberPage> {
  const { merchantId, by, from, until, offset, limit } = filter;
  const [count, page] =
    by === 'enrolled' ? [countEnrolled, pageEnrolled] : [countActive, pageActive];
  const values = [merchantId, from, until];
  const counted = await pool.query<{ total: number }>({ ...count, values });
  const total = counted.rows[0]?.total ?? 0;
  if (total <= offset) return { total, members: [] };
  const { rows } = await pool.query<[...MemberRow]>({
    ...page,
    values: [...values, offset, limit],
    rowMode: 'array',
  });
  return { total, members: rows.map(memberFromRow) };
}
