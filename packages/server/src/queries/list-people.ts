import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import {
  DETAIL_COLUMNS,
  detailsFromRow,
  type DetailRow,
  type MemberDetails,
} from './member-details.ts';

/** From a moment on, up to another that is excluded. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** Members by what is known of them, and which page of them. Words are in lower case. */
export interface PeopleFilter {
  readonly merchantId: number;
  readonly enrolled: Span;
  readonly modified: Span;
  /** Null for any. */
  readonly statuses: readonly string[] | null;
  readonly tierIds: readonly string[] | null;
  /** At least one of them. */
  readonly tags: readonly string[] | null;
  readonly emails: readonly string[] | null;
  readonly offset: number;
  readonly limit: number;
}

export interface PeoplePage {
  readonly total: number;
  readonly members: readonly MemberDetails[];
}

/** Nobody who was merged, nobody who was erased. Heads are looked at where tiers are asked for. */
const LISTED = `m.merchant_id = $1 and m.erased_at is null
      and not exists (select 1 from member_heads g
                       where g.merchant_id = $1 and g.merged_into is not null and g.id = m.id)
      and m.enrolled_at >= to_timestamp($2::float8 / 1000)
      and m.enrolled_at < to_timestamp($3::float8 / 1000)
      and m.modified_at >= to_timestamp($4::float8 / 1000)
      and m.modified_at < to_timestamp($5::float8 / 1000)
      and ($6::text[] is null or m.status = any ($6))
      and ($7::text[] is null
           or exists (select 1 from member_heads h
                       where h.merchant_id = $1 and h.id = m.id and lower(h.tier_id) = any ($7)))
      and ($8::text[] is null
           or exists (select 1 from unnest(m.tags) as t (tag) where lower(t.tag) = any ($8)))`;
const ALL = `members m where ${LISTED}`;
/** An address of somebody who was merged is that of whoever goes on for him. */
const WITH_EMAIL = `(select distinct coalesce(g.merged_into, g.id) as id
             from unnest($9::text[]) as w (email)
             join identities i on i.merchant_id = $1 and i.kind = 'email' and i.value = w.email
             join member_heads g on g.merchant_id = $1 and g.id = i.member_id) k
     join members m on m.merchant_id = $1 and m.id = k.id
    where ${LISTED}`;
const SHOWN = `
     join members m on m.merchant_id = $1 and m.id = page.id
     join member_heads h on h.merchant_id = $1 and h.id = page.id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id
    order by m.enrolled_at, m.id`;

const countAll = statement('people.countAll', `select count(*) as total from ${ALL}`);
const pageAll = statement(
  'people.pageAll',
  `select ${DETAIL_COLUMNS}
     from (select m.id from ${ALL}
            order by m.enrolled_at, m.id offset $9 limit $10) page ${SHOWN}`,
);
const countWithEmail = statement(
  'people.countWithEmail',
  `select count(*) as total from ${WITH_EMAIL}`,
);
const pageWithEmail = statement(
  'people.pageWithEmail',
  `select ${DETAIL_COLUMNS}
     from (select m.id from ${WITH_EMAIL}
            order by m.enrolled_at, m.id offset $10 limit $11) page ${SHOWN}`,
);

/** A page of members in order of enrolment, and how many there are in all. */
export async function listPeople(pool: pg.Pool, filter: PeopleFilter): Promise<PeoplePage> {
  const { merchantId, enrolled, modified, statuses, tierIds, tags, emails } = filter;
  const [count, page] = emails === null ? [countAll, pageAll] : [countWithEmail, pageWithEmail];
  const values = [
    merchantId,
    enrolled.from,
    enrolled.until,
    modified.from,
    modified.until,
    statuses,
    tierIds,
    tags,
    ...(emails === null ? [] : [emails]),
  ];
  const counted = await pool.query<{ total: number }>({ ...count, values });
  const total = counted.rows[0]?.total ?? 0;
  if (total <= filter.offset) return { total, members: [] };
  const { rows } = await pool.query<DetailRow>({
    ...page,
    values: [...values, filter.offset, filter.limit],
  });
  return { total, members: rows.map(detailsFromRow) };
}
