import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askConsole } from './ask-console.ts';
import { fillConsole } from './fill-console.ts';
import { openBenchDatabase } from './open-database.ts';
import { describeMachine } from './report.ts';
import { fillShop, makeShop } from './set-up.ts';
import { warmUpTables } from './warm-up-tables.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * How long the console's pages wait for a server with many members, asked as the console asks: by the
 * session of a person, one request after the other.
 *   npm run bench:console [-- --members 1000000 --transactions 2000000 --requests 20]
 * No answer is to take longer than 300 ms.
 */

const values = readOptions({
  members: { type: 'string', default: '100000' },
  transactions: { type: 'string', default: '200000' },
  requests: { type: 'string', default: '20' },
});

const members = wholeOption('members', values.members);
const transactions = wholeOption('transactions', values.transactions);
const requests = wholeOption('requests', values.requests);

const folder = await mkdtemp(path.join(tmpdir(), 'fealty-console-bench-'));
const database = await openBenchDatabase(path.join(folder, 'postgres'), '18');
try {
  console.error(`seeding ${String(members)} members with ${String(transactions)} transactions`);
  const shop = await makeShop(database, folder);
  await fillShop(database, shop, { members, transactions, deep: 0, isVarious: true });
  const webhookId = await fillConsole(database, shop);
  await warmUpTables(database);
  console.log(JSON.stringify(describeMachine(database.version, true)));
  process.exitCode = (await askConsole(shop, { members, webhookId }, requests)) ? 0 : 1;
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
