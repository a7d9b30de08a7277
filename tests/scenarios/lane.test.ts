import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfTest } from '../../packages/server/src/backtest/replay-merchant.ts';
import { inTransaction } from '../../packages/server/src/runtime/transaction.ts';
import { Programs } from '../../packages/server/src/store/programs.ts';
import { verifyMerchant } from '../../packages/server/src/verify/verify-merchant.ts';
import { compareBooks } from '../simulation/scenario/compare-books.ts';
import { compareRows } from '../simulation/scenario/compare-rows.ts';
import { memoryDriver } from '../simulation/scenario/memory-driver.ts';
import { testServers } from '../support/database.ts';
import { coreDriver, countingFresh, START } from '../support/scenario/core-driver.ts';
import { driveLanes, openDriverLanes, type DriverLanes } from '../support/scenario/lane-driver.ts';
import { runScenario } from '../support/scenario/run.ts';
import { useDatabase } from '../support/use-database.ts';
import { scenarios } from './all.ts';

const servers = testServers();

describe.each(servers)('scenarios through the lane on PostgreSQL $version', (server) => {
  const database = useDatabase(server);
  // Ids count from the beginning in each scenario, while the lanes stay open.
  let fresh = countingFresh();
  let opened: DriverLanes;
  beforeAll(async () => {
    opened = await openDriverLanes(database.target, {
      id: () => fresh.id(),
      code: (...terms) => fresh.code(...terms),
    });
  });
  afterAll(() => opened.close());

  it.each(scenarios)('$title', async (scenario) => {
    fresh = countingFresh();
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
    // What the store in memory does is the same for all of them.
    if (server !== servers[0]) return;
    const memory = await memoryDriver(scenario, START, countingFresh());
    const core = coreDriver(scenario);
    await runScenario(scenario, core);
    const again = await runScenario(scenario, memory);
    expect(again, 'on a store in memory').toEqual([]);
    expect(await compareBooks(memory, core.books), 'read back').toEqual([]);
    await memory.close();
    expect(memory.troubles).toEqual([]);
    const unlike = await compareRows(memory.store, (table) =>
      database.rows(`select * from ${table} where merchant_id = $1`, [merchantId]),
    );
    expect(unlike, 'rows in the database and in memory').toEqual([]);
  });
});
