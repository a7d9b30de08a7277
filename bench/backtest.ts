import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEMO_PROGRAM } from '../packages/server/src/program/demo.ts';
import { startFealty } from '../tests/support/fealty-process.ts';
import { sendInBulk } from './bulk-lane.ts';
import { importedMembers, importedTransactions } from './imported-lines.ts';
import type { LoadResult } from './load-client.ts';
import { openBenchDatabase } from './open-database.ts';
import { describeMachine } from './report.ts';
import { runLoad, type Load, type LoadTarget } from './run-load.ts';
import { makeShop, type BenchShop } from './set-up.ts';

/*
 * What a back-test does to a shop: awards at half its load before one, while one runs in the same process,
 * and after it, and the ratio of their p99:
 *   npm run bench:backtest [-- --commands 200000 --seconds 10 --postgres 18|15]
 */

const { values } = parseArgs({
  options: {
    commands: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '10' },
    postgres: { type: 'string', default: '18' },
  },
});

const whole = (name: 'commands' | 'seconds'): number => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a number from 1`);
  return number;
};
/** Transactions of a member. */
const EACH = 10;
const PATIENCE_MS = 1_200_000;
const POLL_MS = 500;

const transactions = whole('commands');
const seconds = whole('seconds');
const members = Math.ceil(transactions / EACH);
const results = fileURLToPath(
  new URL(`results/backtest-${Date.now().toString(36)}`, import.meta.url),
);
mkdirSync(results, { recursive: true });
const folder = await mkdtemp(path.join(tmpdir(), 'fealty-backtest-'));
const version = values.postgres === '15' ? '15' : '18';
const database = await openBenchDatabase(path.join(folder, 'postgres'), version);
try {
  const shop = await makeShop(database, folder);
  await fill(shop);
  await measure(shop);
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

/** By commands, as only those can be decided once more. */
async function fill(shop: BenchShop): Promise<void> {
  const size = {
    ...{ importId: 'backtest', prefix: 'member', members, transactions },
    ...{ now: Date.now(), days: 300 },
  };
  console.error(`importing ${String(members)} members, ${String(transactions)} transactions`);
  for (const commands of [importedMembers(size), importedTransactions(size)]) {
    await sendInBulk(shop, { commands, progress: () => undefined });
  }
}

async function measure(shop: BenchShop): Promise<void> {
  const server = await startFealty(shop.environment);
  try {
    const target = { url: server.url, keys: shop.keys, results };
    const load = { request: 'purchase', members: { first: 1, count: members }, seconds } as const;
    await runLoad(target, 'warm-up', load);
    const most = await runLoad(target, 'full', load);
    const half = { ...load, rate: Math.floor(most.perSecond / 2) };
    const before = await runLoad(target, 'before', half);
    const id = await begin(target);
    const started = performance.now();
    const during = await loadUntilDone(target, half, { id, started });
    const tookMs = performance.now() - started;
    const after = await runLoad(target, 'after', half);
    console.log(describeMachine(database.version, false));
    console.log(
      `half load: ${String(half.rate)} awards a second of ${most.perSecond.toFixed(0)}; the back-test ` +
        `ended within ${(tookMs / 1000).toFixed(0)} s`,
    );
    print('before', before);
    during.forEach((result, index) => {
      print(`during, load ${String(index + 1)}`, result);
    });
    print('after', after);
    const quiet = Math.max(before.p99, after.p99);
    console.log(
      `p99 during, the median load of ${String(during.length)}, over the slower of before and ` +
        `after: ${(medianP99(during) / quiet).toFixed(2)}`,
    );
  } finally {
    await server.stop();
  }
}

/** One load after the other while the back-test runs; the last one may outlast it. */
async function loadUntilDone(
  target: LoadTarget,
  load: Load,
  { id, started }: { readonly id: string; readonly started: number },
): Promise<readonly LoadResult[]> {
  const found: LoadResult[] = [];
  for (;;) {
    found.push(await runLoad(target, `during-${String(found.length + 1)}`, load));
    const { state, problems } = await call(target, 'GET', `/${id}`);
    if (state === 'done') return found;
    if (state === 'failed' || performance.now() - started > PATIENCE_MS) {
      throw new Error(`the back-test is ${String(state)}: ${JSON.stringify(problems)}`);
    }
  }
}

/** Has twice the points for purchases tried, and waits until that runs. */
async function begin(target: LoadTarget): Promise<string> {
  const activities = DEMO_PROGRAM.activities.map((activity) =>
    activity.id === 'made_a_purchase' ? { ...activity, earn: { multiplier: '2' } } : activity,
  );
  const { id } = await call(target, 'POST', '', { document: { ...DEMO_PROGRAM, activities } });
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const { state } = await call(target, 'GET', `/${String(id)}`);
    if (state !== 'queued') return String(id);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error('the back-test is not begun');
}

async function call(
  { url, keys }: LoadTarget,
  method: 'GET' | 'POST',
  where: string,
  body?: object,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(`${url}/v2/loyalty/program/backtests${where}`, {
    method,
    headers: {
      'partner-id': keys.partnerId,
      'api-key': keys.apiKey,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const said = (await answer.json()) as { data?: Readonly<Record<string, unknown>> };
  if (said.data === undefined) throw new Error(JSON.stringify(said));
  return said.data;
}

/** Of many loads, since one alone tells what else the machine did. */
function medianP99(loads: readonly LoadResult[]): number {
  const sorted = loads.map(({ p99 }) => p99).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function print(name: string, { p50, p99, max }: LoadResult): void {
  const cells = [p50, p99, max].map((ms) => ms.toFixed(2).padStart(9));
  console.log(`${name.padEnd(20)} ${cells.join(' ')}`);
}
