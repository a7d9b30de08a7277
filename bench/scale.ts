import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFealty } from '../tests/support/fealty-process.ts';
import { compareSizes, type SizedShop } from './compare-sizes.ts';
import { fillByImport, openFilled, type FilledDatabase } from './fill-by-import.ts';
import { manyLots } from './many-lots.ts';
import { describeMachine, saveResults } from './report.ts';
import { warmUpTables } from './warm-up-tables.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * How far one node goes: imports a large history through the bulk lane and compares what requests
 * cost on it with what they cost on a hundredth of it, the same shop with a shorter past:
 *   npm run scale [-- --members 1000000 --transactions 5000000 --days 300 --lots 100000
 *                    --folder DIR --rounds 3 --seconds 4]
 * Cut off, it goes on where it was when started again with the same folder.
 */

const SMALL_SHARE = 100;

const values = readOptions({
  members: { type: 'string', default: '1000000' },
  transactions: { type: 'string', default: '5000000' },
  days: { type: 'string', default: '300' },
  lots: { type: 'string', default: '100000' },
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '4' },
  folder: { type: 'string' },
});

type Count = 'members' | 'transactions' | 'days' | 'lots' | 'rounds' | 'seconds';
const whole = (name: Count): number => wholeOption(name, values[name]);
const say = (line: string): void => {
  console.error(line);
};

const results = fileURLToPath(new URL('results', import.meta.url));
const folder = path.resolve(values.folder ?? path.join(results, 'scale'));
mkdirSync(folder, { recursive: true });

const size = {
  members: whole('members'),
  transactions: whole('transactions'),
  days: whole('days'),
};
const small = {
  members: Math.max(Math.round(size.members / SMALL_SHARE), 10),
  transactions: Math.max(Math.round(size.transactions / SMALL_SHARE), 50),
  days: Math.max(Math.round(size.days / SMALL_SHARE), 1),
};
const databases: FilledDatabase[] = [];
try {
  for (const [name, each] of Object.entries({ small, large: size })) {
    const filled = await openFilled(path.join(folder, name), each);
    databases.push(filled);
    await fillByImport(filled, say);
  }
  const [smallOne, largeOne] = databases;
  if (smallOne === undefined || largeOne === undefined) throw new Error('two sizes are compared');
  console.log(
    `\n${largeOne.state.importSeconds.toFixed(0)} s for the import of ${sizeText(largeOne)}`,
  );
  console.log(`${(largeOne.state.bytes / 2 ** 30).toFixed(2)} GB on disk`);
  for (const { database } of databases) {
    const bytes = await warmUpTables(database);
    say(`${(bytes / 2 ** 30).toFixed(2)} GB of tables are in memory`);
  }
  const serving = await Promise.all(
    databases.map(async (filled): Promise<SizedShop> => {
      const server = await startFealty(filled.shop.environment);
      return { filled, server };
    }),
  );
  try {
    const terms = { rounds: whole('rounds'), seconds: whole('seconds'), results: folder, say };
    const compared = await compareSizes(serving, terms);
    const lots = await manyLots(serving[1], whole('lots'), say);
    const machine = describeMachine(largeOne.database.version, true);
    saveResults(folder, {
      ...{ machine, options: values, state: largeOne.state },
      samples: new Map([...compared, ...lots]),
    });
  } finally {
    await Promise.all(serving.map(({ server }) => server.stop()));
  }
  console.log(`the databases and all figures stay in ${path.relative(process.cwd(), folder)}`);
} finally {
  await Promise.all(databases.map(({ database }) => database.stop()));
}

function sizeText({ size: { members, transactions } }: FilledDatabase): string {
  return `${String(members)} members and ${String(transactions)} transactions`;
}
