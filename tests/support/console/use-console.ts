import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { ConnectionTarget } from '../../../packages/server/src/runtime/database.ts';
import { callV2, type CallsV2 } from '../ask-v2.ts';
import { openBrowser } from '../browser.ts';
import { buildFront } from '../build-front.ts';
import { testDatabase, type TestDatabase } from '../database.ts';
import { startFealty, type FealtyServer } from '../fealty-process.ts';
import { openShop, stockShop } from '../open-shop.ts';
import type { ShopKeys } from '../v1-client.ts';
import { openConsole, takeOn, type ConsolePage } from './open-console.ts';

export const OWNER = 'olga@shop.example';
/** Seals nothing of worth. */
const SECRET = '07'.repeat(32);

/** A store whose console the tests of one file open. */
export interface ConsoleShop {
  readonly program: unknown;
  /** With a clock of its own. */
  readonly isTest?: boolean;
  /** Codes of rewards, by the reward's id. */
  readonly coupons?: Readonly<Record<string, readonly string[]>>;
  /** Settings of the server beside where its data lie. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Members, points and people beside the owner. */
  readonly fill?: (console: UsedConsole) => Promise<void>;
}

/** A server process and a database of its own with one store, and a browser; from the first test on. */
export interface UsedConsole {
  readonly url: string;
  readonly keys: ShopKeys;
  /** For commands on the same data. */
  readonly environment: Readonly<Record<string, string>>;
  /** Owns the tables of its database. */
  readonly owner: ConnectionTarget;
  readonly call: CallsV2;
  /** Somebody of the store who can sign in, with the password of all tests. */
  takeOn(email: string, role: string, name: string): Promise<void>;
  /** Opens a page of the console, in a window of its own. */
  open(address: string, how?: Parameters<typeof openConsole>[2]): Promise<ConsolePage>;
}

/** Starts it before the first test of a file and stops it after the last; Olga is its owner. */
export function useConsole({
  program,
  isTest = false,
  coupons = {},
  settings = {},
  fill,
}: ConsoleShop): UsedConsole {
  let folder = '';
  let database: TestDatabase;
  let server: FealtyServer;
  let keys: ShopKeys;
  let browser: Browser;
  let environment: Readonly<Record<string, string>> = {};
  const used: UsedConsole = {
    get url() {
      return server.url;
    },
    get keys() {
      return keys;
    },
    get environment() {
      return environment;
    },
    get owner() {
      return database.owner;
    },
    call: (...asked) => callV2({ url: server.url, keys }, ...asked),
    takeOn: (email, role, name) => takeOn(environment, { server: server.url, email, role, name }),
    open: (address, how) => openConsole(browser, `${server.url}${address}`, how),
  };
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fealty-console-'));
    // A copy of the run's migrated database: one of its own takes seconds to make, and as long to migrate.
    database = await testDatabase();
    environment = {
      ...settings,
      DATABASE_URL: database.url,
      FEALTY_SECRET: SECRET,
      FEALTY_DATA: path.join(folder, 'data'),
    };
    await buildFront('console');
    [server, browser] = await Promise.all([startFealty(environment), openBrowser()]);
    keys = await openShop(environment, { isTest });
    await stockShop(environment, keys, program, coupons);
    await used.takeOn(OWNER, 'owner', 'Olga');
    await fill?.(used);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  return used;
}
