import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFealty } from '../tests/support/fealty-process.ts';
import { RestWatch } from './at-rest.ts';
import { othersDuring } from './in-round.ts';
import { measureImport } from './measure-import.ts';
import { measureRounds, PARTS, type Samples } from './measure-rounds.ts';
import { openBenchDatabase } from './open-database.ts';
import { findPgbench } from './pgbench.ts';
import { describeMachine, judge, printTable, saveResults } from './report.ts';
import { fillShop, makeShop, type BenchShop } from './set-up.ts';
import { namedOption, readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * Measures the program against what PostgreSQL and the framework do without it, side by side:
 *   npm run bench [-- --rounds 3 --seconds 4 --members 200000 --transactions 500000 --deep 100000
 *                    --postgres 18|15 --parts statement,awards,latency,reads,import,start]
 */

const values = readOptions({
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '4' },
  members: { type: 'string', default: '200000' },
  transactions: { type: 'string', default: '500000' },
  deep: { type: 'string', default: '100000' },
  lines: { type: 'string', default: '60000' },
  postgres: { type: 'string', default: '18' },
  parts: { type: 'string', default: PARTS.join(',') },
});

const whole = (
  name: 'rounds' | 'seconds' | 'members' | 'transactions' | 'deep' | 'lines',
): number => wholeOption(name, values[name]);
const parts = new Set(namedOption('parts', values.parts, PARTS));
const postgres = values.postgres === '15' ? '15' : '18';
const say = (line: string): void => {
  console.error(line);
};

const started = performance.now();
const stamp = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
const results = fileURLToPath(new URL(`results/${stamp}`, import.meta.url));
mkdirSync(results, { recursive: true });
const folder = await mkdtemp(path.join(tmpdir(), 'fealty-bench-'));
const database = await openBenchDatabase(path.join(folder, 'postgres'), postgres);
try {
  const size = {
    members: whole('members'),
    transactions: whole('transactions'),
    deep: whole('deep'),
  };
  say(`seeding ${String(size.members)} members and ${String(size.transactions)} transactions`);
  const shop = await makeShop(database, folder);
  await fillShop(database, shop, size);
  say(`seeded after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  const samples = await measureRested(shop);
  const machine = describeMachine(database.version, findPgbench() !== null);
  const judged = judge(samples, findPgbench() !== null);
  printTable(machine, samples, judged);
  saveResults(results, { machine, options: values, samples, judged });
  console.log(
    `took ${((performance.now() - started) / 1000).toFixed(0)} s; samples in bench/results/${stamp}`,
  );
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measureRested(shop: BenchShop): Promise<Samples> {
  const watch = await RestWatch.open(database, true);
  try {
    return await measureAll(shop, watch);
  } finally {
    await watch.close();
  }
}

async function measureAll(shop: BenchShop, watch: RestWatch): Promise<Samples> {
  const server = await startFealty(shop.environment);
  let samples: Samples;
  try {
    const target = { url: server.url, keys: shop.keys, results };
    const { pid } = server;
    const members = whole('members');
    const [rounds, seconds] = [whole('rounds'), whole('seconds')];
    samples = await measureRounds({
      ...{ database, target, pid, watch, folder, parts, members, rounds, seconds, say },
    });
  } finally {
    await server.stop();
  }
  const alone = async (name: string, measure: () => Promise<number>): Promise<void> => {
    const look = watch.look();
    samples.set(name, [await measure()]);
    const shares = look.since();
    if (shares !== null) samples.set(othersDuring(name), [shares.others]);
  };
  if (parts.has('import')) {
    await alone('import lines', () => measureImport(shop, whole('lines'), say));
  }
  if (parts.has('start')) await alone('first start, s', () => measureStart(folder));
  return samples;
}

/** Seconds from the first start on an empty folder to the first answer. */
async function measureStart(inside: string): Promise<number> {
  const from = performance.now();
  const server = await startFealty({ FEALTY_DATA: path.join(inside, 'first-start') }, ['demo']);
  const seconds = (performance.now() - from) / 1000;
  await server.stop();
  return seconds;
}
