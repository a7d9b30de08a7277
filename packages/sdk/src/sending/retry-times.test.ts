import { describe, expect, it } from 'vitest';
import { readRetryAfter, retryDelay } from './retry-times.ts';

const NOW = Date.UTC(2026, 9, 5, 12);

describe('the wait before a repetition', () => {
  it('is anything up to a bound that doubles and ends at eight seconds', () => {
    const bounds = [1, 2, 3, 4, 5, 6, 7, 40].map((attempt) =>
      retryDelay({ attempt, retryAfterMs: null }, 0.999_999),
    );
    expect(bounds).toEqual([249, 499, 999, 1999, 3999, 7999, 7999, 7999]);
    expect(retryDelay({ attempt: 5, retryAfterMs: null }, 0)).toBe(0);
    expect(retryDelay({ attempt: 3, retryAfterMs: null }, 0.5)).toBe(500);
  });

  it('is never shorter than the server asked for', () => {
    expect(retryDelay({ attempt: 1, retryAfterMs: 2000 }, 0)).toBe(2000);
    expect(retryDelay({ attempt: 1, retryAfterMs: 2000 }, 0.5)).toBe(2125);
    expect(retryDelay({ attempt: 1, retryAfterMs: 0 }, 0)).toBe(0);
  });

  it('is left to the caller where the server asks for more than a minute', () => {
    expect(retryDelay({ attempt: 1, retryAfterMs: 60_001 }, 0)).toBeNull();
    expect(retryDelay({ attempt: 1, retryAfterMs: 60_000 }, 0)).toBe(60_000);
  });
});

describe('Retry-After', () => {
  it('is read as seconds or as a date, and says nothing otherwise', () => {
    expect(readRetryAfter('3', NOW)).toBe(3000);
    expect(readRetryAfter(' 0 ', NOW)).toBe(0);
    expect(readRetryAfter('Mon, 05 Oct 2026 12:00:30 GMT', NOW)).toBe(30_000);
    expect(readRetryAfter('Mon, 05 Oct 2026 11:00:00 GMT', NOW)).toBe(0);
    expect(readRetryAfter('soon', NOW)).toBeNull();
    expect(readRetryAfter('', NOW)).toBeNull();
    expect(readRetryAfter(null, NOW)).toBeNull();
  });
});
