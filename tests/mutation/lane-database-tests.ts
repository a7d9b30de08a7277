import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { verifyMerchant } from '../../packages/server/src/verify/verify-merchant.ts';
import { scenarios } from '../scenarios/all.ts';
import type { Scenario } from '../support/scenario/driver.ts';
import { countingFresh, START } from '../support/scenario/core-driver.ts';
import { driveLanes, openDriverLanes, type DriverLanes } from '../support/scenario/lane-driver.ts';
import { runScenario } from '../support/scenario/run.ts';
import { testDatabase } from '../support/database.ts';

/*
 * What a store in memory cannot be asked: whether PostgreSQL takes what the lanes send, and the separate
 * reader what they wrote. A part of the scenarios, as a mutant that lives has to be asked all of them.
 */

const EVERY = 6;
/** Whoever waits for longer waits for ever. */
const PATIENCE_MS = 15_000;

let fresh = countingFresh();
let opened: DriverLanes | null = null;

/** Lanes that a test left in order serve the next one; others are let go. */
async function lanesOf(): Promise<DriverLanes> {
  opened ??= await openDriverLanes(await testDatabase(), {
    id: () => fresh.id(),
    code: (...terms) => fresh.code(...terms),
  });
  return opened;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = pause(PATIENCE_MS, undefined, { ref: false }).then(() => {
    throw new Error('it does not come to its end');
  });
  return Promise.race([work, late]);
}

async function ask(scenario: Scenario): Promise<void> {
  fresh = countingFresh();
  const lanes = await lanesOf();
  const driver = await driveLanes(scenario, lanes, START);
  expect(await runScenario(scenario, driver)).toEqual([]);
  expect(driver.troubles).toEqual([]);
  const client = await lanes.pool.connect();
  try {
    expect((await verifyMerchant(client, driver.merchantId)).problems).toEqual([]);
  } finally {
    client.release();
  }
}

describe('scenarios through the lane, on PostgreSQL', () => {
  const asked = scenarios.filter((_scenario, at) => at % EVERY === 0);
  it.each(asked.map((scenario) => [scenario] as const))('%s', async (scenario) => {
    try {
      await inTime(ask(scenario));
    } catch (error) {
      const spoiled = opened;
      opened = null;
      void spoiled?.close().catch(() => undefined);
      throw error;
    }
  });
});
