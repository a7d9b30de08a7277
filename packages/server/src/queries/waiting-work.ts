import type { Due, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A merchant's time: the database's, moved as far as the merchant's clock is. */
const NOW = `clock_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0)`;

const merchantsWithWork = statement(
  'queries.merchantsWithWork',
  `select m.id from merchants m
    where m.id > $1 and m.running_version > 0
      and (exists (select 1 from dues d where d.merchant_id = m.id and d.due_at <= ${NOW})
        or exists (select 1 from expiry_sums s
                    where s.merchant_id = m.id and s.points > 0 and s.expires_at <= ${NOW}))
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
const membersWithLapsed = statement(
  'queries.membersWithLapsed',
  `select distinct s.member_id
     from merchants m
     join expiry_sums s on s.merchant_id = m.id
    where m.id = $1 and s.points > 0 and s.expires_at <= ${NOW} and s.member_id > $2
    order by s.member_id limit $3`,
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

/** Members who hold points whose date has passed, in order of id. */
export async function listMembersWithLapsed(
  pool: pg.Pool,
  merchantId: number,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const values = [merchantId, after, limit];
  const { rows } = await pool.query<{ member_id: string }>({ ...membersWithLapsed, values });
  return rows.map((row) => row.member_id);
}
