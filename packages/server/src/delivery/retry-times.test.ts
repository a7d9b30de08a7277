import { describe, expect, it } from 'vitest';
import { isEarly, pauseAfter, type RetryTerms } from './retry-times.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const middle: RetryTerms = {
  failures: 1,
  earlyRetries: null,
  goesOn: true,
  retryAfterMs: null,
  random: 0.5,
};

/** All pauses of an endpoint that never answers well, up to the one after which it is given up. */
function allPauses(terms: Partial<RetryTerms> = {}): (number | null)[] {
  const pauses: (number | null)[] = [];
  for (let failures = 1; pauses.at(-1) !== null && failures < 200; failures += 1) {
    pauses.push(pauseAfter({ ...middle, ...terms, failures }));
  }
  return pauses;
}

const LONG = [30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, DAY];

it('follows the table of retries, then once a day, and gives up after the seventh', () => {
  expect(allPauses()).toEqual([5000, 5 * MINUTE, ...LONG, DAY, DAY, DAY, null]);
  const days = allPauses().reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / DAY;
  expect(days).toBeGreaterThan(6);
  expect(days).toBeLessThan(7);
});

describe('where the platform’s own retries come first', () => {
  it('keeps its five minutes sharp, then goes on with what is longer', () => {
    const early = Array.from({ length: 5 }, () => 5 * MINUTE);
    expect(allPauses({ earlyRetries: 5 })).toEqual([...early, ...LONG, DAY, DAY, DAY, null]);
    expect(allPauses({ earlyRetries: 5, random: 1 }).slice(0, 5)).toEqual(early);
  });

  it('ends with them if the merchant says so', () => {
    expect(allPauses({ earlyRetries: 2, goesOn: false })).toEqual([5 * MINUTE, 5 * MINUTE, null]);
    expect(allPauses({ earlyRetries: 0, goesOn: false })).toEqual([null]);
  });

  it('does not hold them back for the breaker, but what follows', () => {
    expect([0, 1, 5].map((failures) => isEarly(failures, 5))).toEqual([true, true, true]);
    expect(isEarly(6, 5)).toBe(false);
    expect(isEarly(0, null)).toBe(false);
  });
});

it('spreads by a fifth to either side', () => {
  expect(pauseAfter({ ...middle, random: 0 })).toBe(4000);
  expect(pauseAfter({ ...middle, random: 1 })).toBe(6000);
  expect(pauseAfter({ ...middle, failures: 2, random: 0.75 })).toBe(5.5 * MINUTE);
});

describe('what a receiver asks for', () => {
  it('counts where it is more than the table has, up to a day', () => {
    expect(pauseAfter({ ...middle, retryAfterMs: 90_000 })).toBe(90_000);
    expect(pauseAfter({ ...middle, retryAfterMs: 400 * DAY })).toBe(DAY);
    expect(pauseAfter({ ...middle, earlyRetries: 5, retryAfterMs: HOUR })).toBe(HOUR);
  });

  it('does not count where it is less', () => {
    expect(pauseAfter({ ...middle, failures: 2, retryAfterMs: 1000 })).toBe(5 * MINUTE);
    expect(pauseAfter({ ...middle, earlyRetries: 5, retryAfterMs: 1000 })).toBe(5 * MINUTE);
    expect(pauseAfter({ ...middle, retryAfterMs: -5 })).toBe(5000);
  });

  it('does not keep alive what is given up', () => {
    expect(pauseAfter({ ...middle, failures: 13, retryAfterMs: 1000 })).toBeNull();
  });
});
