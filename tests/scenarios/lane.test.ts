import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfTest } from '../../packages/server/src/backtest/replay-merchant.ts';
import { inTransaction } from '../../packages/server/src/runtime/transaction.ts';
import { Programs } from '../../packages/server/src/store/programs.ts';
import { verifyMerchant } from '../../packages/server/src/verify/verify-merchant.ts';
import { testServers } from '../support/database.ts';
import { START } from '../support/scenario/core-driver.ts';
import { driveLanes, openDriverLanes, type DriverLanes } from '../support/scenario/lane-driver.ts';
import { runScenario } from '../support/scenario/run.ts';
import { useDatabase } from '../support/use-database.ts';
import { scenarios } from './all.ts';

describe.each(testServers())('scenarios through the lane on PostgreSQL $version', (server) => {
  const database = useDatabase(server);
  let opened: DriverLanes;
  beforeAll(async () => {
    opened = await openDriverLanes(database.target);
  });
  afterAll(() => opened.close());

  it.each(scenarios)('$title', async (scenario) => {
    const driver = await driveLanes(scenario, opened, START);
    expect(await runScenario(scenario, driver)).toEqual([]);
    expect(driver.troubles).toEqual([]);
    const { merchantId } = driver;
    const client = await database.pool.connect();
    const { problems } = await verifyMerchant(client, merchantId);
    client.release();
    expect(problems, 'the separate reader').toEqual([]);
    const { differences } = await inTransaction(database.pool, (reader) =>
      selfTest(reader, merchantId, new Programs(database.pool)),
    );
    expect(differences, 'decided once more').toEqual([]);
  });
});
