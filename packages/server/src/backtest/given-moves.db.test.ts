import { isOfForgotten, Rerun, type Command, type Given, type ProgramDocument } from '@fealty/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { settle } from '../../../../tests/support/random/awards.ts';
import { sharedDraws } from '../../../../tests/support/random/commands.ts';
import { redeem, settleRedemption } from '../../../../tests/support/random/points.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { START } from '../../../../tests/support/scenario/core-driver.ts';
import { laneDriver, type LaneDriver } from '../../../../tests/support/scenario/lane-driver.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { forgetTraces } from '../ledger/forget-traces.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { Programs } from '../store/programs.ts';
import { uploadCoupons } from '../usecases/upload-coupons.ts';
import { readGivenMoves } from './given-moves.ts';
import { readShelves } from './kept-books.ts';
import { readHistory } from './recorded-commands.ts';
import { selfTest, type SelfTest } from './replay-merchant.ts';

const database = useDatabase();
const DAY = 86_400_000;

function tested(merchantId: number): Promise<SelfTest> {
  return inTransaction(database.pool, (client) =>
    selfTest(client, merchantId, new Programs(database.pool)),
  );
}

/** Asks for all of it once more under the same program; answers what ends otherwise than then. */
async function askedAgain(merchantId: number): Promise<readonly string[]> {
  const program = await new Programs(database.pool).version(merchantId, 1);
  return inTransaction(database.pool, async (client) => {
    const rerun = new Rerun({
      shelves: await readShelves(client, merchantId),
      programs: new Map([[1, program]]),
      shifts: [{ at: -Infinity, program }],
      jobDraws: new Map(),
      watch: () => undefined,
    });
    const given = await readGivenMoves(client, merchantId);
    const give = (one: Given): void => {
      rerun.give(one);
    };
    const otherwise: string[] = [];
    for await (const some of readHistory(client, merchantId, 'asked')) {
      for (const one of some) {
        given.before(one, give);
        if (isOfForgotten(one.command, rerun.books)) continue;
        const { decision } = rerun.take(one);
        const code = decision.kind === 'refused' ? decision.refusal.code : null;
        if (code !== one.code) otherwise.push(`${String(one.code)} then, ${String(code)} now`);
      }
    }
    return otherwise;
  });
}

async function erase(driver: LaneDriver, memberId: string, at: number): Promise<void> {
  const member = { by: 'id', value: memberId } as const;
  await driver.carryOut({ kind: 'erase_member', actor: 'test', member }, at);
  await forgetTraces(database.pool, driver.merchantId, memberId);
}

function enroll(email: string): Command {
  const profile = { email, firstName: 'A', lastName: 'B' };
  return { kind: 'enroll', actor: 'test', profile };
}

async function idOf(driver: LaneDriver, email: string): Promise<string> {
  return (await driver.member(email))?.id ?? '';
}

/** A bonus of ten that is there three times, and a voucher out of a pool for every member. */
const PROMOTION: ProgramDocument = {
  ...plain,
  expiry: { mode: 'never' },
  budgets: [{ id: 'spring', points: '30' }],
  activities: [
    { id: 'created_an_account', name: 'Joined', earn: { points: '100' } },
    { id: 'survey', name: 'Survey', earn: { points: '10' }, budget: 'spring' },
  ],
  rewards: [
    {
      ...{ id: 'voucher', name: 'Voucher', type: 'product', value: '5', points: '20' },
      coupons: 'pool',
    },
  ],
};

function survey(email: string): Command {
  const member = { by: 'email', value: email } as const;
  return { kind: 'award', actor: 'test', member, activityId: 'survey' };
}

function voucher(email: string): Command {
  const member = { by: 'email', value: email } as const;
  return { kind: 'redeem', actor: 'test', member, rewardId: 'voucher' };
}

it('takes what an erased member drew as it was: whoever came too late comes too late again', async () => {
  const coupons = { voucher: ['A', 'B'].map((code) => ({ code })) };
  const driver = await laneDriver({ program: PROMOTION, coupons }, database.target, START);
  const ended: string[] = [];
  for (const email of ['a@b.c', 'd@e.f']) await driver.carryOut(enroll(email), START);
  const first = await idOf(driver, 'a@b.c');
  for (const command of [survey('a@b.c'), survey('a@b.c'), voucher('a@b.c'), survey('d@e.f')]) {
    ended.push((await driver.carryOut(command, START)).kind);
  }
  for (const command of [survey('d@e.f'), voucher('d@e.f'), voucher('d@e.f')]) {
    ended.push((await driver.carryOut(command, START + DAY)).kind);
  }
  expect(ended).toEqual(['done', 'done', 'done', 'done', 'refused', 'done', 'refused']);
  const member = { by: 'id', value: first } as const;
  await driver.carryOut({ kind: 'erase_member', actor: 'test', member }, START + 2 * DAY);
  // Erased, and not forgotten yet.
  expect((await tested(driver.merchantId)).differences).toEqual([]);
  await forgetTraces(database.pool, driver.merchantId, first);
  await driver.close();
  expect(await tested(driver.merchantId)).toMatchObject({ leftOut: 1, differences: [] });
  expect(await askedAgain(driver.merchantId)).toEqual([]);
  // And it is known by nothing else.
  await database.pool.query(
    `update budgets set points = points - 20 where merchant_id = $1 and budget_id = 'spring'`,
    [driver.merchantId],
  );
  expect((await tested(driver.merchantId)).differences).toEqual([
    'budget spring gave 10 points, 3 uses, and comes out as 30 points, 3 uses',
  ]);
});

it('puts codes on the shelf when they were uploaded, so that whoever found it empty finds it empty', async () => {
  const program = PROMOTION;
  const driver = await laneDriver({ program, coupons: { voucher: [] } }, database.target, START);
  const { merchantId } = driver;
  const upload = (codes: readonly string[]): Promise<number> =>
    uploadCoupons(database.pool, {
      ...{ merchantId, rewardId: 'voucher', codes, expiresAt: null, actor: 'test' },
    });
  await driver.carryOut(enroll('a@b.c'), START);
  const ended: string[] = [];
  const redeemed = async (): Promise<void> => {
    ended.push((await driver.carryOut(voucher('a@b.c'), START)).kind);
  };
  await redeemed();
  await upload(['A', 'B']);
  await redeemed();
  await redeemed();
  await redeemed();
  await upload(['C']);
  await redeemed();
  await driver.close();
  expect(ended).toEqual(['refused', 'done', 'done', 'refused', 'done']);
  expect(await tested(merchantId)).toMatchObject({ commands: 4, differences: [] });
  expect(await askedAgain(merchantId)).toEqual([]);
});

it(
  'comes out as it was when many were erased, and budgets and pools ran out',
  { timeout: 120_000 },
  async () => {
    const parameters = runs(12);
    const moves = movesOf(fc.oneof(sharedDraws, sharedDraws, redeem, settle, settleRedemption), 60);
    const seen = { erased: 0, exhausted: 0, drawn: 0, postings: 0 };
    for (const history of fc.sample(moves, parameters)) {
      const program: ProgramDocument = {
        ...crowdedProgram,
        budgets: [
          { id: 'spring', points: '25', uses: 3 },
          { id: 'surveys', points: '40' },
        ],
      };
      const coupons = { voucher: ['A', 'B'].map((code) => ({ code })) };
      const driver = await laneDriver({ program, coupons }, database.target, RANDOM_START);
      const middle = Math.floor(history.length / 2);
      await carryOutMoves(driver, history.slice(0, middle));
      const found = await database.pool.query<{ id: string }>(
        'select id from members where merchant_id = $1 order by id',
        [driver.merchantId],
      );
      for (const [place, { id }] of found.rows.entries()) {
        if (place % 2 === 0) await erase(driver, id, RANDOM_START);
      }
      await carryOutMoves(driver, history.slice(middle));
      await driver.close();
      const { differences, postings, leftOut } = await tested(driver.merchantId);
      expect(differences, `seed ${String(parameters.seed)}`).toEqual([]);
      seen.erased += leftOut;
      seen.postings += postings;
      seen.exhausted += await countExhausted(driver.merchantId);
      const drawn = await database.rows(
        `select 1 from budget_moves b
           join members m on m.merchant_id = b.merchant_id and m.id = b.member_id
          where b.merchant_id = $1 and m.erased_at is not null`,
        [driver.merchantId],
      );
      seen.drawn += drawn.length;
    }
    expect(seen.erased).toBeGreaterThan(10);
    expect(seen.exhausted).toBeGreaterThan(3);
    expect(seen.drawn).toBeGreaterThan(5);
    expect(seen.postings).toBeGreaterThan(40);
  },
);

/** Refusals because a budget or a pool had nothing left, and bonuses that were not given for it. */
async function countExhausted(merchantId: number): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `select (select count(*) from refusals where merchant_id = $1
              and code in ('budget_exhausted', 'coupons_exhausted'))
          + (select count(*) from transaction_details where merchant_id = $1
              and details::text ~ '"step":"budget"[^}]*"given":false') as count`,
    [merchantId],
  );
  return rows[0]?.count ?? 0;
}
