import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { testDatabase, type TestDatabase } from './database.ts';
import { startFealty, type FealtyServer } from './fealty-process.ts';
import { openShop, stockShop } from './open-shop.ts';
import { UNLIMITED } from './unlimited.ts';
import type { ShopKeys } from './v1-client.ts';

/** A server process on a database of its own, for the tests of one file. */
export interface UsedServer {
  readonly url: string;
  /** For commands on the same data. */
  readonly environment: Readonly<Record<string, string>>;
  /** Makes a test store with a program, whose clock can be moved. */
  stock: (program: unknown) => Promise<ShopKeys>;
}

/**
 * Starts it before the first test of a file and stops it after the last; no caller is limited. `fill` makes
 * what the tests find there; `settings` are added to its environment.
 */
export function useServer(
  fill: (server: UsedServer) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): UsedServer {
  let database: TestDatabase;
  let server: FealtyServer;
  let environment: Readonly<Record<string, string>> = {};
  const used: UsedServer = {
    get url() {
      return server.url;
    },
    get environment() {
      return environment;
    },
    stock: async (program) => {
      const keys = await openShop(environment, { isTest: true });
      await stockShop(environment, keys, program);
      return keys;
    },
  };
  beforeAll(async () => {
    database = await testDatabase();
    environment = {
      DATABASE_URL: database.url,
      FEALTY_SECRET: randomBytes(32).toString('hex'),
      ...UNLIMITED,
      ...settings,
    };
    server = await startFealty(environment);
    await fill(used);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });
  return used;
}
