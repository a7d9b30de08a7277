import { DEMO_PROGRAM } from '../packages/server/src/program/demo.ts';
import { startFealty } from '../tests/support/fealty-process.ts';
import { inBenchSetting, type BenchSetting } from './bench-setting.ts';
import { loadUntilDone, printBeside } from './beside-loads.ts';
import { sendInBulk } from './bulk-lane.ts';
import { importedMembers, importedTransactions } from './imported-lines.ts';
import { describeMachine } from './report.ts';
import { runLoad, type LoadTarget } from './run-load.ts';
import type { BenchShop } from './set-up.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * What a back-test does to a shop: awards at half its load before one, while one runs in the same process,
 * and after it, and the ratio of their p99:
 *   npm run bench:backtest [-- --commands 200000 --seconds 10 --postgres 18|15]
 */

const values = readOptions({
  commands: { type: 'string', default: '200000' },
  seconds: { type: 'string', default: '10' },
  postgres: { type: 'string', default: '18' },
});

/** Transactions of a member. */
const EACH = 10;
const PATIENCE_MS = 1_200_000;
const POLL_MS = 500;

const transactions = wholeOption('commands', values.commands);
const seconds = wholeOption('seconds', values.seconds);
const members = Math.ceil(transactions / EACH);
await inBenchSetting({ name: 'backtest', postgres: values.postgres }, async (setting) => {
  await fill(setting.shop);
  await measure(setting);
});

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

async function measure({ database, shop, results }: BenchSetting): Promise<void> {
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
    const during = await loadUntilDone(target, half, () => isDone(target, { id, started }));
    const tookMs = performance.now() - started;
    const after = await runLoad(target, 'after', half);
    console.log(describeMachine(database.version, false));
    console.log(
      `half load: ${String(half.rate)} awards a second of ${most.perSecond.toFixed(0)}; the back-test ` +
        `ended within ${(tookMs / 1000).toFixed(0)} s`,
    );
    printBeside({ before, during, after });
  } finally {
    await server.stop();
  }
}

async function isDone(
  target: LoadTarget,
  { id, started }: { readonly id: string; readonly started: number },
): Promise<boolean> {
  const { state, problems } = await call(target, 'GET', `/${id}`);
  if (state === 'done') return true;
  if (state === 'failed' || performance.now() - started > PATIENCE_MS) {
    throw new Error(`the back-test is ${String(state)}: ${JSON.stringify(problems)}`);
  }
  return false;
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
