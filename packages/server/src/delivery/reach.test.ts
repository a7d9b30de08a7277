import { describe, expect, it } from 'vitest';
import { Reach, type Look } from './reach.ts';

const MARGIN_MS = 5000;
const TOOK_ALL: Look = { reachMs: 1, wasForAll: true, lastMs: null };

/** One that has looked over everything at `now` and left nothing behind. */
function caughtUp(now: number): Reach {
  const reach = new Reach();
  reach.note({ ...TOOK_ALL, reachMs: reach.at(now) }, now);
  return reach;
}

describe('how far back a look goes', () => {
  it('is over everything at first', () => {
    expect(new Reach().at(0)).toBe(null);
  });

  it('is to the last look that left nothing behind, and a margin more', () => {
    const reach = caughtUp(1000);
    expect(reach.at(1300)).toBe(300 + MARGIN_MS);
    reach.note(TOOK_ALL, 1300);
    expect(reach.at(1400)).toBe(100 + MARGIN_MS);
  });

  it('is to the last that was taken, where more was left behind', () => {
    const reach = caughtUp(1000);
    reach.note({ ...TOOK_ALL, lastMs: 700 }, 2000);
    expect(reach.at(2000)).toBe(700 + MARGIN_MS);
  });

  it('never gets longer by what a look took', () => {
    const reach = caughtUp(1000);
    reach.note({ ...TOOK_ALL, lastMs: 9000 }, 1100);
    expect(reach.at(1100)).toBe(100 + MARGIN_MS);
  });

  it('stays as it was after a look for some of it only', () => {
    const reach = caughtUp(1000);
    reach.note({ ...TOOK_ALL, wasForAll: false }, 30_000);
    expect(reach.at(30_000)).toBe(29_000 + MARGIN_MS);
    const fresh = new Reach();
    fresh.note({ ...TOOK_ALL, reachMs: null, wasForAll: false }, 10);
    expect(fresh.at(20)).toBe(null);
  });

  it('is over everything again once a minute, whatever that look took', () => {
    const reach = caughtUp(0);
    reach.note(TOOK_ALL, 59_000);
    expect(reach.at(59_999)).toBe(999 + MARGIN_MS);
    expect(reach.at(60_000)).toBe(null);
    reach.note({ reachMs: null, wasForAll: true, lastMs: 400 }, 60_000);
    expect(reach.at(60_500)).toBe(900 + MARGIN_MS);
  });
});
