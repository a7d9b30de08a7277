import { describe, expect, it } from 'vitest';
import { runSeed, type SeedReport } from './run/run-seed.ts';
import { shorten } from './run/shorten.ts';
import { FLAWS, type Flaw } from './store/flaws.ts';

/* A simulator that finds nothing proves nothing: what is wrong on purpose must be found. */

/** In how many seeds a flaw must show. */
const SEEDS_MAX = 500;

async function firstFailing(flaw: Flaw): Promise<SeedReport | null> {
  const flaws = new Set([flaw]);
  for (let seed = 1; seed <= SEEDS_MAX; seed += 1) {
    const report = await runSeed(seed, { flaws });
    if (report.findings.length > 0) return report;
  }
  return null;
}

describe('a store with a flaw', () => {
  it.each(FLAWS)('is found out: %s', async (flaw) => {
    expect((await firstFailing(flaw))?.findings ?? []).not.toEqual([]);
  });

  it('fails with few moves, too, when its run is shortened', async () => {
    const flaws = new Set<Flaw>(['claims_forgotten']);
    const failing = await firstFailing('claims_forgotten');
    if (failing === null) throw new Error('no seed failed');
    const short = await shorten(failing, { flaws });
    expect(short.findings).not.toEqual([]);
    expect(short.moves).toBeLessThanOrEqual(failing.moves);
    const fewer = await runSeed(failing.seed, { flaws, moves: short.moves - 1 });
    expect(fewer.findings).toEqual([]);
  });
});
