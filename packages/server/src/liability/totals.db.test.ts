import type { Account, Command } from '@fealty/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPIRIES } from '../../../../tests/support/random/any-program.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { laneDriver, type LaneDriver } from '../../../../tests/support/scenario/lane-driver.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { checkSums } from '../verify/check-sums.ts';
import { keepSums } from './keep-sums.ts';
import { readTotals } from './read-totals.ts';

const database = useDatabase();

const HISTORIES = 8;
const MOMENTS = 125;
const DAY_MS = 86_400_000;
const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata'];

interface Posting {
  readonly source: Account;
  readonly target: Account;
  readonly amount: number;
  readonly at: number;
  readonly happened: number;
}

/** Every posting with when it took effect, as the ledger has it. */
async function postingsOf(merchantId: number): Promise<readonly Posting[]> {
  const { rows } = await database.pool.query<Posting>(
    `select o.source, o.target, o.amount, o.at,
            case when o.at = t.recorded_at then t.occurred_at else o.at end as happened
       from postings o join transactions t on t.merchant_id = $1 and t.id = o.transaction_id
      where o.merchant_id = $1`,
    [merchantId],
  );
  return rows;
}

function plainSums(postings: readonly Posting[], at: number, knownAt: number): object {
  const sums = new Map<Account, number>();
  for (const one of postings) {
    if (one.at > knownAt || one.happened > at) continue;
    sums.set(one.source, (sums.get(one.source) ?? 0) - one.amount);
    sums.set(one.target, (sums.get(one.target) ?? 0) + one.amount);
  }
  const of = (account: Account): number => sums.get(account) ?? 0;
  return {
    ...{ available: of('available'), pending: of('pending'), reserved: of('reserved') },
    ...{ owed: 0 - of('owed'), issued: 0 - of('issued'), redeemed: of('redeemed') },
    ...{ deducted: of('deducted'), expired: of('expired') },
  };
}

/** Members by tier as heads have them now. */
async function tiersNow(merchantId: number): Promise<ReadonlyMap<string | null, number>> {
  const { rows } = await database.pool.query<{ tier: string | null; members: number }>(
    `select h.tier_id as tier, count(*) as members
       from member_heads h join members m on m.merchant_id = $1 and m.id = h.id
      where h.merchant_id = $1 and h.merged_into is null and m.status <> 'deleted'
      group by h.tier_id`,
    [merchantId],
  );
  return new Map(rows.map(({ tier, members }) => [tier, members]));
}

/** Half of the orders is told late. */
function toldLate(command: Command, at: number, carried: number): Command {
  if ((command.kind !== 'purchase' && command.kind !== 'award') || carried % 2 !== 0) {
    return command;
  }
  return { ...command, occurredAt: at - (1 + (carried % 50)) * DAY_MS };
}

/** Adds to the sums every so many commands. Each comes a minute later, so that time never goes back. */
function summing(driver: LaneDriver, every: number): LaneDriver {
  let carried = 0;
  return {
    ...driver,
    async carryOut(command, at) {
      carried += 1;
      const ended = await driver.carryOut(toldLate(command, at, carried), at + carried * 60_000);
      if (carried % every === 0) await keepSums(database.pool, driver.merchantId);
      return ended;
    },
  };
}

describe('totals of a program at a moment', () => {
  it(
    'are the plain sums of postings, whenever the sums were made',
    { timeout: 120_000 },
    async () => {
      const some = fc.oneof(movesOf(anyCommand, 70), movesOf(mergingCommand, 70));
      let [late, kept, nonzero] = [0, 0, 0];
      for (const [index, history] of fc.sample(some, runs(HISTORIES)).entries()) {
        const expiry = EXPIRIES[index % EXPIRIES.length] ?? { mode: 'never' };
        const timeZone = ZONES[index % ZONES.length] ?? 'UTC';
        const coupons = { voucher: ['A', 'B', 'C', 'D'].map((code) => ({ code })) };
        const terms = { program: { ...crowdedProgram, expiry, timeZone }, coupons };
        const driver = await laneDriver(terms, database.target, RANDOM_START);
        const { merchantId } = driver;
        await carryOutMoves(summing(driver, 1 + (index % 5)), history);
        await driver.close();
        const postings = await postingsOf(merchantId);
        const moments = [...new Set(postings.flatMap(({ at, happened }) => [at, happened]))];
        const last = Math.max(RANDOM_START, ...moments) + 3 * DAY_MS;
        late += postings.filter(({ at, happened }) => at - happened > DAY_MS).length;
        const moment = fc.oneof(
          fc.constantFrom(RANDOM_START, last, ...moments),
          fc.integer({ min: RANDOM_START - 40 * DAY_MS, max: last }),
        );
        for (const [at, knownAt] of fc.sample(fc.tuple(moment, moment), runs(MOMENTS))) {
          const { tiers, programVersion, zone, ...totals } = await readTotals(database.pool, {
            ...{ merchantId, at, knownAt },
          });
          const plain = plainSums(postings, at, knownAt);
          expect(totals, `${String(index)} ${String(at)} ${String(knownAt)}`).toEqual(plain);
          expect(zone).toBe(timeZone);
          expect(programVersion).toBeLessThanOrEqual(1);
          expect(tiers?.every(({ members }) => members > 0)).toBe(true);
          if (totals.issued > 0) nonzero += 1;
        }
        // Behind everything: what ends a history may post nothing.
        const end = last + 365 * DAY_MS;
        const now = await readTotals(database.pool, { merchantId, at: end, knownAt: end });
        const tiers = new Map((now.tiers ?? []).map(({ tierId, members }) => [tierId, members]));
        expect(tiers, `tiers of ${String(index)}`).toEqual(await tiersNow(merchantId));
        const client = await database.pool.connect();
        expect(await checkSums(client, merchantId)).toEqual([]);
        client.release();
        const { rows } = await database.pool.query<{ rows: number }>(
          'select count(*) as rows from daily_sums where merchant_id = $1',
          [merchantId],
        );
        kept += rows[0]?.rows ?? 0;
      }
      expect(late).toBeGreaterThan(5);
      expect(kept).toBeGreaterThan(20);
      expect(nonzero).toBeGreaterThan(300);
    },
  );
});
