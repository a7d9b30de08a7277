import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnTypes } from '../../packages/server/src/runtime/pg-types.ts';
import { verifyMerchant } from '../../packages/server/src/verify/verify-merchant.ts';
import { testDatabase, testServers, type TestDatabase } from '../support/database.ts';
import { START } from '../support/scenario/core-driver.ts';
import { laneDriver } from '../support/scenario/lane-driver.ts';
import { runScenario } from '../support/scenario/run.ts';
import { scenarios } from './all.ts';

describe.each(testServers())('scenarios through the lane on PostgreSQL $version', (server) => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await testDatabase(server);
    client = new pg.Client({ ...database.app, types: columnTypes, options: '-c timezone=UTC' });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it.each(scenarios)('$title', async (scenario) => {
    const driver = await laneDriver(scenario, database, START);
    const found = await runScenario(scenario, driver).finally(() => driver.close());
    expect(found).toEqual([]);
    expect(driver.troubles).toEqual([]);
    const { problems } = await verifyMerchant(client, driver.merchantId);
    expect(problems, 'the separate reader').toEqual([]);
  });
});
