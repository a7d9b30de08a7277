import { describe, expect, it } from 'vitest';
import type { Lifetime, Member } from '../books/records.ts';
import { joinCounts, joinLifetimes, partCounts, partLifetimes } from './join-sums.ts';

type Counts = Member['counts'];

const NONE: Lifetime = {
  ...{ earned: 0, redeemed: 0, deducted: 0, expired: 0, purchases: 0, redemptions: 0 },
  ...{ activities: 0, revenue: '0' },
  ...{ firstPurchaseAt: null, lastPurchaseAt: null, lastActivityAt: null },
};
const ANN: Lifetime = {
  ...{ earned: 1, redeemed: 2, deducted: 3, expired: 4, purchases: 5, redemptions: 6 },
  ...{ activities: 7, revenue: '8.50' },
  ...{ firstPurchaseAt: 20, lastPurchaseAt: 30, lastActivityAt: 30 },
};
const BOB: Lifetime = {
  ...{ earned: 10, redeemed: 20, deducted: 30, expired: 40, purchases: 50, redemptions: 60 },
  ...{ activities: 70, revenue: '1.75' },
  ...{ firstPurchaseAt: 10, lastPurchaseAt: 25, lastActivityAt: 99 },
};
const BOTH: Lifetime = {
  ...{ earned: 11, redeemed: 22, deducted: 33, expired: 44, purchases: 55, redemptions: 66 },
  ...{ activities: 77, revenue: '10.25' },
  ...{ firstPurchaseAt: 10, lastPurchaseAt: 30, lastActivityAt: 99 },
};

describe('sums over life of two who are one', () => {
  it('add up, from the first purchase of either to the last', () => {
    expect(joinLifetimes(ANN, BOB)).toEqual(BOTH);
    expect(joinLifetimes(BOB, ANN)).toEqual(BOTH);
  });

  it('are those of the one who did anything', () => {
    expect([joinLifetimes(ANN, NONE), joinLifetimes(NONE, ANN)]).toEqual([
      ...[
        { ...ANN, revenue: '8.5' },
        { ...ANN, revenue: '8.5' },
      ],
    ]);
  });

  it('part again as far as they are still there; dates stay', () => {
    expect(partLifetimes(BOTH, BOB)).toEqual({
      left: { ...BOTH, ...numbersOf(ANN), revenue: '8.5' },
      back: BOB,
    });
    const spent = { ...BOTH, redeemed: 5, earned: 0, revenue: '1' };
    expect(partLifetimes(spent, BOB)).toEqual({
      left: { ...BOTH, ...numbersOf(ANN), redeemed: 0, earned: 0, revenue: '-0.75' },
      back: { ...BOB, redeemed: 5, earned: 0 },
    });
  });

  it('never part below nothing', () => {
    expect(partLifetimes({ ...BOTH, redeemed: -5 }, BOB)).toMatchObject({
      left: { redeemed: -5 },
      back: { redeemed: 0 },
    });
  });
});

function numbersOf(life: Lifetime): Partial<Lifetime> {
  const { revenue: _, firstPurchaseAt, lastPurchaseAt, lastActivityAt, ...numbers } = life;
  expect([firstPurchaseAt, lastPurchaseAt, lastActivityAt]).not.toContain(undefined);
  return numbers;
}

function counts(bucket: string, count: number): Counts {
  return { review: { day: { bucket, count } } };
}

describe('counts of two who are one', () => {
  const [monday, tuesday] = ['2026-01-05', '2026-01-06'];

  it.each<[string, Counts, Counts, Counts]>([
    ['add up within a stretch', counts(monday, 1), counts(monday, 2), counts(monday, 3)],
    ['are the later ones of two', counts(monday, 1), counts(tuesday, 2), counts(tuesday, 2)],
    [
      'are the later ones, whoever has them',
      counts(tuesday, 1),
      counts(monday, 2),
      counts(tuesday, 1),
    ],
    ['are those of the one who did it', counts(monday, 1), {}, counts(monday, 1)],
    ['are those of the other', {}, counts(monday, 2), counts(monday, 2)],
    [
      'are kept by activity and range',
      { review: { day: { bucket: monday, count: 1 }, month: { bucket: '2026-01', count: 4 } } },
      {
        survey: { day: { bucket: monday, count: 2 } },
        review: { week: { bucket: 'w2', count: 3 } },
      },
      {
        survey: { day: { bucket: monday, count: 2 } },
        review: {
          day: { bucket: monday, count: 1 },
          week: { bucket: 'w2', count: 3 },
          month: { bucket: '2026-01', count: 4 },
        },
      },
    ],
  ])('%s', (_title, from, into, both) => {
    const before = structuredClone([from, into]);
    expect(joinCounts(from, into)).toEqual(both);
    expect([from, into]).toEqual(before);
  });

  it.each<[string, Counts, Counts, Counts]>([
    [
      'are taken off again within their stretch',
      counts(monday, 3),
      counts(monday, 1),
      counts(monday, 2),
    ],
    ['are left alone once it is over', counts(tuesday, 3), counts(monday, 1), counts(tuesday, 3)],
    ['end at none', counts(monday, 1), counts(monday, 2), counts(monday, 0)],
    [
      'leave others alone',
      counts(monday, 1),
      { survey: counts(monday, 1)['review'] ?? {} },
      counts(monday, 1),
    ],
    [
      'leave other ranges alone',
      { review: { day: { bucket: monday, count: 3 }, week: { bucket: 'w2', count: 3 } } },
      { review: { day: { bucket: monday, count: 1 }, month: { bucket: '2026-01', count: 1 } } },
      { review: { day: { bucket: monday, count: 2 }, week: { bucket: 'w2', count: 3 } } },
    ],
  ])('%s', (_title, survivor, parted, left) => {
    const before = structuredClone([survivor, parted]);
    expect(partCounts(survivor, parted)).toEqual(left);
    expect([survivor, parted]).toEqual(before);
  });
});
