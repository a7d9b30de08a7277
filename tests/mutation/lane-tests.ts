import { describe, expect, it } from 'vitest';
import { scenarios } from '../scenarios/all.ts';
import { judgeReplay } from '../simulation/run/judge-replay.ts';
import { MERCHANT } from '../simulation/run/shop.ts';
import { compareBooks } from '../simulation/scenario/compare-books.ts';
import { memoryDriver } from '../simulation/scenario/memory-driver.ts';
import { runSeed } from '../simulation/run/run-seed.ts';
import { coreDriver, countingFresh, START } from '../support/scenario/core-driver.ts';
import { runScenario } from '../support/scenario/run.ts';

/*
 * What the lanes must do, asked without a database: of `tests/scenarios/lane.test.ts` and the simulated runs
 * what a mutant can be asked within seconds.
 */

const SEEDS = Array.from({ length: 20 }, (_, index) => 20_001 + index);

describe('scenarios through the lane, on a store in memory', () => {
  it.each(scenarios.map((scenario) => [scenario] as const))('%s', async (scenario) => {
    const driver = await memoryDriver(scenario, START, countingFresh());
    const core = coreDriver(scenario);
    await runScenario(scenario, core);
    expect(await runScenario(scenario, driver)).toEqual([]);
    expect(await compareBooks(driver, core.books)).toEqual([]);
    expect(judgeReplay(driver.store.of(MERCHANT))).toEqual([]);
    await driver.close();
    expect(driver.troubles).toEqual([]);
  });
});

describe('simulated runs', () => {
  it.each(SEEDS)('keep every promise: seed %i', async (seed) => {
    const { findings } = await runSeed(seed);
    expect(findings).toEqual([]);
  });
});
