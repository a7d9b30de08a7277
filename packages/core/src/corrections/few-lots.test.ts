import { describe, expect, it } from 'vitest';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import type { Books } from '../books/books.ts';
import { correctionClaim, type Command, type CorrectionAct } from '../commands.ts';
import { decide } from '../decide.ts';

const actor = 'key:test';
const email = { by: 'email', value: 'ann@example.com' } as const;
const correctionId = 'c'.repeat(24);
const lineOf = (line: number, change: CorrectionAct): Command => ({
  ...{ kind: 'correct', actor, correctionId, line, member: email, reason: 'test', change },
});

/** A member of five awards of ten points, the first corrected to 35; then two of them are spent. */
async function shop() {
  const driver = coreDriver({ title: '', program: plain, table: '' });
  const profile = { email: email.value, firstName: 'Ann', lastName: 'T' };
  await driver.carryOut({ kind: 'enroll', actor, profile }, noonOf(driver, 1));
  const ids: string[] = [];
  const run = async (command: Command): Promise<string> => {
    const ended = await driver.carryOut(command, noonOf(driver, 1) + ids.length);
    const id = ended.kind === 'done' ? (ended.transaction?.id ?? '') : ended.code;
    ids.push(id);
    return id;
  };
  const awardId = await run({ kind: 'award', actor, member: email, activityId: 'goodwill' });
  const change = { act: 'reaward', transactionId: awardId, worth: 35 } as const;
  const correctedId = await run(lineOf(1, change));
  for (let n = 0; n < 4; n += 1) {
    await run({ kind: 'award', actor, member: email, activityId: 'goodwill' });
  }
  await run({ kind: 'deduct', actor, member: email, points: 30, reason: 'test' });
  const memberId = (await driver.member(email.value))?.id ?? '';
  return { driver, memberId, awardId, correctedId };
}

describe('a line on books that hold too few lots', () => {
  it.each(['take', 'reaward', 'undo'] as const)('asks for as many as it takes: %s', async (act) => {
    const { driver, memberId, awardId, correctedId } = await shop();
    const undo = { kind: 'undo_correction', actor, correctionId, line: 1 } as const;
    const [command, points] = {
      take: [lineOf(2, { act: 'take', points: 20 }), 20],
      reaward: [lineOf(2, { act: 'reaward', transactionId: awardId, worth: 1 }), 34],
      undo: [{ ...undo, transactionId: correctedId }, 25],
    }[act] as [Command & { kind: 'correct' | 'undo_correction' }, number];
    const member = { by: 'id', value: memberId } as const;
    const now = noonOf(driver, 2);
    const needs = {
      members: [email],
      claims: [correctionClaim(command)],
      transactions: [awardId, correctedId],
      draws: [correctedId],
      lots: [{ member, points: 1 }],
    };
    const program = programOf({ program: plain });
    const on = (books: Books) => decide({ books, program, now, fresh: countingFresh(99) }, command);
    expect(on(loadPartly(driver.books, needs, now))).toEqual({
      kind: 'needs',
      needs: { lots: [{ member, points }] },
    });
    const enough = { ...needs, lots: [{ member, points }] };
    const decided = on(loadPartly(driver.books, enough, now));
    expect(decided).toEqual(on(driver.books));
    expect(decided.kind).toBe('done');
  });
});
