import { Replay, type Member, type Program } from '@fealty/core';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { EXPIRIES } from '../../../../tests/support/random/any-program.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { laneDriver } from '../../../../tests/support/scenario/lane-driver.ts';
import { readAsOf } from '../queries/read-as-of.ts';
import { openDatabase, type Database } from '../runtime/database.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { Programs } from '../store/programs.ts';
import { readShelves } from './kept-books.ts';
import { readHistory } from './recorded-commands.ts';

let database: TestDatabase;
let opened: Database;
beforeAll(async () => {
  database = await testDatabase();
  opened = openDatabase(database.app);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const HISTORIES = 60;
const LATER = Date.UTC(2100, 0, 1);

/** What a member had when all that is known of a moment was decided, by a replay from zero. */
interface Moment {
  readonly at: number;
  readonly had: ReadonlyMap<string, object>;
}

function hadBy({ balances, tierId }: Member): object {
  return { ...balances, tierId };
}

async function momentsOf(merchantId: number): Promise<readonly Moment[]> {
  const program: Program = await new Programs(opened.pool).version(merchantId, 1);
  return inTransaction(opened.pool, async (client) => {
    const shelves = await readShelves(client, merchantId);
    const replay = new Replay({ shelves, programs: new Map([[1, program]]) });
    const moments = new Map<number, Moment['had']>();
    for await (const some of readHistory(client, merchantId)) {
      for (const recorded of some) {
        replay.step(recorded, program);
        const members = [...replay.books.members].map(
          ([id, { member }]) => [id, hadBy(member)] as const,
        );
        moments.set(recorded.now, new Map(members));
      }
    }
    // A later command of the same moment speaks for it; one that is dated back belongs to no moment.
    const ordered = [...moments].map(([at, had]) => ({ at, had }));
    return ordered.filter(({ at }, index) => ordered.slice(0, index).every((one) => one.at < at));
  });
}

it(
  'tells what members had at any moment as a replay from zero does',
  { timeout: 120_000 },
  async () => {
    const parameters = runs(HISTORIES);
    const some = fc.oneof(movesOf(anyCommand, 70), movesOf(mergingCommand, 70));
    let [compared, tiers] = [0, 0];
    for (const [index, history] of fc.sample(some, parameters).entries()) {
      const expiry = EXPIRIES[index % EXPIRIES.length] ?? { mode: 'never' };
      const coupons = { voucher: ['A', 'B', 'C', 'D'].map((code) => ({ code })) };
      const terms = { program: { ...crowdedProgram, expiry }, coupons };
      const driver = await laneDriver(terms, database, RANDOM_START);
      await carryOutMoves(driver, history);
      await driver.close();
      const { merchantId } = driver;
      for (const { at, had } of await momentsOf(merchantId)) {
        for (const [memberId, expected] of had) {
          const asked = { memberId, at: LATER, knownAt: at };
          const held = await readAsOf(opened.pool, merchantId, asked);
          if (held === null) throw new Error(`member ${memberId} is not there`);
          const { available, pending, reserved, owed, tier } = held;
          // The tier of a moment is told by events, and may not be known any more.
          const tierId = tier === null ? (expected as { tierId: unknown }).tierId : tier.id;
          const seed = `seed ${String(parameters.seed)}, history ${String(index)}, ${String(at)}`;
          expect({ available, pending, reserved, owed, tierId }, seed).toEqual(expected);
          compared += 1;
          if (tier !== null) tiers += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(1000);
    expect(tiers).toBeGreaterThan(compared * 0.8);
  },
);
