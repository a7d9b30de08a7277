import { describe, expect, it } from 'vitest';
import type { Books, Lot, MemberBooks } from '@fealty/core';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { coreDriver } from '../../../../tests/support/scenario/core-driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { settleLots, type FoundLots } from './settle-lots.ts';

const NOW = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

/** A member who has so many points, whose lots are still to be put into his books. */
async function booksWith(available: number): Promise<{ books: Books; ann: MemberBooks }> {
  const scenario = { title: '', program: plain, table: 'day 1  enroll' };
  const driver = coreDriver(scenario);
  expect(await runScenario(scenario, driver)).toEqual([]);
  const [ann] = driver.books.members.values();
  if (ann === undefined) throw new Error('nobody has joined');
  ann.member = { ...ann.member, balances: { ...ann.member.balances, available } };
  return { books: driver.books, ann };
}

const NONE: FoundLots = { lots: [], ownLots: [], lapsedSums: [], lapsedLots: [], heldLots: [] };

function lotOf({ member }: MemberBooks, id: string, day: number | null, remaining = 10): Lot {
  const expiresAt = day === null ? null : NOW + day * DAY;
  const openedAt = NOW - 30 * DAY;
  return { id, memberId: member.id, points: 10, remaining, expiresAt, idle: false, openedAt };
}

const ids = (lots: readonly Lot[] | null): readonly string[] | undefined =>
  lots?.map(({ id }) => id);

describe('lots that were read', () => {
  it('stand in spending order: what lapses first goes first, what never lapses last', async () => {
    const { books, ann } = await booksWith(30);
    const lots = [lotOf(ann, 'never', null), lotOf(ann, 'late', 9), lotOf(ann, 'soon', 1)];
    settleLots(books, NOW, { ...NONE, lots });
    expect(ids(ann.lots)).toEqual(['soon', 'late', 'never']);
    expect(ann.lotsComplete).toBe(true);
  });

  it('are known to be some of several where they hold less than the member has', async () => {
    const { books, ann } = await booksWith(31);
    const own = lotOf(ann, 'own', 5);
    settleLots(books, NOW, { ...NONE, lots: [lotOf(ann, 'soon', 1)], ownLots: [own] });
    expect([ids(ann.lots), ids(ann.ownLots), ann.lotsComplete]).toEqual([['soon'], ['own'], false]);
  });

  it('are one list where those beside their awards are all that was missing, each once', async () => {
    const { books, ann } = await booksWith(30);
    const [soon, own, late] = [lotOf(ann, 'soon', 1), lotOf(ann, 'own', 5), lotOf(ann, 'late', 9)];
    settleLots(books, NOW, { ...NONE, lots: [late, soon], ownLots: [own, soon, own] });
    expect([ids(ann.lots), ids(ann.ownLots)]).toEqual([['soon', 'own', 'late'], []]);
    expect(ann.lotsComplete).toBe(true);
  });

  it('are left out once their date has passed, and counted once as what is to be expired', async () => {
    const { books, ann } = await booksWith(30);
    const gone = lotOf(ann, 'gone', -1);
    const { memberId } = gone;
    const sum = { memberId, expiresAt: NOW - DAY, points: 10 };
    const coming = { memberId, expiresAt: NOW + DAY, points: 20 };
    const lots = [gone, lotOf(ann, 'soon', 1, 20)];
    settleLots(books, NOW, { ...NONE, lots, lapsedSums: [sum, sum, coming] });
    expect([ids(ann.lots), ann.lapsedPoints, ann.lotsComplete]).toEqual([['soon'], 10, true]);
  });

  it('are to be expired once each, and only those whose date has passed', async () => {
    const { books, ann } = await booksWith(20);
    const [gone, soon] = [lotOf(ann, 'gone', 0), lotOf(ann, 'soon', 1)];
    ann.lapsed = [];
    settleLots(books, NOW, { ...NONE, lapsedLots: [gone, soon, gone] });
    expect(ids(ann.lapsed)).toEqual(['gone']);
  });

  it('of somebody who was merged are known though they have lapsed, for they may go back', async () => {
    const { books, ann } = await booksWith(20);
    const [gone, soon] = [lotOf(ann, 'gone', -1), lotOf(ann, 'soon', 1)];
    settleLots(books, NOW, { ...NONE, heldLots: [gone, soon, gone] });
    expect(ids(ann.lapsed)).toEqual(['gone']);
    settleLots(books, NOW, { ...NONE, lapsedLots: [], heldLots: [lotOf(ann, 'other', -2), gone] });
    expect(ids(ann.lapsed)).toEqual(['gone', 'other']);
  });

  it('of members who were not loaded are nobody else’s', async () => {
    const { books, ann } = await booksWith(10);
    const stranger = { ...lotOf(ann, 'strange', 1), memberId: 'f'.repeat(24) };
    const lots = [stranger, lotOf(ann, 'soon', 1)];
    const lapsed = [{ ...stranger, expiresAt: 0 }];
    const sums = [{ memberId: stranger.memberId, expiresAt: 0, points: 5 }];
    settleLots(books, NOW, {
      lots,
      ownLots: [stranger],
      lapsedSums: sums,
      lapsedLots: lapsed,
      heldLots: lapsed,
    });
    expect([ids(ann.lots), ann.lapsedPoints, ann.lapsed]).toEqual([['soon'], 0, []]);
  });
});
