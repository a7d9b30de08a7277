import { countingFresh, START } from '../../support/scenario/core-driver.ts';
import type { Scenario } from '../../support/scenario/driver.ts';
import { runScenario } from '../../support/scenario/run.ts';
import type { MemoryStore } from '../store/memory-store.ts';
import { memoryDriver } from './memory-driver.ts';

/**
 * Runs a table through lanes on a store in memory and answers the store as they left it. Throws if
 * something in the table was not so.
 */
export async function keptAfter(scenario: Omit<Scenario, 'title'>): Promise<MemoryStore> {
  const whole = { ...scenario, title: 'what is kept' };
  const driver = await memoryDriver(whole, START, countingFresh());
  let mismatches;
  try {
    mismatches = await runScenario(whole, driver);
  } finally {
    await driver.close();
  }
  const wrong = [...mismatches, ...driver.troubles];
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
  return driver.store;
}
