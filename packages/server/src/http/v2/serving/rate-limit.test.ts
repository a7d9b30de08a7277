import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limit.ts';

const NONE = { write: null, general: null };

function limiter(
  write = 2,
  general = 0,
): {
  take: (times: number, key?: string) => number;
  wait: (ms: number) => void;
  rates: ReturnType<typeof createRateLimiter>;
} {
  let now = 1000;
  const rates = createRateLimiter({ write, general }, () => now);
  return {
    rates,
    take(times, key = 'a') {
      let allowed = 0;
      for (let n = 0; n < times; n += 1) if (rates.count(key, 'write', NONE).allowed) allowed += 1;
      return allowed;
    },
    wait(ms) {
      now += ms;
    },
  };
}

describe('the rate limiter', () => {
  it('lets ten seconds’ worth through at once, then as many as are allowed a second', () => {
    const { take, wait } = limiter(2);
    expect(take(30)).toBe(20);
    wait(1000);
    expect(take(30)).toBe(2);
    wait(250);
    expect(take(30)).toBe(0);
    wait(250);
    expect(take(30)).toBe(1);
  });

  it('never saves up more than ten seconds’ worth', () => {
    const { take, wait } = limiter(2);
    wait(3_600_000);
    expect(take(30)).toBe(20);
  });

  it('counts keys and categories apart', () => {
    const { take, rates } = limiter(1, 1);
    expect(take(20)).toBe(10);
    expect(take(20, 'b')).toBe(10);
    expect(rates.count('a', 'general', NONE).allowed).toBe(true);
    expect(rates.count('a', 'free', NONE)).toEqual({ allowed: true, headers: {} });
  });

  it('takes a limit of the key before that of the operator, 0 for none', () => {
    const { rates } = limiter(1);
    const own = { write: 0, general: null };
    for (let n = 0; n < 100; n += 1) expect(rates.count('a', 'write', own).allowed).toBe(true);
    const low = { write: null, general: 1 };
    expect(rates.count('a', 'general', low).headers['ratelimit-policy']).toBe(
      '"general";q=10;w=10',
    );
    expect(rates.count('a', 'general', NONE).headers).toEqual({});
  });

  it('forgets whoever was there longest ago, when it knows too many', () => {
    const rates = createRateLimiter({ write: 1, general: 1 }, () => 1000, 3);
    const take = (key: string): number => {
      let allowed = 0;
      while (rates.count(key, 'write', NONE).allowed) allowed += 1;
      return allowed;
    };
    expect(['a', 'b', 'c'].map(take)).toEqual([10, 10, 10]);
    // Whoever goes on asking is known still, though he was the first.
    expect(take('a')).toBe(0);
    expect(take('d')).toBe(10);
    expect([take('a'), take('c'), take('b')]).toEqual([0, 0, 10]);
  });

  it('says what is left, and when to come again', () => {
    const { rates, take } = limiter(2);
    expect(rates.count('a', 'write', NONE).headers).toEqual({
      'ratelimit-policy': '"write";q=20;w=10',
      ratelimit: '"write";r=19;t=1',
    });
    take(19);
    expect(rates.count('a', 'write', NONE)).toEqual({
      allowed: false,
      headers: {
        'ratelimit-policy': '"write";q=20;w=10',
        ratelimit: '"write";r=0;t=1',
        'retry-after': '1',
      },
    });
  });
});
