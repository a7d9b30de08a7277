import { describe, expect, it } from 'vitest';
import {
  enrolled,
  lot,
  memberId,
  stage,
  transaction,
} from '../../../../tests/support/staged-books.ts';
import type { Lot, Merge } from '../books/records.ts';
import { anyNeeds, everyLot, holdingsOf, membersOf, refuseLapsedIdle } from './find-merging.ts';

const idle = (id: string, openedAt: number): Lot => ({
  ...lot(id, 10, null),
  idle: true,
  openedAt,
});

describe('all open lots of a member', () => {
  it('are those loaded in any way, each once, if they make up his balance', () => {
    const { member } = stage();
    member.lots = [lot('l1', 10, 50)];
    member.ownLots = [lot('l2', 20, 90)];
    member.lapsed = [lot('l0', 5, 1), lot('l1', 10, 50)];
    member.member.balances.available = 35;
    expect(everyLot(member)?.map(({ id }) => id)).toEqual(['l0', 'l1', 'l2']);
    member.lapsed = null;
    expect(everyLot(member)).toBeNull();
    member.member.balances.available = 30;
    expect(everyLot(member)?.map(({ id }) => id)).toEqual(['l1', 'l2']);
  });
});

describe('everybody who was merged into a member', () => {
  const merge = (fromId: string, intoId: string, withIds: readonly string[]): Merge => ({
    ...{ id: `t-${fromId}`, fromId, intoId, withIds, at: 5, owed: 0 },
    ...{ filled: [], intoTierId: null, intoTerms: null },
  });

  it('is who was merged into him and who came along, and nobody of whom he became a part', () => {
    const merges = [merge('m2', memberId, ['m3', 'm4']), merge('m5', memberId, [])];
    expect(membersOf([...merges, merge(memberId, 'm9', ['m8'])], memberId)).toEqual([
      ...['m2', 'm3', 'm4', 'm5'],
    ]);
  });
});

describe('what a survivor holds for others', () => {
  it('is what is open, waits and is held of their transactions, less what has come back', () => {
    const { books, member } = stage();
    member.lots = [lot('theirs', 10, 50), lot('own', 20, 60)];
    member.ownLots = [lot('with', 5, 90), lot('unknown', 7, 95)];
    const known = [
      transaction({ id: 'theirs', memberId: 'm2' }),
      transaction({ id: 'with', memberId: 'm3' }),
      transaction({ id: 'own' }),
      transaction({ id: 'waits', memberId: 'm2', status: 'pending', points: 40 }),
      transaction({ id: 'waits too', memberId: 'm3', status: 'pending', points: 6, modified: 5 }),
      transaction({ id: 'ownWaits', status: 'pending', points: 300 }),
      transaction({ id: 'cart', memberId: 'm2', kind: 'redeem', status: 'pending', points: 1000 }),
      transaction({
        id: 'cart 2',
        memberId: 'm3',
        kind: 'redeem',
        status: 'pending',
        points: 2000,
      }),
    ];
    for (const one of known) books.transactions.set(one.id, one);
    books.transactions.set('gone', null);
    books.returns.set('waits', {
      ...{ transactionId: 'waits', points: 15, amount: '15', quantities: {}, pendingIds: [] },
      ...{ corrected: 0, correctedBack: 0, budgets: null },
    });
    const held = holdingsOf(books, memberId, ['m2', 'm3']);
    expect(held?.lots.map(({ id }) => id)).toEqual(['theirs', 'with']);
    expect(held).toMatchObject({ holderId: memberId, pending: 30, reserved: 3000 });
    expect(holdingsOf(books, 'm9', ['m2'])).toMatchObject({ lots: [] });
  });

  it('is what was loaded for the first of them in books of a batch, and unknown until then', () => {
    const { books } = stage();
    books.whole = false;
    const held = { holderId: memberId, lots: [], pending: 1, reserved: 2 };
    books.holdings.set('m2', held);
    expect(holdingsOf(books, memberId, ['m2', 'm3'])).toBe(held);
    expect(holdingsOf(books, memberId, ['m3'])).toBeUndefined();
  });
});

describe('idle points that have lapsed', () => {
  it('are expired before anything is merged, and no others', () => {
    const { member } = enrolled(stage().books, 'm2');
    member.idle = { points: 10, lapsed: 20, since: 10, lapsesAt: 90 };
    const lots = [
      idle('l1', 5),
      { ...idle('l2', 6), remaining: 4 },
      idle('l3', 10),
      lot('l4', 9, 1),
    ];
    expect(refuseLapsedIdle(member, lots, 50)).toMatchObject({
      refusal: { code: 'merge_lapsed', details: { seen: 14, needed: 0 } },
      memberId: 'm2',
    });
    expect(refuseLapsedIdle(member, lots.slice(2), 50)).toBeNull();
  });
});

describe('lists of what must be loaded', () => {
  it('are put together without empty ones, and are nothing if all are empty', () => {
    const wanted = { merges: [{ by: 'id', value: 'm2' }] } as const;
    expect(anyNeeds({ ...wanted, members: [], lots: [] })).toEqual(wanted);
    expect(anyNeeds({ merges: [], members: [] })).toBeNull();
  });
});
