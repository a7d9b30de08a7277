import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/faults/operations.ts';
import { Agenda } from './agenda.ts';

describe('an agenda', () => {
  it('gives what is due in order of time, then of rank, then of name', () => {
    const agenda = new Agenda<number>();
    agenda.put({ name: 'c', at: 2, rank: 0, what: 1 });
    agenda.put({ name: 'b', at: 1, rank: 1, what: 2 });
    agenda.put({ name: 'a', at: 1, rank: 1, what: 3 });
    agenda.put({ name: 'z', at: 1, rank: 0, what: 4 });
    expect([1, 2, 3, 4, 5].map(() => agenda.take(9)?.name ?? null)).toEqual(
      ['z', 'a', 'b', 'c', null], // Nothing is left.
    );
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
