import { describe, expect, it } from 'vitest';
import { coreDriver } from '../support/scenario/core-driver.ts';
import { runScenario } from '../support/scenario/run.ts';
import { scenarios } from './all.ts';

describe('scenarios on the pure core', () => {
  it.each(scenarios)('$title', async (scenario) => {
    expect(await runScenario(scenario, coreDriver(scenario))).toEqual([]);
  });
});
