import { expect, it } from 'vitest';
import { runBreaker } from '../faults/break-awards.ts';

/* The short form of `npm run faults:breaker`. */

it.each(['watch', 'hour'] as const)(
  'a multiplier of 100 in place of 1 lets through no more than it may, held by: %s',
  async (guard) => {
    const terms = { guard, beforeMs: 500, afterMs: 3000, workers: 48 };
    const report = await runBreaker(terms);
    expect(report.held, JSON.stringify(report)).toBeGreaterThan(0);
    expect(report.through).toBeLessThanOrEqual(report.band + report.underWay);
    expect(report.verified).toBe(true);
  },
);
