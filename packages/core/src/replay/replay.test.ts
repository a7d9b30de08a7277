import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joining } from '../../../../tests/faults/history-terms.ts';
import { plain, promoting, rewarding } from '../../../../tests/scenarios/programs.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { anyCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import {
  asked,
  awards,
  buys,
  joins,
  redeems,
  versionOf,
} from '../../../../tests/support/replay/asked.ts';
import { recordingDriver } from '../../../../tests/support/replay/recording-driver.ts';
import type { Books } from '../books/books.ts';
import type { Held } from '../books/held.ts';
import type { Budget, Shelf } from '../books/records.ts';
import type { Program } from '../program/program.ts';
import { Replay } from './replay.ts';

const JOINING = 5000;

function replayOf(program: Program, shelves: readonly Shelf[] = []): Replay {
  return new Replay({ shelves, programs: new Map([[program.version, program]]) });
}

it('draws an id of its own for everything that nobody drew one for', () => {
  const program = versionOf(plain, 1);
  const replay = replayOf(program);
  for (let n = 0; n < JOINING; n += 1) {
    const recorded = { command: joining(n), now: 0, ids: [], referralCode: '' };
    expect(replay.step(recorded, program).kind).toBe('done');
  }
  expect(replay.books.members.size).toBe(JOINING);
  const members = [...replay.books.members.values()].map(({ member }) => member);
  expect(members.every(({ id }) => /^f[0-9a-f]{23}$/u.test(id))).toBe(true);
  const codes = new Set(members.map(({ referralCode }) => referralCode));
  expect(codes.size).toBe(JOINING);
  expect([...codes].every((code) => /^M[0-9A-Z]{5}$/u.test(code))).toBe(true);
});

const byId = (one: Budget, other: Budget): number => (one.id < other.id ? -1 : 1);

/** What there is in the end, but for budgets that nobody used and codes that were made on the spot. */
function portrait(books: Books): object {
  const { members, claims, returns, cached, shelves, draws, merges } = books;
  const transactions = [...books.transactions.values()].map((one) => {
    const { couponCode: _, ...details } = one?.details ?? {};
    return { ...one, details };
  });
  return {
    ...{ members, transactions, claims, returns, cached, shelves, draws, merges },
    budgets: [...books.budgets.values()].filter(({ uses }) => uses > 0).sort(byId),
    identities: [...books.identities].filter(([, holder]) => holder !== null),
  };
}

it('a history comes out as it was under the program of then', async () => {
  const coupons = { voucher: ['A', 'B', 'C', 'D'].map((code) => ({ code })) };
  const scenario = { title: 'random', program: crowdedProgram, coupons, table: '' };
  const program = versionOf(crowdedProgram, 1);
  await fc.assert(
    fc.asyncProperty(movesOf(anyCommand, 60), async (moves) => {
      const stocked = recordingDriver(scenario);
      const shelves = [...stocked.books.shelves.values()].filter((one) => one !== null);
      const replay = replayOf(program, structuredClone(shelves));
      await carryOutMoves(stocked, moves);
      for (const recorded of stocked.history) {
        expect(replay.step(recorded, program).kind).toBe('done');
      }
      expect(portrait(replay.books)).toEqual(portrait(stocked.books));
    }),
    runs(40),
  );
});

describe('a command of then', () => {
  const program = versionOf(rewarding, 1);
  const joined = { ...asked(joins('Ann'), 0, ['Ann']), referralCode: 'ANN0X0Y1' };

  it('draws what it drew then, and something new for what it did not', () => {
    const replay = replayOf(program);
    replay.step(joined, program);
    replay.step({ ...asked(joins('Bob'), 0, ['Bob']), referralCode: 'carried-ANN0X0Y1' }, program);
    const codes = [...replay.books.members.values()].map(({ member }) => member.referralCode);
    expect(codes).toEqual(['ANN0X0Y1', 'BOB0X0Y1']);
    const january = Date.UTC(2026, 0, 10);
    replay.step(asked(buys('Ann', 'O1', '60'), january, ['order']), program);
    replay.step(asked(redeems('Ann', 'summer'), january, ['summer']), program);
    const { couponCode } = replay.books.transactions.get('summer')?.details ?? {};
    expect(couponCode).toMatch(/^SUMMER-[0-9A-Z]{4}-[0-9A-Z]{4}$/u);
  });

  it('is held by the breaker if it was held then, and else not', () => {
    const held: Held = { reason: 'points_per_award', seen: 10, allowed: 5, by: 'learnt' };
    const strict = versionOf({ ...plain, breaker: { mode: 'fixed', pointsPerAwardMax: '5' } }, 1);
    const replay = replayOf(strict);
    replay.step(joined, strict);
    replay.step({ ...asked(awards('Ann', 'goodwill'), 1, ['held']), held: { held } }, strict);
    replay.step(asked(awards('Ann', 'goodwill'), 2, ['given']), strict);
    const [first, second] = ['held', 'given'].map((id) => replay.books.transactions.get(id));
    expect([first?.status, first?.details.held]).toEqual(['pending', held]);
    expect(second?.status).toBe('auto_approved');
  });

  it('takes coupons out of pools that other replays begin with full', () => {
    const next = ['A', 'B'].map((code, n) => ({
      ...{ rewardId: 'voucher', number: n + 1, code, expiresAt: null },
    }));
    const shelf = { rewardId: 'voucher', uploaded: 2, issued: 0, toldLowAt: 0, next };
    for (const run of ['first', 'second']) {
      const replay = replayOf(program, [shelf]);
      replay.step(joined, program);
      replay.step(asked(buys('Ann', 'O1', '60'), 1, ['order']), program);
      replay.step(asked(redeems('Ann', 'voucher'), 2, [run]), program);
      const { couponCode } = replay.books.transactions.get(run)?.details ?? {};
      expect(couponCode).toBe('A');
      expect(replay.books.shelves.get('voucher')).toMatchObject({ issued: 1 });
    }
  });
});

describe('programs that follow one another', () => {
  const joined = asked(joins('ann'), 0, ['ann']);
  const [first, second] = [versionOf(promoting, 1), versionOf({ ...promoting, name: 'B' }, 2)];

  it('have what was used of their budgets in common', () => {
    const replay = replayOf(first);
    expect(replay.adopt(first)).toEqual([]);
    expect(replay.books.budgets.get('launch')).toEqual({ id: 'launch', points: 0, uses: 0 });
    replay.step(joined, first);
    replay.step(asked(buys('ann', 'O1', '30'), 1, ['order']), first);
    replay.adopt(second);
    expect(replay.books.budgets.get('launch')).toEqual({ id: 'launch', points: 30, uses: 1 });
  });

  it('are adopted when they first decide, and an older one not again', () => {
    const members = { attributes: [{ name: 'club', type: 'string', unique: true } as const] };
    const known = versionOf({ ...plain, members }, 2);
    const replay = new Replay({ shelves: [], programs: new Map([[1, first]]) });
    expect([...replay.books.programs.values()]).toEqual([first]);
    replay.step(asked(joins('ann', { custom: { club: 'A' } }), 0, ['ann']), first);
    replay.step(asked(joins('bob', { custom: { club: 'B' } }), 1, ['bob']), known);
    expect(replay.books.programs.get(2)).toBe(known);
    expect(replay.books.identities.get('attribute:club:A')).toBe('ann');
    // A batch beside the one that applied it is still decided by the version before.
    replay.step(asked(awards('ann', 'survey'), 2, ['survey']), first);
    expect(replay.books.identities.get('attribute:club:A')).toBe('ann');
    replay.adopt(versionOf(plain, 3));
    expect(replay.books.identities.get('attribute:club:A')).toBeNull();
  });

  it('tell who shares what became unique', () => {
    const members = { attributes: [{ name: 'club', type: 'string', unique: true } as const] };
    const replay = replayOf(first);
    for (const name of ['ann', 'bob']) {
      replay.step(asked(joins(name, { custom: { club: 'A' } }), 0, [name]), first);
    }
    expect(replay.adopt(versionOf({ ...plain, members }, 2))).toEqual([
      { attribute: 'club', memberIds: ['ann', 'bob'] },
    ]);
  });
});
