import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** From a moment on, up to another that is excluded. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** Members by what is known of them, and which page of them. Words are in lower case. */
export interface PeopleFilter {
  readonly merchantId: number;
  /** Null for any. */
  readonly enrolled: Span | null;
  /** Null for any. */
  readonly modified: Span | null;
  /** Null for any. */
  readonly statuses: readonly string[] | null;
  readonly tierIds: readonly string[] | null;
  /** At least one of them. */
  readonly tags: readonly string[] | null;
  readonly emails: readonly string[] | null;
  /** Attributes of the program's own with the values that he must have; null for any. */
  readonly attributes: object | null;
  /** What somebody's names, address, id or telephone begin with. */
  readonly search: string | null;
  readonly isNewestFirst: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Who is on a page, by their ids in its order. */
export interface FoundPage {
  /** Counted up to `COUNTED_MAX`. */
  readonly total: number;
  readonly isTotalExact: boolean;
  readonly more: boolean;
  readonly ids: readonly string[];
}

/** So many are counted: who has more wants to know that there are more, and not to wait for how many. */
export const COUNTED_MAX = 10_000;

/**
 * Nobody who was merged, nobody who was erased. Heads are looked at where tiers are asked for. What is not
 * asked for must fall away from the plan: a list of all is then read off its index and nowhere else.
 */
const OF_ANY_TIER = `m.merchant_id = $1 and m.erased_at is null
      and not exists (select 1 from member_heads g
                       where g.merchant_id = $1 and g.merged_into is not null and g.id = m.id)
      and ($2::float8 is null or m.enrolled_at >= to_timestamp($2::float8 / 1000))
      and ($3::float8 is null or m.enrolled_at < to_timestamp($3::float8 / 1000))
      and ($4::float8 is null or m.modified_at >= to_timestamp($4::float8 / 1000))
      and ($5::float8 is null or m.modified_at < to_timestamp($5::float8 / 1000))
      and ($6::text[] is null or m.status = any ($6))
      and ($8::text[] is null or (m.tags <> '{}' and lower_each(m.tags) && $8))
      and ($9::jsonb is null
           or (m.custom <> '{}' and (m.custom @> ($9 -> 0) or m.custom @> ($9 -> 1))))`;
const LISTED = `${OF_ANY_TIER}
      and ($7::text[] is null
           or exists (select 1 from member_heads h
                       where h.merchant_id = $1 and h.id = m.id and lower(h.tier_id) = any ($7)))`;
const ALL = `members m where $7::text[] is null and ${OF_ANY_TIER}`;
/** A join, where the other would first gather all who are in the tier: most members are in one. */
const TIERED = `member_heads h
     join members m on m.merchant_id = $1 and m.id = h.id
    where h.merchant_id = $1 and lower(h.tier_id) = any ($7::text[]) and ${OF_ANY_TIER}`;
/** Looked up one by one: the planner would rather read all members than a thousand of them by key. */
const FOUND = `cross join lateral (select f.* from members f
                         where f.merchant_id = $1 and f.id = k.id offset 0) m`;
/** An address of somebody who was merged is that of whoever goes on for him. */
const WITH_EMAIL = `(select distinct coalesce(g.merged_into, g.id) as id
             from unnest($10::text[]) as w (email)
             join identities i on i.merchant_id = $1 and i.kind = 'email' and i.value = w.email
             join member_heads g on g.merchant_id = $1 and g.id = i.member_id) k
     ${FOUND}
    where ${LISTED}`;
/** Of those found one way so many are looked at: whoever types one letter wants nobody in particular. */
const FOUND_MAX = '1000';
/** Behind every text that begins so: the last of all characters, in the order of bytes. */
const LAST = 'chr(1114111)';
/** Each branch reads a stretch of one index. */
const SEARCHED = `(select distinct coalesce(g.merged_into, g.id) as id
             from (
               (select i.member_id as id from identities i
                 where i.merchant_id = $1 and i.kind = 'email' and i.member_id is not null
                   and i.value >= lower($11::text) and i.value < lower($11::text) || ${LAST}
                 order by i.value limit ${FOUND_MAX})
               union all
               (select i.member_id from identities i
                 where i.merchant_id = $1 and i.kind = 'uid' and i.member_id is not null
                   and i.value >= $11::text and i.value < $11::text || ${LAST}
                 order by i.value limit ${FOUND_MAX})
               union all
               (select n.id from members n where n.merchant_id = $1 and n.id = $11::text)
               union all
               (select n.id from members n
                 where n.merchant_id = $1 and n.erased_at is null and n.phone <> '' and $13::text is not null
                   and regexp_replace(n.phone_country_code || n.phone, '\\D', '', 'g') collate "C" >= $13::text
                   and regexp_replace(n.phone_country_code || n.phone, '\\D', '', 'g') collate "C" < $13::text || ${LAST}
                 limit ${FOUND_MAX})
               union all
               (select n.id from members n
                 where n.merchant_id = $1 and n.erased_at is null and n.phone <> '' and $13::text is not null
                   and regexp_replace(n.phone, '\\D', '', 'g') collate "C" >= $13::text
                   and regexp_replace(n.phone, '\\D', '', 'g') collate "C" < $13::text || ${LAST}
                 limit ${FOUND_MAX})
               union all
               (select n.id from members n
                 where n.merchant_id = $1 and n.erased_at is null and lower(n.first_name) collate "C" >= ($12::text[])[1]
                   and lower(n.first_name) collate "C" < ($12::text[])[1] || ${LAST}
                   and starts_with(lower(n.last_name), ($12::text[])[2])
                 limit ${FOUND_MAX})
               union all
               (select n.id from members n
                 where n.merchant_id = $1 and n.erased_at is null and lower(n.last_name) collate "C" >= ($12::text[])[1]
                   and lower(n.last_name) collate "C" < ($12::text[])[1] || ${LAST}
                   and starts_with(lower(n.first_name), ($12::text[])[2])
                 limit ${FOUND_MAX})
             ) w
             cross join lateral (select h.id, h.merged_into from member_heads h
                                  where h.merchant_id = $1 and h.id = w.id offset 0) g) k
     ${FOUND}
    where ${LISTED} and ($10::text[] is null or m.email = any ($10))`;
const OLDEST_FIRST = 'order by m.enrolled_at, m.id';
const NEWEST_FIRST = 'order by m.enrolled_at desc, m.id desc';

const counted = (found: string, limit: string): string =>
  `select count(*)::integer as total from (select 1 from ${found} limit ${limit}) counted`;
const countAll = statement('people.countAll', counted(ALL, '$10'));
const pageAll = statement(
  'people.pageAll',
  `select m.id from ${ALL} ${OLDEST_FIRST} offset $10 limit $11`,
);
const pageNewest = statement(
  'people.pageNewest',
  `select m.id from ${ALL} ${NEWEST_FIRST} offset $10 limit $11`,
);
const countTiered = statement('people.countTiered', counted(TIERED, '$10'));
const pageTiered = statement(
  'people.pageTiered',
  `select m.id from ${TIERED} ${OLDEST_FIRST} offset $10 limit $11`,
);
const pageTieredNewest = statement(
  'people.pageTieredNewest',
  `select m.id from ${TIERED} ${NEWEST_FIRST} offset $10 limit $11`,
);
const countWithEmail = statement('people.countWithEmail', counted(WITH_EMAIL, '$11'));
const pageWithEmail = statement(
  'people.pageWithEmail',
  `select m.id from ${WITH_EMAIL} ${OLDEST_FIRST} offset $11 limit $12`,
);
const countSearched = statement('people.countSearched', counted(SEARCHED, '$14'));
const pageSearched = statement(
  'people.pageSearched',
  `select m.id from ${SEARCHED} ${NEWEST_FIRST} offset $14 limit $15`,
);

/**
 * A page of members by enrolment, and how many there are in all; those searched for newest first. Planned
 * anew each time: which index leads to a tier or a tag that few have is known by its value alone.
 *
 * Behind the wall between merchants no index would lead to them: PostgreSQL does not trust `lower` and
 * what compares tags to keep to themselves what they see. So `pool` reaches all merchants, this answers ids
 * alone, and what is shown of members is read behind the wall.
 */
export async function findListed(pool: pg.Pool, filter: PeopleFilter): Promise<FoundPage> {
  const { merchantId, enrolled, modified, statuses, tierIds, tags, attributes } = filter;
  const [count, page, wanted] = statementsOf(filter);
  const { offset, limit } = filter;
  const values = [
    merchantId,
    enrolled?.from ?? null,
    enrolled?.until ?? null,
    modified?.from ?? null,
    modified?.until ?? null,
    statuses,
    tierIds,
    tags,
    attributes === null ? null : JSON.stringify([attributes, typed(attributes)]),
    ...wanted,
  ];
  const [{ rows: counts }, { rows }] = await Promise.all([
    pool.query<{ total: number }>({ text: count.text, values: [...values, COUNTED_MAX + 1] }),
    pool.query<{ id: string }>({ text: page.text, values: [...values, offset, limit + 1] }),
  ]);
  const found = counts[0]?.total ?? 0;
  const more = rows.length > limit;
  const ids = rows.slice(0, limit).map(({ id }) => id);
  return { total: Math.min(found, COUNTED_MAX), isTotalExact: found <= COUNTED_MAX, more, ids };
}

/** The same with texts that read as numbers or truth values as those: a filter is typed without quotes. */
function typed(attributes: object): object {
  const values = Object.entries(attributes).map(([name, value]: [string, unknown]) => {
    const isPlain =
      typeof value === 'string' && /^(true|false|-?\d{1,15}(\.\d{1,6})?)$/.test(value);
    return [name, isPlain ? (JSON.parse(trimmed(value)) as unknown) : value] as const;
  });
  return Object.fromEntries(values);
}

/** JSON knows no zeros in front. */
function trimmed(value: string): string {
  return value.replace(/^(-?)0+(?=\d)/, '$1');
}

function statementsOf({ emails, search, tierIds, isNewestFirst }: PeopleFilter) {
  if (search !== null) return [countSearched, pageSearched, searchValues(search, emails)] as const;
  if (emails !== null) return [countWithEmail, pageWithEmail, [emails]] as const;
  if (tierIds !== null) {
    return [countTiered, isNewestFirst ? pageTieredNewest : pageTiered, []] as const;
  }
  return [countAll, isNewestFirst ? pageNewest : pageAll, []] as const;
}

/** What is looked for as it was typed, in lower case as two words, and as the digits of a telephone. */
function searchValues(search: string, emails: readonly string[] | null): readonly unknown[] {
  const [first = '', ...others] = search.toLowerCase().split(/\s+/);
  const digits = search.replaceAll(/[\s()+./-]/g, '');
  const isPhone = /^\d{3,}$/.test(digits);
  return [emails, search, [first, others.join(' ')], isPhone ? digits : null];
}
