import type { Due, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/**
 * A merchant's time: the database's, moved as far as the merchant's clock is. It stands still
 * during a statement, or no index could be searched with it.
 */
const NOW = `statement_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0)`;

// The first of each by the index: most of the time nothing is due, and that must cost nothing.
const merchantsWithWork = statement(
  'queries.merchantsWithWork',
  `select m.id from merchants m
    where m.id > $1 and m.running_version > 0
      and ((select d.due_at from dues d where d.merchant_id = m.id
             order by d.due_at limit 1) <= ${NOW}
        or (select s.expires_at from expiry_sums s where s.merchant_id = m.id and s.points > 0
             order by s.expires_at limit 1) <= ${NOW}
        or (select h.idle_due_at from member_heads h
             where h.merchant_id = m.id and h.idle_due_at is not null
             order by h.idle_due_at limit 1) <= ${NOW})
    order by m.id limit $2`,
);
const merchantsToRemind = statement(
  'queries.merchantsToRemind',
  `select m.id
     from merchants m
     join program_versions v on v.merchant_id = m.id and v.version = m.running_version
    where m.id > $1 and m.keeps_events
      and coalesce(jsonb_array_length(v.document -> 'reminders'), 0) > 0
    order by m.id limit $2`,
);
const duesOf = statement(
  'queries.duesOf',
  `select d.member_id, d.kind, d.key, d.due_at
     from merchants m
     join dues d on d.merchant_id = m.id
    where m.id = $1 and d.due_at <= ${NOW}
      and (d.due_at, d.member_id, d.kind, d.key)
          > (to_timestamp($2::float8 / 1000), $3::text, $4::text, $5::text)
    order by d.due_at, d.member_id, d.kind, d.key
    limit $6`,
);
const lapsedSums = statement(
  'queries.lapsedSums',
  `select s.member_id, s.expires_at as at,
          (select max(l.expires_at) from expiry_sums l
            where l.merchant_id = m.id and l.member_id = s.member_id and l.points > 0
              and l.expires_at <= ${NOW}) as latest
     from merchants m
    cross join lateral (
      select o.member_id, o.expires_at from expiry_sums o
       where o.merchant_id = m.id and o.points > 0 and o.expires_at <= ${NOW}
         and (o.expires_at, o.member_id) > (to_timestamp($2::float8 / 1000), $3::text)
       order by o.expires_at, o.member_id limit $4) as s
    where m.id = $1`,
);
const lapsedIdle = statement(
  'queries.lapsedIdle',
  `select s.id as member_id, s.idle_due_at as at, s.idle_due_at as latest
     from merchants m
    cross join lateral (
      select o.id, o.idle_due_at from member_heads o
       where o.merchant_id = m.id and o.idle_due_at <= ${NOW}
         and (o.idle_due_at, o.id) > (to_timestamp($2::float8 / 1000), $3::text)
       order by o.idle_due_at, o.id limit $4) as s
    where m.id = $1`,
);

/** Merchants for whom something is due or has lapsed by their own clock, in order of number. */
export async function findMerchantsWithWork(
  pool: pg.Pool,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const values = [after, limit];
  const { rows } = await pool.query<{ id: number }>({ ...merchantsWithWork, values });
  return rows.map(({ id }) => id);
}

/** Merchants whose running program reminds, in order of number. */
export async function findMerchantsToRemind(
  pool: pg.Pool,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const values = [after, limit];
  const { rows } = await pool.query<{ id: number }>({ ...merchantsToRemind, values });
  return rows.map(({ id }) => id);
}

/** What is due for a merchant, oldest first, behind the one last seen. */
export async function listDues(
  pool: pg.Pool,
  merchantId: number,
  after: Due | null,
  limit: number,
): Promise<readonly Due[]> {
  const place = [after?.at ?? 0, after?.memberId ?? '', after?.kind ?? '', after?.key ?? ''];
  const { rows } = await pool.query<{
    member_id: string;
    kind: Due['kind'];
    key: string;
    due_at: Instant;
  }>({ ...duesOf, values: [merchantId, ...place, limit] });
  return rows.map((row) => ({
    memberId: row.member_id,
    kind: row.kind,
    key: row.key,
    at: row.due_at,
  }));
}

/** A member and a date on which points of his have lapsed, and the latest of such dates of his. */
export interface Lapse {
  readonly memberId: string;
  readonly at: Instant;
  readonly latest: Instant;
}

/**
 * Dates that have passed and whose points are there still, oldest first, behind the one last seen:
 * of lots with dates, or of points that lapse with their member's inactivity.
 */
export async function listLapses(
  pool: pg.Pool,
  kind: 'dated' | 'idle',
  page: { readonly merchantId: number; readonly after: Lapse | null; readonly limit: number },
): Promise<readonly Lapse[]> {
  const { merchantId, after, limit } = page;
  const { rows } = await pool.query<{ member_id: string; at: Instant; latest: Instant }>({
    ...(kind === 'dated' ? lapsedSums : lapsedIdle),
    values: [merchantId, after?.at ?? 0, after?.memberId ?? '', limit],
  });
  return rows.map(({ member_id: memberId, at, latest }) => ({ memberId, at, latest }));
}
