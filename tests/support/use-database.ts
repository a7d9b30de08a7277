import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase, type Database } from '../../packages/server/src/runtime/database.ts';
import type { TestServer } from './database-setup.ts';
import { testDatabase, type TestDatabase } from './database.ts';

/** A database with the program's pool on it, for all tests of one file. */
export interface UsedDatabase {
  /** Where it is, and who may enter; there from the first test on. */
  readonly target: TestDatabase;
  readonly pool: pg.Pool;
  /** Connections for work that looks everything up by key, as such workers have them. */
  readonly byKey: pg.Pool;
  rows(text: string, values: unknown[]): Promise<Record<string, unknown>[]>;
}

/** Makes a database before the first test of a file, and drops it after the last. */
export function useDatabase(server?: TestServer): UsedDatabase {
  let target: TestDatabase;
  let opened: Database;
  let byKey: pg.Pool | null = null;
  beforeAll(async () => {
    target = await testDatabase(server);
    opened = openDatabase(target.app);
  });
  afterAll(async () => {
    await opened.close();
    await target.drop();
  });
  return {
    get target() {
      return target;
    },
    get pool() {
      return opened.pool;
    },
    get byKey() {
      byKey ??= opened.openPool({ name: 'by key', max: 6, byKey: true });
      return byKey;
    },
    async rows(text, values) {
      return (await opened.pool.query<Record<string, unknown>>(text, values)).rows;
    },
  };
}

/** Makes a folder for the files of one test file, and removes it with all of them after the last. */
export function useFolder(): (name: string) => string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fealty-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (name) => path.join(folder, name);
}
