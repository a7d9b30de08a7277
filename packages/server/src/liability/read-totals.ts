import type { Account, Instant, Points } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { inSnapshot, momentValues, type Moments } from './moments.ts';
import { MOVED } from './moved.ts';
import { STANDING_MOVES } from './standing-events.ts';

/** What all members of a program had together at a moment, and what had become of the others. */
export interface ProgramTotals {
  readonly available: Points;
  readonly pending: Points;
  readonly reserved: Points;
  readonly owed: Points;
  /** Given out in all, less what was taken back before it counted. */
  readonly issued: Points;
  readonly redeemed: Points;
  readonly deducted: Points;
  readonly expired: Points;
  /** Members by tier; null for those without one. Null if the store keeps no events. */
  readonly tiers: readonly { readonly tierId: string | null; readonly members: number }[] | null;
  /** The version that decided then; 0 before any did. */
  readonly programVersion: number;
  /** The zone whose days the sums are of. */
  readonly zone: string;
}

const totalsStatement = statement(
  'liability.totals',
  `select m.source, m.target, sum(m.amount)::bigint as points
     from (${MOVED}) as m group by m.source, m.target`,
);
const tiersStatement = statement(
  'liability.tiers',
  `select w.tier_id as "tierId", sum(w.members)::integer as members
     from (
       select s.tier_id, s.members from tier_sums s
        where s.merchant_id = $1 and s.day < $2::date
       union all
       select n.tier_id, n.members from (${STANDING_MOVES}) as n) as w
    group by w.tier_id having sum(w.members) <> 0 order by w.tier_id`,
);
/*
 * Versions are dated by the real clock. That of a test store runs ahead, so there it is the version of
 * the last transaction.
 */
const versionStatement = statement(
  'liability.version',
  `select m.keeps_events as "keepsEvents", coalesce(
      case when m.is_test
      then (select t.program_version from transactions t
             where t.merchant_id = $1 and t.recorded_at <= to_timestamp($2::float8 / 1000)
             order by t.recorded_at desc, t.id desc limit 1)
      else (select max(v.version) from program_versions v
             where v.merchant_id = $1 and v.applied_at <= to_timestamp($2::float8 / 1000)) end,
      0) as version
     from merchants m where m.id = $1`,
);

interface Moved {
  readonly source: Account;
  readonly target: Account;
  readonly points: Points;
}

/** Reads what all had at `at` as far as it was known at `knownAt`, in one snapshot. */
export function readTotals(pool: pg.Pool, asked: Moments): Promise<ProgramTotals> {
  return inSnapshot(pool, async (client) => {
    const values = await momentValues(client, asked);
    const { rows } = await client.query<Moved>({ ...totalsStatement, values: [...values] });
    const { merchantId } = asked;
    const moment = Math.min(asked.at, asked.knownAt);
    const found = await client.query<{ version: number; keepsEvents: boolean }>({
      ...versionStatement,
      values: [merchantId, moment],
    });
    const { version = 0, keepsEvents = false } = found.rows[0] ?? {};
    return {
      ...totalsOf(rows),
      tiers: keepsEvents ? await readTiers(client, merchantId, moment) : null,
      programVersion: version,
      zone: values[1],
    };
  });
}

/** Members by tier: a tier is known when it is given. */
async function readTiers(
  client: pg.ClientBase,
  merchantId: number,
  moment: Instant,
): Promise<ProgramTotals['tiers']> {
  const terms = await momentValues(client, { merchantId, at: moment, knownAt: moment });
  const values = [merchantId, terms[5], terms[6], moment + 1];
  const { rows } = await client.query<{ tierId: string; members: number }>({
    ...tiersStatement,
    values,
  });
  return rows.map(({ tierId, members }) => ({ tierId: tierId === '' ? null : tierId, members }));
}

/** Balances of accounts; a debt is written positive, and so is what left the program. */
function totalsOf(
  rows: readonly Moved[],
): Omit<ProgramTotals, 'tiers' | 'programVersion' | 'zone'> {
  const sums = new Map<Account, Points>();
  for (const { source, target, points } of rows) {
    sums.set(source, (sums.get(source) ?? 0) - points);
    sums.set(target, (sums.get(target) ?? 0) + points);
  }
  const of = (account: Account): Points => sums.get(account) ?? 0;
  return {
    available: of('available'),
    pending: of('pending'),
    reserved: of('reserved'),
    owed: 0 - of('owed'),
    issued: 0 - of('issued'),
    redeemed: of('redeemed'),
    deducted: of('deducted'),
    expired: of('expired'),
  };
}
