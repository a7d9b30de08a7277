import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { CALLED, KNOWN_AS, type CalledMember } from './member-names.ts';
import { GOES_ON_FOR_KNOWN } from './goes-on.ts';

const names = statement(
  'queries.namesOfMembers',
  `select known.id as asked, m.id, ${KNOWN_AS} as "knownAs", ${CALLED} as called
     from member_heads known
     join members m on m.merchant_id = $1 and m.id = ${GOES_ON_FOR_KNOWN}
    where known.merchant_id = $1 and known.id = any ($2::text[])`,
);

/** Members or whoever goes on for them, by the internal ids that are asked for. */
export async function callMembers(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CalledMember>> {
  if (ids.length === 0) return new Map();
  const values = [merchantId, [...new Set(ids)]];
  const { rows } = await pool.query<CalledMember & { asked: string }>({ ...names, values });
  return new Map(rows.map(({ asked, ...member }) => [asked, member]));
}

/** The merchant's own id, or else the address, of the same. */
export async function namesOfMembers(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const called = await callMembers(pool, merchantId, ids);
  return new Map([...called].map(([id, { knownAs }]) => [id, knownAs]));
}
