import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/faults/operations.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { Agenda } from './agenda.ts';

describe('an agenda', () => {
  it('gives what is due in order of time, then of rank, then of name', () => {
    const inOrder = [
      { name: 'z', at: 1, rank: 0, what: null },
      { name: 'a', at: 1, rank: 1, what: null },
      { name: 'b', at: 1, rank: 1, what: null },
      { name: 'c', at: 2, rank: 0, what: null },
    ];
    const anyOrder = fc.shuffledSubarray(inOrder, { minLength: inOrder.length });
    fc.assert(
      fc.property(anyOrder, (appointments) => {
        const agenda = new Agenda<null>();
        for (const one of appointments) agenda.put(one);
        expect([agenda.take(0), agenda.take(1)?.name, agenda.take(1)?.name]).toEqual([
          ...[null, 'z', 'a'],
        ]);
        expect([agenda.take(9)?.name, agenda.take(1), agenda.nextAt()]).toEqual(['b', null, 2]);
        expect([agenda.take(2)?.name, agenda.take(9), agenda.nextAt()]).toEqual([
          ...['c', null, Infinity], // Nothing is left.
        ]);
      }),
      runs(200),
    );
  });

  it('takes up what was taken before', () => {
    const agenda = new Agenda<null>();
    for (let time = 0; time < 2; time += 1) {
      agenda.put({ name: 'a', at: 5, rank: 0, what: null });
      expect([agenda.take(5)?.name, agenda.take(5)]).toEqual(['a', null]);
    }
  });

  it('forgets what was struck out or moved, however often', () => {
    const agenda = new Agenda<null>();
    const random = seededRandom(5);
    const wanted = new Map<string, number>();
    for (let step = 0; step < 5000; step += 1) {
      const name = `n${String(Math.floor(random() * 200))}`;
      const at = Math.floor(random() * 1000);
      if (at < 200) {
        agenda.strike(name);
        wanted.delete(name);
      } else {
        agenda.put({ name, at, rank: 0, what: null });
        wanted.set(name, at);
      }
    }
    const expected = [...wanted].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
    const half = expected.filter(([, at]) => at <= 500);
    const taken = (until: number): [string, number][] => {
      const all: [string, number][] = [];
      for (let next = agenda.take(until); next !== null; next = agenda.take(until)) {
        all.push([next.name, next.at]);
      }
      return all;
    };
    expect(taken(500)).toEqual(half);
    expect(agenda.nextAt()).toBe(expected[half.length]?.[1]);
    expect(taken(Infinity)).toEqual(expected.slice(half.length));
  });
});
