import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testServers, type TestDatabase } from '../support/database.ts';
import { START } from '../support/scenario/core-driver.ts';
import { laneDriver } from '../support/scenario/lane-driver.ts';
import { runScenario } from '../support/scenario/run.ts';
import { scenarios } from './all.ts';

describe.each(testServers())('scenarios through the lane on PostgreSQL $version', (server) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(server);
  });
  afterAll(() => database.drop());

  it.each(scenarios)('$title', async (scenario) => {
    const driver = await laneDriver(scenario, database, START);
    const found = await runScenario(scenario, driver).finally(() => driver.close());
    expect(found).toEqual([]);
    expect(driver.troubles).toEqual([]);
  });
});
