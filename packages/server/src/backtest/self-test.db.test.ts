import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { EXPIRIES } from '../../../../tests/support/random/any-program.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { START } from '../../../../tests/support/scenario/core-driver.ts';
import { laneDriver } from '../../../../tests/support/scenario/lane-driver.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { Programs } from '../store/programs.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { selfTest, type SelfTest } from './replay-merchant.ts';

const database = useDatabase();

function tested(merchantId: number): Promise<SelfTest> {
  return inTransaction(database.pool, (client) =>
    selfTest(client, merchantId, new Programs(database.pool)),
  );
}

async function countHeld(merchantId: number): Promise<number> {
  const found = await database.pool.query<{ held: number }>(
    'select count(*)::integer as held from held_awards where merchant_id = $1',
    [merchantId],
  );
  return found.rows[0]?.held ?? 0;
}

it('says what comes out otherwise, if the history is not whole', async () => {
  const driver = await laneDriver({ program: plain }, database.target, START);
  const profile = { email: 'a@b.c', firstName: 'A', lastName: 'B' };
  await driver.carryOut({ kind: 'enroll', actor: 'test', profile }, START);
  const member = { by: 'email', value: 'a@b.c' } as const;
  await driver.carryOut({ kind: 'award', actor: 'test', member, activityId: 'goodwill' }, START);
  await driver.close();
  const whole = await tested(driver.merchantId);
  expect(whole).toMatchObject({ commands: 2, members: 1, postings: 1, differences: [] });
  await database.pool.query('delete from journal where merchant_id = $1', [driver.merchantId]);
  const { differences } = await tested(driver.merchantId);
  expect(differences).toEqual([
    expect.stringMatching(
      /^award [0-9a-f]{24} was carried out, and is refused now: member_unknown$/,
    ),
    expect.stringMatching(/^member [0-9a-f]{24} did not come to be$/),
  ]);
});

it('comes out the same after random histories of all commands', { timeout: 120_000 }, async () => {
  const parameters = runs(25);
  const some = fc.oneof(movesOf(anyCommand, 60), movesOf(mergingCommand, 60));
  let [postings, held] = [0, 0];
  for (const [index, history] of fc.sample(some, parameters).entries()) {
    const expiry = EXPIRIES[index % EXPIRIES.length] ?? { mode: 'never' };
    const breaker = { pointsPerAwardMax: '60', awardsPerHourMax: 1 + (index % 3) };
    const program = { ...crowdedProgram, expiry, breaker, reminders: [14, 3] };
    const coupons = { voucher: ['A', 'B', 'C', 'D'].map((code) => ({ code })) };
    const driver = await laneDriver({ program, coupons }, database.target, RANDOM_START);
    await carryOutMoves(driver, history);
    await driver.close();
    const { differences, postings: some } = await tested(driver.merchantId);
    expect(differences, `seed ${String(parameters.seed)}`).toEqual([]);
    postings += some;
    held += await countHeld(driver.merchantId);
  }
  expect(held).toBeGreaterThan(10);
  expect(postings).toBeGreaterThan(100);
});
