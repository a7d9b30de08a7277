import type { Command } from '@fealty/core';
import fc from 'fast-check';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { seeds } from '../../../../tests/support/random/runs.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { laneDriver, type LaneDriver } from '../../../../tests/support/scenario/lane-driver.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { keepSums } from '../liability/keep-sums.ts';
import { inSnapshot } from '../liability/moments.ts';
import { checkReportSums } from '../verify/check-report-sums.ts';
import { GROUPINGS, periodsOf, type DaySpan } from './days.ts';
import { readMembers } from './read-members.ts';
import { readPoints, totalOf } from './read-points.ts';
import { readRetention } from './read-retention.ts';
import { readActivities, readRewards } from './read-subjects.ts';
import { readClosingByBalances } from './read-tie.ts';
import { readTierMovement } from './read-tiers.ts';
import { readReportTerms } from './report-terms.ts';

/* Every number of every report, held against statements over the postings that share nothing with it. */

const database = useDatabase();

const HISTORIES = 8;
/** So many at most, until each kind of what reports tell was met. */
const HISTORIES_MAX = 40;
const changed = new Set<string>();
const SPANS = 6;
const DAY_MS = 86_400_000;
const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata'];

/** Postings with the day on which they took effect, and the transaction that they came of or put right. */
const POSTED = `
  with posted as (
    select p.source::text as source, p.target::text as target, p.amount,
           ((case p.at when w.recorded_at then w.occurred_at else p.at end) at time zone $2)::date
             as day,
           coalesce(w.activity_id, b.activity_id) as activity,
           coalesce(w.reward_id, b.reward_id) as reward
      from postings p
      join transactions w on w.merchant_id = p.merchant_id and w.id = p.transaction_id
      left join transactions b on b.merchant_id = w.merchant_id and b.id = w.related_id
     where p.merchant_id = $1),
  acted as (
    select w.member_id, w.kind, coalesce(w.activity_id, b.activity_id) as activity,
           coalesce(w.reward_id, b.reward_id) as reward,
           (w.occurred_at at time zone $2)::date as day
      from transactions w
      left join transactions b on b.merchant_id = w.merchant_id and b.id = w.related_id
     where w.merchant_id = $1)`;
const MEMBERS_HAVE = "('available', 'pending', 'reserved', 'owed')";
const NET = (account: string): string =>
  `coalesce(sum(case '${account}' when target then amount when source then -amount else 0 end), 0)`;

async function ask<R extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[],
): Promise<readonly R[]> {
  const { rows } = await database.pool.query<R>(text, [...values]);
  return rows;
}

/** A row of numbers, which come as text where they are numeric. */
async function numbers(text: string, values: readonly unknown[]): Promise<Record<string, number>> {
  const [row = {}] = await ask<Record<string, unknown>>(text, values);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
}

const pointsOf = (merchantId: number, zone: string, { from, to }: DaySpan) =>
  numbers(
    `${POSTED}
     select (select coalesce(sum(case when target in ${MEMBERS_HAVE} then amount else 0 end
                        - case when source in ${MEMBERS_HAVE} then amount else 0 end), 0)
               from posted where day < $3) as opening,
            -(${NET('issued')}) as issued, ${NET('redeemed')} as redeemed,
            ${NET('expired')} as expired, ${NET('deducted')} as deducted,
            (select coalesce(sum(case when target in ${MEMBERS_HAVE} then amount else 0 end
                        - case when source in ${MEMBERS_HAVE} then amount else 0 end), 0)
               from posted where day <= $4) as closing
       from posted where day between $3 and $4`,
    [merchantId, zone, from, to],
  );
const membersOf = (merchantId: number, zone: string, { from, to }: DaySpan) =>
  numbers(
    `${POSTED}
     select (select count(*) from members
              where merchant_id = $1 and (enrolled_at at time zone $2)::date between $3 and $4)
              as enrolled,
            (select count(distinct member_id) from acted
              where kind in ('award', 'redeem') and day between $3 and $4) as active`,
    [merchantId, zone, from, to],
  );

function toldLate(command: Command, at: number, carried: number): Command {
  if ((command.kind !== 'purchase' && command.kind !== 'award') || carried % 2 !== 0) {
    return command;
  }
  return { ...command, occurredAt: at - (1 + (carried % 90)) * DAY_MS };
}

/** Adds to the sums every so many commands; each comes half a day later, so that there are many days. */
function summing(driver: LaneDriver, every: number): LaneDriver {
  let carried = 0;
  return {
    ...driver,
    async carryOut(command, at) {
      carried += 1;
      const later = at + carried * 43_000_000;
      const ended = await driver.carryOut(toldLate(command, later, carried), later);
      if (carried % every === 0) await keepSums(database.pool, driver.merchantId);
      return ended;
    },
  };
}

/** Goes through a history; answers once all of it is in the sums. */
async function makeHistory(
  index: number,
  seed: number,
): Promise<{ merchantId: number; timeZone: string }> {
  const some = fc.oneof(movesOf(anyCommand, 90), movesOf(mergingCommand, 90));
  const [history] = fc.sample(some, { numRuns: 1, seed });
  if (history === undefined) throw new Error('no history');
  const timeZone = ZONES[index % ZONES.length] ?? 'UTC';
  const coupons = { voucher: ['A', 'B', 'C', 'D', 'E', 'F'].map((code) => ({ code })) };
  const program = { ...crowdedProgram, timeZone };
  const driver = await laneDriver({ program, coupons }, database.target, RANDOM_START);
  await carryOutMoves(summing(driver, 1 + (index % 6)), history);
  await driver.close();
  const { merchantId } = driver;
  // The sums stop a second before now.
  await database.pool.query(
    'update merchants set clock_offset_ms = clock_offset_ms + 5000 where id = $1',
    [merchantId],
  );
  await keepSums(database.pool, merchantId);
  return { merchantId, timeZone };
}

async function spansOf(merchantId: number, zone: string): Promise<readonly DaySpan[]> {
  const days = await ask<{ day: string }>(
    `${POSTED} select day from posted union select day from acted order by day`,
    [merchantId, zone],
  );
  const one = fc.constantFrom(...days.map(({ day }) => day));
  const some = fc.sample(fc.tuple(one, one), { numRuns: SPANS, seed: merchantId });
  const first = days[0]?.day ?? '2026-01-01';
  const last = days.at(-1)?.day ?? first;
  return [
    { from: first, to: last },
    ...some.map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  ];
}

describe('reports of random histories', () => {
  it('equal the plain sums of postings', { timeout: 180_000 }, async () => {
    const met = { redeemed: 0, pending: 0, moves: 0, periods: 0, retained: 0 };
    const isMet = (): boolean => [met.redeemed, met.pending, met.moves].every((one) => one > 0);
    for (const [index, seed] of seeds(HISTORIES_MAX).entries()) {
      if (index >= HISTORIES && isMet()) break;
      const { merchantId, timeZone: zone } = await makeHistory(index, seed);
      for (const span of await spansOf(merchantId, zone)) {
        await inSnapshot(database.pool, async (client) => {
          const terms = await readReportTerms(client, merchantId);
          expect(terms.zone).toBe(zone);
          const grouping = GROUPINGS[met.periods % GROUPINGS.length] ?? 'day';
          const points = await readPoints(client, terms, { span, grouping });
          const members = await readMembers(client, terms, { span, grouping });
          const periods = periodsOf(span, grouping);
          for (const [place, period] of periods.entries()) {
            if (periods.length > 40 && place % 7 !== 0) continue;
            const plain = await pointsOf(merchantId, zone, period);
            expect(points[place]).toEqual({ ...period, ...plain });
            const counted = await membersOf(merchantId, zone, period);
            expect(members.periods[place]).toEqual({ ...period, ...counted });
            met.periods += 1;
          }
          const total = totalOf(points);
          expect(total).toEqual(await pointsOf(merchantId, zone, span));
          expect(members.total).toEqual({ ...span, ...(await membersOf(merchantId, zone, span)) });
          const { opening, issued, redeemed, expired, deducted, closing } = total;
          expect(opening + issued - redeemed - expired - deducted).toBe(closing);
          expect(await readClosingByBalances(client, terms, span.to)).toBe(closing);
          met.redeemed += Math.abs(redeemed);

          const rewards = await readRewards(client, terms, span);
          expect(rewards).toEqual(await plainRewards(merchantId, zone, span));
          expect(rewards.reduce((sum, row) => sum + row.points, 0)).toBe(redeemed);
          const activities = await readActivities(client, terms, span);
          expect(activities).toEqual(await plainActivities(merchantId, zone, span));
          expect(activities.reduce((sum, row) => sum + row.issued, 0)).toBe(issued);
          met.pending += activities.reduce((sum, row) => sum + row.pending, 0);
        });
      }
      met.retained += await retentionHolds(merchantId, zone);
      met.moves += await tiersHold(merchantId);
      const check = (client: pg.PoolClient) => checkReportSums(client, merchantId);
      expect(await inSnapshot(database.pool, check)).toEqual([]);
      await changedSumsAreNamed(merchantId);
    }
    expect(met.redeemed).toBeGreaterThan(0);
    expect(met.pending).toBeGreaterThan(0);
    expect(met.moves).toBeGreaterThan(0);
    expect(met.retained).toBeGreaterThan(0);
    expect(met.periods).toBeGreaterThan(200);
    expect([...changed].sort()).toEqual(CHANGES.map(([table]) => table).sort());
  });
});

/** One number of each table, changed, and how `fealty verify` says so. */
const CHANGES = [
  ['subject_sums', 'update subject_sums s set points = points + 3', /^of \S.* what moved from /],
  [
    'transaction_sums',
    'update transaction_sums s set transactions = transactions + 1',
    /^\w+ of \S.* on [\d-]{10}: \d+ in the sums of reports, and \d+ by the transactions$/,
  ],
  [
    'active_days',
    'delete from active_days s',
    /^that member \w+ was active on [\d-]{10} is not in/,
  ],
  [
    'active_sums',
    'update active_sums s set members = members + 1',
    /^\d+ members were active on [\d-]{10} and last before on /,
  ],
  [
    'retention_sums',
    'update retention_sums s set members = members + 1',
    /^of those who joined in [\d-]{7}, \d+ were active in [\d-]{7} by the sums/,
  ],
  [
    'tier_moves',
    'update tier_moves s set members = members + 1',
    /^\d+ members went from tier \S+ to \S+ on [\d-]{10} by the sums/,
  ],
] as const;

/** Changes a row of each table that has any and takes it back again. */
async function changedSumsAreNamed(merchantId: number): Promise<void> {
  const client = await database.pool.connect();
  const { rows: gone } = await client.query(
    'select from members where merchant_id = $1 and erased_at is not null limit 1',
    [merchantId],
  );
  for (const [table, change, sentence] of CHANGES) {
    await client.query('begin');
    const { rowCount } = await client.query(
      `${change} where s.merchant_id = $1 and s.ctid = (
         select ctid from ${table} where merchant_id = $1 limit 1)`,
      [merchantId],
    );
    const problems = await checkReportSums(client, merchantId);
    await client.query('rollback');
    // What events of somebody erased said is forgotten, so moves between tiers cannot be told again.
    if (rowCount === 0 || (table === 'tier_moves' && gone.length > 0)) continue;
    expect([table, problems]).toEqual([table, [expect.stringMatching(sentence)]]);
    changed.add(table);
  }
  client.release();
}

async function plainRewards(merchantId: number, zone: string, { from, to }: DaySpan) {
  const rows = await ask<{ reward: string | null; redemptions: string; points: string }>(
    `${POSTED},
     taken as (select reward, count(*) as redemptions from acted
                where kind = 'redeem' and day between $3 and $4 group by reward),
     spent as (select reward, ${NET('redeemed')} as points from posted
                where day between $3 and $4 group by reward)
     select coalesce(t.reward, s.reward) as reward, coalesce(t.redemptions, 0) as redemptions,
            coalesce(s.points, 0) as points
       from taken t full join spent s on coalesce(s.reward, '') = coalesce(t.reward, '')
      where coalesce(t.redemptions, 0) <> 0 or coalesce(s.points, 0) <> 0
      order by 3 desc, coalesce(t.reward, s.reward, '') collate "C"`,
    [merchantId, zone, from, to],
  );
  return rows.map(({ reward, redemptions, points }) => ({
    ...{ rewardId: reward, redemptions: Number(redemptions), points: Number(points) },
  }));
}

async function plainActivities(merchantId: number, zone: string, { from, to }: DaySpan) {
  const rows = await ask<Record<'activity' | 'awards' | 'issued' | 'deducted' | 'pending', string>>(
    `${POSTED},
     named as (select activity from posted union select activity from acted)
     select n.activity,
            (select count(*) from acted a where a.kind = 'award' and a.day between $3 and $4
                and a.activity is not distinct from n.activity) as awards,
            (select -(${NET('issued')}) from posted p where p.day between $3 and $4
                and p.activity is not distinct from n.activity) as issued,
            (select ${NET('deducted')} from posted p where p.day between $3 and $4
                and p.activity is not distinct from n.activity) as deducted,
            (select ${NET('pending')} from posted p where p.day <= $4
                and p.activity is not distinct from n.activity) as pending
       from named n order by 3 desc, coalesce(n.activity, '') collate "C"`,
    [merchantId, zone, from, to],
  );
  return rows
    .map(({ activity, awards, issued, deducted, pending }) => ({
      ...{ activityId: activity, awards: Number(awards), issued: Number(issued) },
      ...{ deducted: Number(deducted), pending: Number(pending) },
    }))
    .filter(({ activityId: _id, ...rest }) => Object.values(rest).some((value) => value !== 0));
}

/** Answers how many members were active in a month. */
async function retentionHolds(merchantId: number, zone: string): Promise<number> {
  const found = await inSnapshot(database.pool, async (client) =>
    readRetention(client, await readReportTerms(client, merchantId), 24),
  );
  expect(found).toHaveLength(24);
  let sum = 0;
  for (const { month, enrolled, active } of found) {
    const joined = await numbers(
      `select count(*) as all from members
        where merchant_id = $1 and to_char(enrolled_at at time zone $2, 'YYYY-MM') = $3`,
      [merchantId, zone, month],
    );
    expect([month, enrolled]).toEqual([month, joined['all']]);
    if (enrolled === 0) continue;
    for (const { month: later, members } of active) {
      const plain = await numbers(
        `${POSTED}
         select count(distinct a.member_id) as all from acted a
           join members m on m.merchant_id = $1 and m.id = a.member_id
          where a.kind in ('award', 'redeem') and to_char(a.day, 'YYYY-MM') = $4
            and to_char(m.enrolled_at at time zone $2, 'YYYY-MM') = $3`,
        [merchantId, zone, month, later],
      );
      expect([month, later, members]).toEqual([month, later, plain['all']]);
      sum += members;
    }
  }
  return sum;
}

/** Members by tier are those of the heads; who went is told by the events. Answers how many did. */
async function tiersHold(merchantId: number): Promise<number> {
  const span = { from: '1990-01-01', to: '2090-01-01' };
  const found = await inSnapshot(database.pool, async (client) =>
    readTierMovement(client, await readReportTerms(client, merchantId), span),
  );
  const heads = await ask<{ tier: string | null; members: number }>(
    `select h.tier_id as tier, count(*) as members
       from member_heads h join members m on m.merchant_id = $1 and m.id = h.id
      where h.merchant_id = $1 and h.merged_into is null and m.status <> 'deleted'
      group by h.tier_id`,
    [merchantId],
  );
  const standing = new Map(found?.tiers.map(({ tierId, closing }) => [tierId, closing]));
  for (const [tier, members] of standing) if (members === 0) standing.delete(tier);
  expect(standing).toEqual(new Map(heads.map(({ tier, members }) => [tier, members])));
  return found?.moves.reduce((sum, { members }) => sum + members, 0) ?? 0;
}
