import { describe, expect, it } from 'vitest';
import { RecentTries, breakerPause } from './breaker.ts';

function tell(tries: RecentTries, failed: readonly boolean[], at = 0): boolean[] {
  return failed.map((each) => tries.note(each, at));
}

const failures = (count: number): boolean[] => Array.from({ length: count }, () => true);
const successes = (count: number): boolean[] => Array.from({ length: count }, () => false);

describe('the circuit', () => {
  it('opens with the tenth failure, and not before', () => {
    expect(tell(new RecentTries(), failures(11)).indexOf(true)).toBe(9);
  });

  it('opens when half of the tries failed', () => {
    const tries = new RecentTries();
    tell(tries, successes(10));
    expect(tell(tries, failures(10)).indexOf(true)).toBe(9);
  });

  it('stays closed while most succeed, and is never opened by a success', () => {
    const tries = new RecentTries();
    const mostly = Array.from({ length: 99 }, (_none, at) => at % 3 === 0);
    expect(tell(tries, mostly)).not.toContain(true);
    const bad = new RecentTries();
    tell(bad, failures(20));
    expect(bad.note(false, 0)).toBe(false);
  });

  it('knows nothing of what was five minutes ago', () => {
    const tries = new RecentTries();
    tell(tries, failures(9), 0);
    expect(tries.note(true, 5 * 60_000 + 1)).toBe(false);
    const fresh = new RecentTries();
    tell(fresh, failures(9), 0);
    expect(fresh.note(true, 4 * 60_000)).toBe(true);
  });

  it('begins anew when it is told to', () => {
    const tries = new RecentTries();
    tell(tries, failures(9));
    tries.forget();
    expect(tries.note(true, 0)).toBe(false);
  });
});

it('leaves alone for 30 s, then twice as long each time, up to ten minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 99].map((probes) => breakerPause(probes) / 1000)).toEqual([
    30, 60, 120, 240, 480, 600, 600,
  ]);
});
