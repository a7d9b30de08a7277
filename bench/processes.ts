import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverOf } from '../packages/server/src/runtime/postmaster-lock.ts';
import { startFealty, type FealtyServer } from '../tests/support/fealty-process.ts';
import type { LoadResult } from './load-client.ts';
import { openBenchDatabase } from './open-database.ts';
import { processorSeconds } from './read-times.ts';
import { describeMachine, saveResults } from './report.ts';
import { runLoad, type Load } from './run-load.ts';
import { fillShop, makeShop, type BenchShop } from './set-up.ts';
import { median } from './summary.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * Measures one, two, three and more server processes on one PostgreSQL:
 *   npm run bench:processes [-- --processes 4 --rounds 3 --seconds 4 --members 50000 --postgres 18|15]
 * Clients, servers and PostgreSQL share the machine: what a process more brings ends where its processors
 * do. So the processor time of each is told beside it.
 */

const values = readOptions({
  processes: { type: 'string', default: '4' },
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '4' },
  members: { type: 'string', default: '50000' },
  postgres: { type: 'string', default: '18' },
});
const processes = wholeOption('processes', values.processes);
const rounds = wholeOption('rounds', values.rounds);
const seconds = wholeOption('seconds', values.seconds);
const members = wholeOption('members', values.members);

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 6;

const started = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
const results = fileURLToPath(new URL(`results/${started}-processes`, import.meta.url));
mkdirSync(results, { recursive: true });
const folder = await mkdtemp(path.join(tmpdir(), 'fealty-processes-'));
const postgres = path.join(folder, 'postgres');
const database = await openBenchDatabase(postgres, values.postgres === '15' ? '15' : '18');
const samples = new Map<string, number[]>();
try {
  const shop = await makeShop(database, folder);
  await fillShop(database, shop, { members, transactions: members * 2, deep: 10 });
  for (let round = 1; round <= rounds; round += 1) {
    // Every number in each round: a machine that is slower for a minute is slower for all of them.
    for (let count = 1; count <= processes; count += 1) await measure(shop, count);
  }
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
const machine = describeMachine(database.version, false);
saveResults(results, { machine, samples });
for (const [name, value] of Object.entries(machine)) console.log(`${name.padEnd(10)} ${value}`);
console.log(`medians of ${String(rounds)} rounds, ${String(CONNECTIONS)} connections in all`);
for (const [name, numbers] of samples) {
  console.log(`${name.padEnd(44)} ${median(numbers).toFixed(0).padStart(8)}`);
}

async function measure(shop: BenchShop, count: number): Promise<void> {
  const servers: FealtyServer[] = [];
  try {
    const environment = { ...shop.environment, FEALTY_JOBS: 'off' };
    for (let at = 0; at < count; at += 1) servers.push(await startFealty(environment));
    const drawn = { first: 2, count: members - 1 };
    // Each process has only its part of the requests to be compiled by.
    const warmUp = { members: drawn, seconds: WARM_UP_SECONDS * count };
    await load(shop, servers, { request: 'purchase', ...warmUp });
    await load(shop, servers, { request: 'read', members: drawn, seconds: 1 });
    for (const request of ['purchase', 'read'] as const) {
      const before = timesOf(servers);
      const answers = await load(shop, servers, { request, members: drawn, seconds });
      const after = timesOf(servers);
      const name = `${String(count)} × serve, ${request}s`;
      const perSecond = answers.reduce((sum, answer) => sum + answer.perSecond, 0);
      add(`${name} a second`, perSecond);
      add(`${name}, p99 ms`, Math.max(...answers.map(({ p99 }) => p99)));
      // The load warms up for a second, which is measured by the processors and not by the client.
      const all = perSecond * (seconds + 1);
      add(`${name}, µs of Node each`, (1e6 * (after.node - before.node)) / all);
      add(`${name}, µs of PostgreSQL each`, (1e6 * (after.postgres - before.postgres)) / all);
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** One client for each server, with its part of the connections. */
function load(
  { keys }: BenchShop,
  servers: readonly FealtyServer[],
  what: Load & { readonly request: 'purchase' | 'read' },
): Promise<LoadResult[]> {
  const connections = Math.floor(CONNECTIONS / servers.length);
  return Promise.all(
    servers.map(({ url }, at) =>
      runLoad({ url, keys, results }, `${what.request}-${String(servers.length)}-${String(at)}`, {
        ...what,
        connections,
      }),
    ),
  );
}

/** Processor time so far, seconds. */
function timesOf(servers: readonly FealtyServer[]): { node: number; postgres: number } {
  const first = serverOf(path.join(postgres, 'pg'));
  return {
    node: processorSeconds(servers.map(({ pid }) => pid)),
    postgres: first === null ? 0 : processorSeconds([first]),
  };
}

function add(name: string, value: number): void {
  samples.set(name, [...(samples.get(name) ?? []), value]);
  console.error(`  ${name.padEnd(44)} ${value.toFixed(1)}`);
}
