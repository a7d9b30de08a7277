import { describe, expect, it } from 'vitest';
import { runSeed } from './run/run-seed.ts';

/* A few of the runs of `npm run simulate`, the same ones every time. */

const RUNS = 60;
describe('simulated runs', () => {
  it('end with every promise kept', async () => {
    const sums = { merchants: 0, done: 0, kills: 0, restarts: 0, taken: 0, changes: 0 };
    for (let seed = 70_001; seed <= 70_000 + RUNS; seed += 1) {
      const report = await runSeed(seed);
      const { findings } = report;
      expect(findings, `seed ${String(seed)}`).toEqual([]);
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += report[name];
    }
    // They did something, and something was done to them.
    expect(sums.done).toBeGreaterThan(RUNS * 3);
    expect(sums.kills).toBeGreaterThan(RUNS / 3);
    expect(sums.restarts).toBeGreaterThan(0);
    expect(sums.taken).toBeGreaterThan(RUNS);
    expect(sums.changes).toBeGreaterThan(0);
    expect(sums.merchants).toBeGreaterThan(RUNS);
  });

  it('of one seed are one run', async () => {
    const courses = new Set<string>();
    for (const seed of [7, 8, 9]) {
      const report = await runSeed(seed);
      expect(await runSeed(seed)).toEqual(report);
      courses.add(report.course);
    }
    expect(courses.size).toBe(3);
  });
});
