import { describe, expect, it } from 'vitest';
import {
  lot,
  memberId,
  opened,
  posted,
  stage,
  type Stage,
} from '../../../../tests/support/staged-books.ts';
import { BrokenInvariant } from '../invariant.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change } from './changes.ts';
import type { Lot } from './records.ts';
import { availablePoints } from './spendable.ts';

const take = (lotId: string, amount: number): Change =>
  posted({ from: 'available', to: 'deducted', lotId, amount });

function refill(id: string, points: number, dates: Partial<Lot> = {}): readonly Change[] {
  const { remaining: _, ...drawn } = { ...lot(id, 10, null), ...dates };
  return [
    { kind: 'lot_refilled', lot: drawn, points },
    posted({ from: 'redeemed', to: 'available', lotId: id, amount: points }),
  ];
}

/** Books of a batch: the lots that end first, and that there are more. */
function beginning(...lots: readonly Lot[]): Stage {
  const staged = stage();
  const { member } = staged;
  member.lots = [...lots];
  member.lotsComplete = false;
  member.member.balances.available = 100;
  return staged;
}

const ids = (lots: readonly Lot[]): readonly string[] => lots.map(({ id }) => id);

describe('lots of one member', () => {
  it('stand in spending order, whenever they were opened', () => {
    const { books, member } = stage();
    const dates: readonly [string, Partial<Lot>][] = [
      ['never', {}],
      ['late', { expiresAt: 90 }],
      ['early', { expiresAt: 10 }],
      ['b', { expiresAt: 50, openedAt: 6 }],
      ['c', { expiresAt: 50, openedAt: 5 }],
      ['a', { expiresAt: 50, openedAt: 6 }],
      ['idle', { idle: true, openedAt: 9 }],
      ['older', { openedAt: 1 }],
    ];
    applyChanges(books, [{ kind: 'kept_alive', memberId, lapsesAt: 99, from: 0 }]);
    for (const [id, more] of dates) applyChanges(books, opened(id, 10, more));
    expect(ids(member.lots)).toEqual([
      ...['early', 'c', 'a', 'b', 'late', 'idle', 'older', 'never'],
    ]);
  });

  it('go once they are empty, and come back to their place when points do', () => {
    const { books, member } = stage();
    applyChanges(books, [...opened('l1', 10, 50), ...opened('l2', 10, 60)]);
    applyChanges(books, [take('l1', 10)]);
    expect(ids(member.lots)).toEqual(['l2']);
    applyChanges(books, [...refill('l1', 4, { expiresAt: 50 })]);
    applyChanges(books, [...refill('l1', 6, { expiresAt: 50 })]);
    expect(member.lots.map(({ id, remaining }) => [id, remaining])).toEqual([
      ['l1', 10],
      ['l2', 10],
    ]);
  });

  it('are drawn from also where they stand apart, and where they have lapsed', () => {
    const { books, member } = beginning(lot('l1', 10, 50));
    member.ownLots = [lot('l2', 10, 200)];
    member.lapsed = [lot('l0', 10, 1)];
    member.lapsedPoints = 10;
    applyChanges(books, [take('l2', 4), take('l0', 3)]);
    expect([member.ownLots[0]?.remaining, member.lapsed[0]?.remaining]).toEqual([6, 7]);
    expect(member.lapsedPoints).toBe(7);
    applyChanges(books, [take('l1', 1)]);
    expect(member.lapsedPoints).toBe(7);
    // Where lots of an expiry are loaded, the sum of what lapsed may not be.
    member.lapsedPoints = 0;
    applyChanges(books, [take('l0', 1)]);
    expect(member.lapsedPoints).toBe(0);
    expect(() => {
      member.lapsed = null;
      applyChanges(books, [take('l0', 1)]);
    }).toThrow(new BrokenInvariant('lot l0 is not in the books'));
  });

  it('are drawn from only as far as the balance says, and only if they are known', () => {
    const { books, member } = stage();
    applyChanges(books, opened('l1', 10, null));
    member.lapsed = null;
    expect(() => {
      applyChanges(books, [posted({ from: 'available', to: 'redeemed', lotId: 'l9' })]);
    }).toThrow(new BrokenInvariant('lot l9 is not in the books'));
    member.member.balances.available = 5;
    expect(() => {
      applyChanges(books, [take('l1', 6)]);
    }).toThrow(new BrokenInvariant('a balance of m1 below 0 after t'));
  });

  it('leave the points that lapsed alone where they lapse by inactivity', () => {
    const { books, member } = beginning();
    const idle = { ...lot('l0', 10, null), idle: true, openedAt: 1 };
    Object.assign(member.member.idle, { since: 2, lapsesAt: 99, lapsed: 10 });
    member.lapsed = [idle];
    member.lapsedPoints = 30;
    applyChanges(books, [take('l0', 3)]);
    expect([member.member.idle.lapsed, member.lapsedPoints]).toEqual([7, 30]);
  });
});

describe('lots behind the last one that is loaded', () => {
  it('are kept apart, and those that have lapsed are only counted', () => {
    const { books, member } = beginning(lot('l1', 10, 50));
    applyChanges(books, opened('l2', 5, { expiresAt: 90 }));
    expect([ids(member.lots), ids(member.ownLots), member.lapsedPoints]).toEqual([
      ['l1'],
      ['l2'],
      0,
    ]);
    const { books: others, member: other } = beginning();
    other.lapsed = [lot('l9', 1, 4)];
    applyChanges(others, opened('l3', 5, { expiresAt: 3 }));
    expect([ids(other.ownLots), ids(other.lapsed), other.lapsedPoints]).toEqual([
      [],
      ['l3', 'l9'],
      5,
    ]);
    other.lapsed = null;
    applyChanges(others, opened('l4', 5, { expiresAt: 3 }));
    expect(other.lapsedPoints).toBe(10);
  });

  it('are kept apart when they are refilled, and stand among the others if those are all', () => {
    const { books, member } = beginning(lot('l2', 10, 50));
    applyChanges(books, [...refill('l1', 5, { expiresAt: 10 }), ...refill('l3', 5)]);
    expect([ids(member.lots), ids(member.ownLots)]).toEqual([['l1', 'l2'], ['l3']]);
    applyChanges(books, refill('l3', 5));
    expect(member.ownLots.map(({ remaining }) => remaining)).toEqual([10]);
    member.lotsComplete = true;
    applyChanges(books, refill('l4', 5));
    expect(ids(member.lots)).toEqual(['l1', 'l2', 'l4']);
  });
});

describe('what lapses when', () => {
  it('is summed by date where a reminder asked for it, and nowhere else', () => {
    const { books, member } = stage();
    applyChanges(books, opened('l1', 10, 50));
    member.sums.set(50, 10);
    applyChanges(books, [...opened('l2', 5, 50), ...opened('l3', 7, 60), ...opened('l4', 9, null)]);
    applyChanges(books, [take('l1', 3), take('l4', 9), ...refill('l1', 1, { expiresAt: 50 })]);
    expect([...member.sums]).toEqual([[50, 13]]);
    expect(member.member.idle).toMatchObject({ points: 0, lapsed: 0 });
  });

  it('is the end of a stretch for idle points, and what came before it has lapsed', () => {
    const { books, member } = stage();
    const kept = (from: number, lapsesAt: number): Change => {
      return { kind: 'kept_alive', memberId, lapsesAt, from };
    };
    applyChanges(books, [kept(1, 20), ...opened('l1', 10, { idle: true })]);
    expect(member.member.idle).toEqual({ points: 10, lapsed: 0, since: 1, lapsesAt: 20 });
    applyChanges(books, [kept(19, 40)]);
    expect(member.member.idle).toEqual({ points: 10, lapsed: 0, since: 1, lapsesAt: 40 });
    applyChanges(books, [kept(25, 30)]);
    expect(member.member.idle).toMatchObject({ since: 1, lapsesAt: 40 });
    // To the moment at which they lapse they have lapsed.
    applyChanges(books, [kept(40, 60)]);
    expect(member.member.idle).toEqual({ points: 0, lapsed: 10, since: 40, lapsesAt: 60 });
    applyChanges(books, [take('l1', 4)]);
    expect(member.member.idle).toMatchObject({ points: 0, lapsed: 6 });
  });

  it('stops at once if more idle points go than there are', () => {
    const { books, member } = stage();
    applyChanges(books, opened('l1', 10, null));
    const [one] = member.lots;
    if (one !== undefined) one.idle = true;
    const gone = new BrokenInvariant('idle points of m1 below 0');
    expect(() => {
      applyChanges(books, [take('l1', 1)]);
    }).toThrow(gone);
    Object.assign(member.member.idle, { since: 0, points: 0, lapsed: 50 });
    expect(() => {
      applyChanges(books, [take('l1', 1)]);
    }).toThrow(gone);
  });
});

describe('sums over life', () => {
  it.each([
    ['issued', 'owed', { earned: 10 }],
    ['issued', 'pending', {}],
    ['pending', 'owed', { earned: 10 }],
    ['deducted', 'owed', { earned: 10 }],
    ['pending', 'deducted', {}],
    ['owed', 'deducted', { deducted: 10 }],
    ['owed', 'expired', { expired: 10 }],
    ['owed', 'transfer', {}],
    ['reserved', 'redeemed', { redeemed: 10 }],
    ['transfer', 'pending', {}],
    ['transfer', 'redeemed', {}],
    ['redeemed', 'owed', { redeemed: -10 }],
  ] as const)('count points from %s to %s as %j', (from, to, sums) => {
    const { books, member } = stage();
    Object.assign(member.member.balances, { pending: 50, reserved: 50, owed: 50 });
    applyChanges(books, [posted({ from, to })]);
    const { earned, redeemed, deducted, expired } = member.member.lifetime;
    const none = { earned: 0, redeemed: 0, deducted: 0, expired: 0 };
    expect({ earned, redeemed, deducted, expired }).toEqual({ ...none, ...sums });
  });
});

describe('what may be spent', () => {
  it('is what is available less what has lapsed, dated or idle', () => {
    const { books, member } = stage();
    applyChanges(books, [
      { kind: 'kept_alive', memberId, lapsesAt: 30, from: 0 },
      ...[...opened('l1', 1, 10), ...opened('l2', 20, 20)],
      ...opened('l3', 300, { idle: true }),
      ...opened('l4', 4000, null),
    ]);
    expect([9, 10, 20, 29, 30].map((now) => availablePoints(member, now))).toEqual([
      ...[4321, 4320, 4300, 4300, 4000],
    ]);
  });
});
