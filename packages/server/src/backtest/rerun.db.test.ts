import {
  isBroughtByTime,
  isOfForgotten,
  jobKey,
  Replay,
  Rerun,
  type Books,
  type Program,
  type ProgramDocument,
  type JobDraw,
} from '@fealty/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EXPIRIES } from '../../../../tests/support/random/any-program.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { liveDriver } from '../../../../tests/support/scenario/live-driver.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { Programs } from '../store/programs.ts';
import { readShelves } from './kept-books.ts';
import { readHistory } from './recorded-commands.ts';

const database = useDatabase();

const HISTORIES = 16;
const DAY = 86_400_000;

/** Everything that time brings: approvals, referrals, win-backs, birthdays, tiers that are lost. */
const TIER_RULES: readonly ProgramDocument['tierRules'][] = [
  { kind: 'rolling', days: 20, graceDays: 3 },
  { kind: 'period', months: 1, downgrade: 'at_period_end', steps: 'one' },
  undefined,
];

function programOf(index: number): ProgramDocument {
  const tierRules = TIER_RULES[index % TIER_RULES.length];
  return {
    ...crowdedProgram,
    expiry: EXPIRIES[index % EXPIRIES.length] ?? { mode: 'never' },
    referrals: { referrer: 'friend', friend: 'friend', waitDays: 2 },
    occasions: {
      birthday: { activity: 'cake' },
      anniversary: { activity: 'cake' },
      winback: { activity: 'cake', inactiveDays: 9 },
    },
    activities: [
      ...crowdedProgram.activities,
      { id: 'friend', name: 'Friend', earn: { points: '30' } },
      {
        id: 'cake',
        name: 'Cake',
        earn: { points: '12' },
        approval: { mode: 'after_days', days: 1 },
      },
    ],
    ...(tierRules === undefined ? {} : { tierRules }),
  };
}

/** All that is left in the end, but for moments: a job comes some milliseconds late. */
function portrait(books: Books): object {
  const members = [...books.members.values()].map(({ member, lots }) => {
    const { id, status, balances, qualified, tierId, counts, mergedInto, lifetime } = member;
    const { firstPurchaseAt, lastPurchaseAt, lastActivityAt, ...sums } = lifetime;
    const moments = [firstPurchaseAt, lastPurchaseAt, lastActivityAt].map((at) => at !== null);
    const left = lots
      .map(({ id: lotId, points, remaining, expiresAt, idle }) => ({
        ...{ lotId, points, remaining, expiresAt, idle },
      }))
      .sort((a, b) => (a.lotId < b.lotId ? -1 : 1));
    return {
      ...{ id, status, balances, qualified, tierId, counts, mergedInto, sums, moments, left },
      idle: [member.idle.points, member.idle.lapsed, member.idle.lapsesAt],
      dueAt: member.standing?.dueAt ?? null,
    };
  });
  const issued = [...books.shelves.values()].map((shelf) => shelf?.issued);
  return { members, budgets: [...books.budgets.values()], issued };
}

/** The books as recorded, and those of a scheduler in place of the recorded jobs. */
async function bothBooks(
  merchantId: number,
  until: number,
): Promise<{ readonly recorded: object; readonly brought: object; readonly jobs: number }> {
  const program: Program = await new Programs(database.pool).version(merchantId, 1);
  return inTransaction(database.pool, async (client) => {
    const shelves = await readShelves(client, merchantId);
    const programs = new Map([[1, program]]);
    const replay = new Replay({ shelves, programs });
    const jobDraws = new Map<string, JobDraw>();
    let jobs = 0;
    for await (const some of readHistory(client, merchantId)) {
      for (const one of some) {
        replay.step(one, program);
        if (!isBroughtByTime(one.command)) continue;
        jobs += 1;
        const key = jobKey(one.command);
        if (key !== null && one.ids.length > 0) jobDraws.set(key, one);
      }
    }
    const shifts = [{ at: -Infinity, program }];
    const rerun = new Rerun({ shelves, programs, shifts, jobDraws, watch: () => undefined });
    for await (const some of readHistory(client, merchantId, 'asked')) {
      for (const one of some) {
        if (isBroughtByTime(one.command) || isOfForgotten(one.command, rerun.books)) continue;
        const { decision } = rerun.take(one);
        const code = decision.kind === 'refused' ? decision.refusal.code : null;
        expect(code, JSON.stringify(one.command)).toBe(one.code);
      }
    }
    rerun.advance(until);
    return { recorded: portrait(replay.books), brought: portrait(rerun.books), jobs };
  });
}

it('does without any recorded job what the jobs did', { timeout: 300_000 }, async () => {
  const parameters = runs(HISTORIES);
  const some = fc.oneof(movesOf(anyCommand, 40), movesOf(mergingCommand, 40));
  let brought = 0;
  for (const [index, moves] of fc.sample(some, parameters).entries()) {
    // Of members who are erased nothing is kept that others' commands may stand on.
    const history = moves.filter(({ command }) => command.kind !== 'erase_member');
    const coupons = { voucher: ['A', 'B', 'C', 'D'].map((code) => ({ code })) };
    const terms = { program: programOf(index), coupons };
    const driver = await liveDriver(terms, database.target, RANDOM_START);
    await carryOutMoves(driver, history);
    const hours = history.reduce((sum, move) => sum + move.hours, 0);
    const until = RANDOM_START + hours * 3_600_000 + 40 * DAY;
    await driver.passTime(until);
    await driver.close();
    const both = await bothBooks(driver.merchantId, until);
    expect(both.brought, `history ${String(index)} of ${String(parameters.seed)}`).toEqual(
      both.recorded,
    );
    brought += both.jobs;
  }
  expect(brought).toBeGreaterThan(100);
});
