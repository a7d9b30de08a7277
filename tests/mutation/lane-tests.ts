import { describe, expect, it } from 'vitest';
import { scenarios } from '../scenarios/all.ts';
import { memoryDriver } from '../simulation/scenario/memory-driver.ts';
import { runSeed } from '../simulation/run/run-seed.ts';
import { countingFresh, START } from '../support/scenario/core-driver.ts';
import { runScenario } from '../support/scenario/run.ts';

/*
 * What the lanes must do, asked without a database: of `tests/scenarios/lane.test.ts` and the simulated runs
 * what a mutant can be asked within seconds.
 */

const SEEDS = Array.from({ length: 20 }, (_, index) => 20_001 + index);

describe('scenarios through the lane, on a store in memory', () => {
  it.each(scenarios.map((scenario) => [scenario] as const))('%s', async (scenario) => {
    const driver = await memoryDriver(scenario, START, countingFresh());
    const mismatches = await runScenario(scenario, driver).finally(() => driver.close());
    expect(mismatches).toEqual([]);
    expect(driver.troubles).toEqual([]);
  });
});

describe('simulated runs', () => {
  it.each(SEEDS)('keep every promise: seed %i', async (seed) => {
    const { findings } = await runSeed(seed);
    expect(findings).toEqual([]);
  });
});
