import { Replay, type Member, type Program } from '@fealty/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EXPIRIES } from '../../../../tests/support/random/any-program.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { laneDriver } from '../../../../tests/support/scenario/lane-driver.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { readAsOf } from '../queries/read-as-of.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { Programs } from '../store/programs.ts';
import { readShelves } from './kept-books.ts';
import { readHistory } from './recorded-commands.ts';

const database = useDatabase();

const HISTORIES = 60;
const LATER = Date.UTC(2100, 0, 1);

/** What a member had from a moment on, by a replay from zero. */
interface Held {
  readonly memberId: string;
  readonly at: number;
  readonly had: object;
}

/** What was last seen of a member, and when. */
interface Last {
  readonly text: string;
  readonly at: number;
}

function hadBy({ balances, tierId }: Member): object {
  return { ...balances, tierId };
}

/** What each member had after each of his moments; a later one of the same millisecond speaks for it. */
async function heldBy(merchantId: number): Promise<readonly Held[]> {
  const program: Program = await new Programs(database.pool).version(merchantId, 1);
  return inTransaction(database.pool, async (client) => {
    const shelves = await readShelves(client, merchantId);
    const replay = new Replay({ shelves, programs: new Map([[1, program]]) });
    const held = new Map<string, Held>();
    const last = new Map<string, Last>();
    for await (const some of readHistory(client, merchantId)) {
      for (const recorded of some) {
        replay.step(recorded, program);
        for (const one of movedBy(recorded.now, replay, last)) {
          held.set(`${one.memberId} ${String(one.at)}`, one);
        }
      }
    }
    return [...held.values()].flatMap(alsoLater);
  });
}

/**
 * Members whom the last step changed. A clock may go back by a millisecond behind a step that posted
 * nothing: what comes then is known from that step's moment on.
 */
function movedBy(now: number, replay: Replay, last: Map<string, Last>): readonly Held[] {
  return [...replay.books.members].flatMap(([memberId, { member }]) => {
    const had = hadBy(member);
    const text = JSON.stringify(had);
    const before = last.get(memberId);
    if (before?.text === text) return [];
    const at = Math.max(now, member.postedAt, before?.at ?? 0);
    last.set(memberId, { text, at });
    return [{ memberId, at, had }];
  });
}

/** The same some time later, before anything else happens to him. */
function alsoLater(held: Held, index: number, all: readonly Held[]): readonly Held[] {
  const next = all.slice(index + 1).find(({ memberId }) => memberId === held.memberId);
  const until = next?.at ?? held.at + 1_000_000_000;
  const later = held.at + Math.floor((until - held.at) * ((index * 0.618) % 1));
  return [held, { ...held, at: later }];
}

async function compare(merchantId: number, { memberId, at, had }: Held): Promise<boolean> {
  const asked = { memberId, at: LATER, knownAt: at };
  const held = await readAsOf(database.pool, merchantId, asked);
  if (held === null) throw new Error(`member ${memberId} is not there`);
  const { available, pending, reserved, owed, tier, lots, lotsTotal } = held;
  expect(lotsTotal).toBe(lots.length);
  // A merged member's lots went on in another chain, and what he had of them is none.
  expect(lots.reduce((sum, { left }) => sum + left, 0)).toBe(available);
  // The tier of a moment is told by events, and may not be known any more.
  const tierId = tier === null ? (had as { tierId: unknown }).tierId : tier.id;
  expect({ available, pending, reserved, owed, tierId }, `${memberId} ${String(at)}`).toEqual(had);
  return tier !== null;
}

it('tells what members had as a replay from zero does', { timeout: 120_000 }, async () => {
  const parameters = runs(HISTORIES);
  const some = fc.oneof(movesOf(anyCommand, 70), movesOf(mergingCommand, 70));
  let [compared, tiers] = [0, 0];
  for (const [index, history] of fc.sample(some, parameters).entries()) {
    const expiry = EXPIRIES[index % EXPIRIES.length] ?? { mode: 'never' };
    const coupons = { voucher: ['A', 'B', 'C', 'D'].map((code) => ({ code })) };
    const terms = { program: { ...crowdedProgram, expiry }, coupons };
    const driver = await laneDriver(terms, database.target, RANDOM_START);
    await carryOutMoves(driver, history);
    await driver.close();
    for (const held of await heldBy(driver.merchantId)) {
      compared += 1;
      if (await compare(driver.merchantId, held)) tiers += 1;
    }
  }
  expect(compared).toBeGreaterThan(1000);
  expect(tiers).toBeGreaterThan(compared * 0.8);
});
