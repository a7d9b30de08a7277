import { describe, expect, it } from 'vitest';
import { sharePlaces, type Taker } from './share-places.ts';

function taker(merchantId: number, id: string, room: number, isSlow = false): Taker {
  return { merchantId, id, room, isSlow };
}

function shared(
  takers: readonly Taker[],
  terms: Partial<Parameters<typeof sharePlaces>[1]> = {},
): Record<string, number> {
  const shares = sharePlaces(takers, { places: 12, slowPlaces: 6, turn: 0, ...terms });
  return Object.fromEntries(shares.map(({ taker: { id }, places }) => [id, places]));
}

it('gives nobody more than he has room for', () => {
  expect(shared([taker(1, 'a', 2), taker(2, 'b', 3)])).toEqual({ a: 2, b: 3 });
  expect(shared([taker(1, 'a', 0)])).toEqual({});
  expect(shared([])).toEqual({});
});

it('deals to merchants in turn, however many endpoints each has', () => {
  const crowd = Array.from({ length: 50 }, (_none, at) => taker(1, `crowd${String(at)}`, 32));
  const given = shared([...crowd, taker(2, 'single', 32)]);
  expect(given['single']).toBe(6);
  expect(Object.keys(given)).toHaveLength(7);
});

it('deals a merchant’s share to his endpoints in turn', () => {
  const own = ['a', 'b', 'c'].map((id) => taker(1, id, 32));
  expect(shared(own)).toEqual({ a: 4, b: 4, c: 4 });
});

it('passes on what somebody leaves', () => {
  expect(shared([taker(1, 'a', 1), taker(1, 'b', 32), taker(2, 'c', 2)])).toEqual({
    a: 1,
    b: 9,
    c: 2,
  });
});

describe('slow endpoints', () => {
  it('share a part of the places among them', () => {
    const slow = Array.from({ length: 20 }, (_none, at) =>
      taker(at, `slow${String(at)}`, 32, true),
    );
    const given = shared([...slow, taker(99, 'quick', 32)]);
    expect(given['quick']).toBe(6);
    expect(Object.values(given).reduce((sum, each) => sum + each, 0)).toBe(12);
  });

  it('do not hold up a quick one of the same merchant', () => {
    expect(shared([taker(1, 'slow', 32, true), taker(1, 'quick', 32)], { slowPlaces: 0 })).toEqual({
      quick: 12,
    });
  });

  it('get nothing while they hold more than their part', () => {
    expect(shared([taker(1, 'slow', 32, true)], { slowPlaces: -3 })).toEqual({});
  });
});

it('puts somebody else first with each call', () => {
  const takers = [1, 2, 3].map((merchant) => taker(merchant, `m${String(merchant)}`, 32));
  const firsts = [0, 1, 2, 3].map((turn) => Object.keys(shared(takers, { places: 1, turn }))[0]);
  expect(firsts).toEqual(['m1', 'm2', 'm3', 'm1']);
});

it('ends where no place is free', () => {
  expect(shared([taker(1, 'a', 9)], { places: 0 })).toEqual({});
  expect(shared([taker(1, 'a', 9)], { places: -2 })).toEqual({});
});
