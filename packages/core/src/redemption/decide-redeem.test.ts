import { describe, expect, it } from 'vitest';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { coreDriver, countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Books } from '../books/books.ts';
import type { Coupon, Shelf, Transaction } from '../books/records.ts';
import type { Command, Redeem } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision, Needs } from '../decision.ts';
import type { RewardDocument } from '../program/document.ts';

const actor = 'key:test';
const ann = { by: 'email', value: 'ann@example.com' } as const;
const mug: RewardDocument = {
  ...{ id: 'mug', name: 'Mug', type: 'product', value: '5', points: '100', coupons: 'none' },
};
const NOW = noonOf({ start: Date.UTC(2026, 0, 1) }, 9);

/** Ann with sixty points until day 12 and more for ever, and a store that offers one reward. */
async function shop(reward: Partial<RewardDocument> = {}, table = '') {
  const program = { ...plain, rewards: [{ ...mug, ...reward }] };
  const before = `
    day 1  enroll
    day 1  award 60 expires day 12
    day 2  award 900
    ${table}
  `;
  const driver = coreDriver({ title: 'before', program, table: before });
  expect(await runScenario({ title: 'before', program, table: before }, driver)).toEqual([]);
  const run = (command: Command, books: Books = driver.books, now = NOW): Decision =>
    decide({ books, program: compiled(program), now, fresh: countingFresh(99) }, command);
  const redeem = (more: Partial<Redeem> = {}, books?: Books): Decision =>
    run({ kind: 'redeem', actor, member: ann, rewardId: 'mug', ...more }, books);
  const stock = (more: Partial<Shelf>): void => {
    const shelf = { rewardId: 'mug', uploaded: 5, issued: 0, toldLowAt: 0, next: [coupon()] };
    driver.books.shelves.set('mug', { ...shelf, ...more });
  };
  const partly = (needs: Needs): Books => loadPartly(driver.books, needs, NOW);
  return { books: driver.books, run, redeem, stock, partly };
}

function coupon(expiresAt: number | null = null): Coupon {
  return { rewardId: 'mug', number: 1, code: 'CODE', expiresAt };
}

function firstOf(books: Books, kind: Transaction['kind']): Transaction {
  const found = [...books.transactions.values()].find((each) => each?.kind === kind);
  if (found == null) throw new Error(`no ${kind}`);
  return found;
}

/** How a decision ended: the refusal, or `done`. */
function ended(decision: Decision): string {
  return decision.kind === 'refused' ? decision.refusal.code : decision.kind;
}

function detailsOf(decision: Decision): unknown {
  return decision.kind === 'refused' ? decision.refusal.details : null;
}

const kindsOf = (decision: Decision): readonly string[] =>
  decision.kind === 'done' ? decision.changes.map(({ kind }) => kind) : [];

describe('a price that the member chooses', () => {
  const range = { points: { minimum: '5', maximum: '35', step: '15' }, valuePerPoint: '0.1' };

  it.each([
    [5, 'done'],
    [20, 'done'],
    [35, 'done'],
    [10, 'amount_malformed'],
    [50, 'amount_malformed'],
    [-10, 'amount_malformed'],
    [undefined, 'base_missing'],
  ])('%s: %s', async (points, end) => {
    const { redeem } = await shop(range);
    const decision = redeem(points === undefined ? {} : { points });
    expect(ended(decision)).toBe(end);
    if (end === 'done') return;
    const needed = '5 to 35 in steps of 15';
    expect(detailsOf(decision)).toEqual({ field: 'points', seen: points ?? 'nothing', needed });
  });
});

it.each<[Partial<RewardDocument>, string, string]>([
  [{ active: false }, 'inactive', 'active'],
  [{ from: '2026-01-10' }, 'another day', 'a day from 2026-01-10'],
  [{ until: '2026-01-08' }, 'another day', 'a day until 2026-01-08'],
  [
    { from: '2026-01-10', until: '2026-01-20' },
    'another day',
    'a day from 2026-01-10 until 2026-01-20',
  ],
])('a reward that is not open says when it is: %j', async (reward, seen, needed) => {
  const { redeem } = await shop(reward);
  expect(detailsOf(redeem())).toEqual({ reward: 'Mug', seen, needed });
});

it('is for tiers, and says so to whoever is in none', async () => {
  const { books, redeem } = await shop({ tiers: ['silver', 'gold'] });
  expect(ended(redeem())).toBe('done');
  for (const { member } of books.members.values()) member.tierId = null;
  expect(detailsOf(redeem())).toEqual({ reward: 'Mug', seen: '', needed: 'silver, gold' });
});

it('may be for redemptions with a tag, and keeps what was said', async () => {
  const when = {
    attribute: 'transaction.tags',
    operator: 'contains_any',
    value: ['till'],
  } as const;
  const { redeem } = await shop({ when: { ...when, value: [...when.value] } });
  expect(ended(redeem())).toBe('reward_not_for_member');
  const said = { tags: ['till'], reason: 'A gift' };
  expect(redeem(said)).toMatchObject({ result: { transaction: { details: said } } });
});

it('takes no points that lapsed, though nobody has expired them yet', async () => {
  const { books, run } = await shop();
  const later = NOW + 5 * 86_400_000;
  const [, second] = books.members.values().next().value?.lots ?? [];
  const decision = run({ kind: 'redeem', actor, member: ann, rewardId: 'mug' }, books, later);
  const taken = (decision.kind === 'done' ? decision.changes : []).flatMap((change) =>
    change.kind === 'points_posted' ? [[change.lotId, change.amount]] : [],
  );
  expect(taken).toEqual([[second?.id, 100]]);
});

describe('a coupon of a pool', () => {
  it.each<[string, Partial<Shelf> | null, string]>([
    ['is handed out', {}, 'done'],
    ['keeps its own day', { next: [coupon(NOW + 1)] }, 'done'],
    ['is too old from its last moment on', { next: [coupon(NOW)] }, 'coupons_expired'],
    ['is not there once all are out', { issued: 5 }, 'coupons_exhausted'],
    ['is not there where none was ever uploaded', null, 'coupons_exhausted'],
  ])('%s', async (_title, shelf, end) => {
    const { books, redeem, stock } = await shop({ coupons: 'pool' });
    if (shelf === null) books.shelves.set('mug', null);
    else stock(shelf);
    const decision = redeem();
    expect(ended(decision)).toBe(end);
    const handed = shelf?.next?.[0] ?? coupon();
    if (end === 'done') expect(decision).toMatchObject({ result: { coupon: handed } });
  });

  it.each([
    [{ issued: 2 }, []],
    [{ issued: 3 }, ['reward.stock_low']],
    [{ issued: 3, toldLowAt: 4 }, ['reward.stock_low']],
    [{ issued: 3, toldLowAt: 5 }, []],
    [{ issued: 4, toldLowAt: 5 }, ['reward.paused']],
  ])('is told of with the last: %j', async (shelf, alerts) => {
    const { redeem, stock } = await shop({ coupons: 'pool' });
    stock(shelf);
    const decision = redeem();
    const told = (decision.kind === 'done' ? decision.changes : []).flatMap((change) =>
      change.kind === 'stock_alerted' ? [change.alert] : [],
    );
    expect(told).toEqual(alerts);
  });

  it('is none once codes are made instead, and its pool is forgotten', async () => {
    const { redeem, stock } = await shop({ coupons: { pattern: 'MUG-XXXX-9999' } });
    stock({ issued: 4 });
    expect(kindsOf(redeem())).toContain('coupon_generated');
    expect(kindsOf(redeem())).not.toContain('stock_alerted');
  });
});

describe('a redemption asks its store', () => {
  it('for as many lots as its price takes', async () => {
    const { books, redeem, partly } = await shop();
    const value = books.identities.get('email:ann@example.com') ?? '';
    const member = { by: 'id', value } as const;
    const needs = { lots: [{ member, points: 100 }] };
    for (const points of [null, 1]) {
      const known = { members: [ann], ...(points === null ? {} : { lots: [{ member, points }] }) };
      expect(redeem({}, partly(known))).toEqual({ kind: 'needs', needs });
    }
    expect(ended(redeem({}, partly({ members: [ann], ...needs })))).toBe('done');
  });

  it('for a code, if others took those that it had', async () => {
    const { redeem, stock } = await shop({ coupons: 'pool' });
    stock({ next: [] });
    expect(redeem()).toEqual({
      kind: 'needs',
      needs: { shelves: [{ rewardId: 'mug', coupons: 1 }] },
    });
  });
});

describe('what is to be cancelled', () => {
  const cancel = (transactionId: string, only?: 'overdue'): Command => ({
    ...{ kind: 'cancel_redemption', actor, transactionId },
    ...(only === undefined ? {} : { only }),
  });

  it('is asked for, with its member and what it drew', async () => {
    const { books, run, redeem, partly } = await shop({}, 'day 3  redeem mug');
    const redemption = firstOf(books, 'redeem');
    const { id } = redemption;
    const transactions = [id];
    const member = { by: 'id', value: redemption.memberId } as const;
    const asks = (needs: Needs): Decision => run(cancel(id), partly(needs));
    expect(asks({})).toEqual({ kind: 'needs', needs: { transactions } });
    const both = { transactions, members: [member] };
    const without = partly(both);
    without.members.clear();
    expect(run(cancel(id), without)).toEqual({ kind: 'needs', needs: both });
    const draws = { transactions, draws: [id] };
    expect(asks(both)).toEqual({ kind: 'needs', needs: draws });
    expect(ended(asks({ ...both, ...draws }))).toBe('done');
    expect(ended(redeem())).toBe('done');
  });

  it('is asked for with whoever goes on for its member', async () => {
    const { books, run, partly } = await shop(
      {},
      `
      day 3  redeem mug
      day 3  bob: enroll
      day 4  bob: merge ann
      `,
    );
    const redemption = firstOf(books, 'redeem');
    const transactions = [redemption.id];
    const into = books.members.get(redemption.memberId)?.member.mergedInto ?? '';
    const known = partly({ transactions });
    known.members.delete(into);
    expect(run(cancel(redemption.id), known)).toEqual({
      kind: 'needs',
      needs: { transactions, members: [{ by: 'id', value: into }] },
    });
  });

  it('is a redemption, and says whose it is if it is none', async () => {
    const { books, run } = await shop();
    const award = firstOf(books, 'award');
    expect(run(cancel(award.id))).toMatchObject({
      refusal: { code: 'transaction_unknown', details: { needed: 'a redemption' } },
      memberId: award.memberId,
    });
    expect(run(cancel('nothing'))).toMatchObject({ memberId: null });
  });

  it('is overdue from the moment on to which it was held', async () => {
    const { books, run, redeem } = await shop();
    const decision = redeem({ hold: true });
    if (decision.kind !== 'done') throw new Error('not held');
    applyChanges(books, decision.changes);
    const { id = '', details } = decision.result.transaction ?? {};
    const until = details?.heldUntil ?? 0;
    expect(ended(run(cancel(id, 'overdue'), books, until - 1))).toBe('transaction_settled');
    expect(ended(run(cancel(id, 'overdue'), books, until))).toBe('done');
  });

  it('has the day to which a new lot lives, if its points had lapsed', async () => {
    const { books, run } = await shop({}, 'day 3  redeem mug');
    const redemption = firstOf(books, 'redeem');
    const later = run(cancel(redemption.id), books, NOW + 5 * 86_400_000);
    const expiresAt = Date.UTC(2026, 0, 15) - 1;
    expect(later).toMatchObject({ result: { transaction: { status: 'rejected', expiresAt } } });
  });
});
