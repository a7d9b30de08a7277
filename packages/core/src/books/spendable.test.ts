import { describe, expect, it } from 'vitest';
import { lot, memberId, stage } from '../../../../tests/support/staged-books.ts';
import { compareLots, type MemberBooks } from './books.ts';
import type { Lot } from './records.ts';
import { coverPoints, hasLapsed, lapsedIdle, lapsesAt, spendableNeeds } from './spendable.ts';

const NEVER = { points: 0, lapsed: 0, since: null, lapsesAt: null };

/** Books whose lots begin with these, and that hold ten points more elsewhere. */
function books(lots: readonly Lot[], lotsComplete: boolean): MemberBooks {
  const { member } = stage();
  member.lots = [...lots];
  member.lotsComplete = lotsComplete;
  const loaded = lots.reduce((sum, { remaining }) => sum + remaining, 0);
  member.member.balances.available = loaded + (lotsComplete ? 0 : 10);
  return member;
}

describe('spending order', () => {
  const one = lot('b', 10, 50);
  it.each<[string, Lot, Lot]>([
    ['what lapses first', lot('x', 10, 49), one],
    ['what has a date, before what has none', one, lot('a', 10, null)],
    ['what lapses by inactivity, before what never does', idle('x'), lot('a', 10, null)],
    ['what was opened first', { ...one, id: 'x', openedAt: 4 }, one],
    ['the lesser id of the same', lot('a', 10, 50), one],
  ])('has first %s', (_title, first, second) => {
    expect([compareLots(first, second), compareLots(second, first)].map(Math.sign)).toEqual([
      -1, 1,
    ]);
  });

  it('finds a lot equal to itself', () => {
    expect(compareLots(one, { ...one })).toBe(0);
  });
});

function idle(id: string, openedAt = 5): Lot {
  return { ...lot(id, 10, null), idle: true, openedAt };
}

describe('when points lapse', () => {
  it('is the date of their lot, to the moment', () => {
    const dated = lot('l1', 10, 50);
    expect([49, 50].map((now) => hasLapsed(dated, NEVER, now))).toEqual([false, true]);
    expect(hasLapsed(lot('l1', 10, null), { ...NEVER, since: 0, lapsesAt: 1 }, 99)).toBe(false);
  });

  it('is the end of the stretch that idle ones were opened in', () => {
    const stretch = { points: 10, lapsed: 5, since: 5, lapsesAt: 30 };
    expect(lapsesAt(idle('l1', 5), stretch)).toBe(30);
    expect(lapsesAt(idle('l1', 4), stretch)).toBe(5);
    expect(lapsesAt(idle('l1'), NEVER)).toBeNull();
    expect([29, 30].map((now) => lapsedIdle(stretch, now))).toEqual([5, 15]);
    expect(lapsedIdle({ ...stretch, lapsesAt: null }, 99)).toBe(5);
  });
});

describe('points taken from lots', () => {
  const lots = [lot('l0', 5, 5), lot('l1', 10, 50), lot('l2', 10, 60)];

  it('come from those that lapse first, and from none that has', () => {
    expect(coverPoints(books(lots, true), 12, { now: 6 })).toEqual({
      pieces: [
        { lotId: 'l1', points: 10 },
        { lotId: 'l2', points: 2 },
      ],
      uncovered: 0,
    });
    expect(coverPoints(books(lots, true), 0, { now: 6 })).toEqual({ pieces: [], uncovered: 0 });
  });

  it('come from a given lot first, as far as it reaches and lives, and once', () => {
    const cover = (first: string, points: number): unknown =>
      coverPoints(books(lots, true), points, { now: 6, first })?.pieces.map(
        ({ lotId, points: part }) => `${lotId}:${String(part)}`,
      );
    expect(cover('l2', 12)).toEqual(['l2:10', 'l1:2']);
    expect(cover('l2', 20)).toEqual(['l2:10', 'l1:10']);
    expect(cover('l0', 12)).toEqual(['l1:10', 'l2:2']);
    expect(cover('l9', 3)).toEqual(['l1:3']);
    const apart = books(lots, false);
    apart.ownLots = [lot('l5', 4, 90)];
    expect(coverPoints(apart, 5, { now: 6, first: 'l5' })?.pieces).toEqual([
      { lotId: 'l5', points: 4 },
      { lotId: 'l1', points: 1 },
    ]);
  });

  it('are not known as long as the rest may stand in lots that were not loaded', () => {
    const some = books(lots, false);
    expect(coverPoints(some, 21, { now: 6 })).toBeNull();
    // All there is has been seen: what is missing is nowhere.
    some.member.balances.available = 25;
    expect(coverPoints(some, 21, { now: 6 })).toMatchObject({ uncovered: 1 });
  });
});

describe('what to load before it can be said what may be spent', () => {
  it('is nothing if any lots were loaded, or none are left', () => {
    expect(spendableNeeds(books([lot('l1', 10, null)], false), 5)).toBeNull();
    expect(spendableNeeds(books([], true), 5)).toBeNull();
  });

  it.each([
    [0, 1],
    [7, 7],
  ])('is lots of whoever goes on for the one named, for %i points', (points, asked) => {
    expect(spendableNeeds(books([], false), points)).toEqual({
      lots: [{ member: { by: 'id', value: memberId }, points: asked }],
    });
  });
});
