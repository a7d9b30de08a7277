import { describe, expect, it } from 'vitest';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import type { Scenario } from '../../../../tests/support/scenario/driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Books } from '../books/books.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision, Needs } from '../decision.ts';
import { needsOf } from '../needs-of.ts';

const actor = 'key:test';
const NOW = Date.UTC(2026, 5, 1);
const scope = 'made_a_purchase';
const back: Command = { kind: 'return_order', actor, activityId: scope, orderId: 'O1' };

/** Whole books after a table, and a store that has loaded only some of it. */
async function after(table: string): Promise<{
  readonly books: Books;
  readonly id: (email: string) => string;
  readonly award: string;
  readonly store: (needs: Needs) => { books: Books; run: (command: Command) => Decision };
}> {
  const scenario: Scenario = { title: 'before', program: plain, table };
  const driver = coreDriver(scenario);
  expect(await runScenario(scenario, driver)).toEqual([]);
  const program = programOf(scenario);
  const { books } = driver;
  return {
    books,
    id: (email) => books.identities.get(`email:${email}`) ?? '',
    award: books.claims.get(`${scope}:O1`)?.transactionId ?? '',
    store: (needs) => {
      const partial = loadPartly(books, needs, NOW);
      const fresh = countingFresh(2 ** 40);
      const run = (command: Command): Decision => {
        const decision = decide({ books: partial, program, now: NOW, fresh }, command);
        if (decision.kind === 'done') applyChanges(partial, decision.changes);
        return decision;
      };
      return { books: partial, run };
    },
  };
}

const BOUGHT = `
  day 1  enroll
  day 1  award 30 expires day 200
  day 1  purchase O1 100
`;
const claims = [{ scope, key: 'O1' }];

describe('a return asks its store', () => {
  it('for who bought the order, then for the award, then for as many points as go back', async () => {
    const { id, award, store } = await after(BOUGHT);
    const member = { by: 'id', value: id('ann@example.com') } as const;
    expect(store({}).run(back)).toEqual({ kind: 'needs', needs: { claims } });
    expect(store({ claims }).run(back)).toEqual({
      kind: 'needs',
      needs: { transactions: [award], members: [member] },
    });
    // Others of its batch may have brought the award along: it is named again beside its points.
    const known = store({ claims, transactions: [award] });
    for (const lots of known.books.members.values()) lots.ownLots = [];
    expect(known.run(back)).toEqual({
      kind: 'needs',
      needs: { lots: [{ member, points: 100 }], transactions: [award] },
    });
  });

  it('for what came back before, if the order was placed in the same batch', async () => {
    const { id, store } = await after(`
      day 1  enroll
    `);
    const member = { by: 'id', value: id('ann@example.com') } as const;
    const order = { id: 'O1', total: '', subtotal: '9', currency: '', coupons: [], lines: [] };
    const purchase = { kind: 'purchase', actor, member, activityId: scope, order } as const;
    const { books, run } = store(needsOf(purchase, programOf({ program: plain })));
    expect(run(purchase)).toMatchObject({ kind: 'done' });
    const award = books.claims.get(`${scope}:O1`)?.transactionId ?? '';
    expect(run({ kind: 'reverse_award', actor, transactionId: award })).toEqual({
      kind: 'needs',
      needs: { transactions: [award], members: [member] },
    });
  });

  it('for the member who goes on for the one who bought', async () => {
    const { books, award, store, id } = await after(`
      day 1  enroll
      day 1  purchase O1 100
      day 2  bob: enroll
      day 3  bob: merge ann
    `);
    const bob = { by: 'id', value: id('bob@example.com') } as const;
    expect(books.transactions.get(award)?.memberId).not.toBe(bob.value);
    expect(
      store({ transactions: [award] }).run({ kind: 'reverse_award', actor, transactionId: award }),
    ).toEqual({
      kind: 'needs',
      needs: { members: [bob], transactions: [award] },
    });
  });

  it('for the e-mail under which the order waits for its buyer, and all that waits there', async () => {
    const { award, store } = await after(`
      day 1  purchase O1 40
    `);
    const email = 'ann@example.com';
    expect(store({ claims }).run(back)).toEqual({ kind: 'needs', needs: { cachedIds: [award] } });
    const identities = [{ kind: 'email', value: email }] as const;
    const rest = { cachedIds: [award], cached: [email], identities: [...identities] };
    expect(store({ claims, cachedIds: [award] }).run(back)).toEqual({ kind: 'needs', needs: rest });
    const { run } = store({ claims, ...rest });
    const decision = run(back);
    expect(decision.kind).toBe('done');
    expect(decision.kind === 'done' && decision.result.cached?.points).toBe(0);
    const again = run(back);
    expect(again.kind === 'refused' && again.refusal.code).toBe('return_exceeded');
  });
});

describe('a refused reversal', () => {
  it('of what is no award is kept with the member whose transaction it names', async () => {
    const { books, id, store } = await after(`${BOUGHT}
      day 2  redeem mug
    `);
    const [redemption] = [...books.transactions.values()].filter((one) => one?.kind === 'redeem');
    const transactionId = redemption?.id ?? '';
    const { run } = store({ transactions: [transactionId] });
    const decision = run({ kind: 'reverse_award', actor, transactionId });
    expect(decision).toMatchObject({ kind: 'refused', memberId: id('ann@example.com') });
  });
});

describe('the trace of a return', () => {
  it('names what the program does about debts only where points are missing', async () => {
    const { books } = await after(BOUGHT);
    const program = programOf({ program: plain });
    const scene = { books, program, now: NOW, fresh: countingFresh(2 ** 40) };
    const covered = decide(scene, { ...back, amount: '10' });
    expect(covered.kind === 'done' && covered.trace).toEqual([
      { step: 'returned', earned: 100, before: 0, kept: 90, taken: 10, uncovered: 0 },
    ]);
    const spent = await after(`${BOUGHT}
      day 2  redeem mug
    `);
    const owing = decide({ ...scene, books: spent.books }, back);
    expect(owing.kind === 'done' && owing.trace).toEqual([
      { step: 'returned', earned: 100, before: 0, kept: 0, taken: 100, uncovered: 70, debt: 'owe' },
    ]);
  });
});
