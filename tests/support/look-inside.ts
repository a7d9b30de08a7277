import type pg from 'pg';
import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation } from '../../packages/server/src/open-installation.ts';

/** The database of an installation, for what is looked at more than once. */
export interface Inside {
  readonly pool: pg.Pool;
  ask<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Opens it; `environment` is that of the processes that run on it. */
export async function openInside(environment: Readonly<Record<string, string>>): Promise<Inside> {
  const installation = await openInstallation(readConfig(environment), 'fealty test');
  const { pool } = installation.database;
  return {
    pool,
    async ask<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await pool.query<Row>(text, [...values])).rows;
    },
    close: () => installation.close(),
  };
}

/**
 * Asks the database of an installation, for what no endpoint tells. `environment` is that of the
 * processes that run on it.
 */
export async function lookInside<Row extends object>(
  environment: Readonly<Record<string, string>>,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const inside = await openInside(environment);
  try {
    return await inside.ask<Row>(text, values);
  } finally {
    await inside.close();
  }
}
