import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openBenchDatabase } from '../../bench/open-database.ts';
import { fillShop, makeShop } from '../../bench/set-up.ts';
import { runFealty } from '../support/fealty-process.ts';

/* A benchmark on books that do not balance would measure something that does not occur. */

it('the history that the benchmark seeds verifies like one that the program wrote', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-bench-books-'));
  const database = await openBenchDatabase(path.join(folder, 'postgres'), '18');
  try {
    const shop = await makeShop(database, folder);
    await fillShop(database, shop, { members: 40, transactions: 100, deep: 300 });
    const { code, out } = await runFealty(['verify'], shop.environment);
    expect(out).toContain('everything fits');
    expect(out).toContain('402 postings');
    expect(code).toBe(0);
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
