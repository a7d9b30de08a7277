import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProgramDocument } from '@fealty/core';
import { openBenchDatabase, type BenchDatabase } from './open-database.ts';
import { makeShop, type BenchShop } from './set-up.ts';

/** What one run of a benchmark has: a database with an empty shop, and where its samples are kept. */
export interface BenchSetting {
  readonly database: BenchDatabase;
  readonly shop: BenchShop;
  readonly results: string;
}

/** Does the work on a database in a folder of its own; both are gone afterwards, the samples stay. */
export async function inBenchSetting(
  {
    name,
    postgres,
    program,
  }: { readonly name: string; readonly postgres: string; readonly program?: ProgramDocument },
  work: (setting: BenchSetting) => Promise<void>,
): Promise<void> {
  const results = fileURLToPath(
    new URL(`results/${name}-${Date.now().toString(36)}`, import.meta.url),
  );
  mkdirSync(results, { recursive: true });
  const folder = await mkdtemp(path.join(tmpdir(), `fealty-${name}-`));
  const version = postgres === '15' ? '15' : '18';
  const database = await openBenchDatabase(path.join(folder, 'postgres'), version);
  try {
    await work({ database, shop: await makeShop(database, folder, program), results });
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
