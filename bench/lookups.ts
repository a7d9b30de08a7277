import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { runFealty, startFealty } from '../tests/support/fealty-process.ts';
import { UNLIMITED } from '../tests/support/unlimited.ts';
import { inBenchSetting, type BenchSetting } from './bench-setting.ts';
import { describeMachine } from './report.ts';
import { fillShop } from './set-up.ts';
import { percentile } from './summary.ts';
import { warmUpTables } from './warm-up-tables.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * How long a help desk waits: lookups of Gladly, auto-link (BASIC) and profile (DETAILED with cards and
 * actions), of members drawn out of a large database:
 *   npm run bench:lookups [-- --members 1000000 --transactions 3000000 --requests 20000]
 * p99 is to stay below one second.
 */

const values = readOptions({
  members: { type: 'string', default: '100000' },
  transactions: { type: 'string', default: '300000' },
  requests: { type: 'string', default: '5000' },
});

const members = wholeOption('members', values.members);
const transactions = wholeOption('transactions', values.transactions);
const requests = wholeOption('requests', values.requests);
const P99_MS = 1000;

await inBenchSetting({ name: 'lookups', postgres: '18' }, async (setting) => {
  console.error(`seeding ${String(members)} members with ${String(transactions)} transactions`);
  const { database, shop } = setting;
  await fillShop(database, shop, { members, transactions, deep: 0 });
  await warmUpTables(database);
  process.exitCode = (await measure(setting)) ? 0 : 1;
});

/** True if every p99 is as it is to be. */
async function measure({ database, shop }: BenchSetting): Promise<boolean> {
  const environment = { ...shop.environment, ...UNLIMITED };
  const args = ['help-desk', 'create', 'gladly', '--actions', 'on', '--set'];
  const { out, err, code } = await runFealty([...args, 'transaction_cards=true'], environment);
  if (code !== 0) throw new Error(err);
  const id = /help desk {2}(\w+)/.exec(out)?.[1] ?? '';
  const headers = {
    'partner-id': shop.keys.partnerId,
    'api-key': /api-key {4}(\w+)/.exec(out)?.[1] ?? '',
    'content-type': 'application/json',
  };
  const server = await startFealty(environment);
  let isFine = true;
  try {
    console.log(JSON.stringify(describeMachine(database.version, true)));
    console.log('lookup    connections  p50 ms   p99 ms   max ms   a second');
    const url = `${server.url}/integrations/gladly/${id}`;
    for (const level of ['BASIC', 'DETAILED'] as const) {
      for (const connections of [1, 8, 32]) {
        const p99 = await tell({ url, headers, connections }, level);
        isFine &&= p99 < P99_MS;
      }
    }
  } finally {
    await server.stop();
  }
  return isFine;
}

/** Warms up, measures, prints a line; the p99 in milliseconds. */
async function tell(target: Omit<Target, 'many'>, level: 'BASIC' | 'DETAILED'): Promise<number> {
  await run({ ...target, many: Math.ceil(requests / 10) }, level);
  const began = performance.now();
  const taken = await run({ ...target, many: requests }, level);
  const seconds = (performance.now() - began) / 1000;
  const p99 = percentile(taken, 0.99);
  const times = [percentile(taken, 0.5), p99, Math.max(...taken)];
  const line = [
    level.padEnd(9),
    String(target.connections).padStart(11),
    ...times.map((ms) => ms.toFixed(2).padStart(7)),
    (taken.length / seconds).toFixed(0).padStart(9),
  ];
  console.log(line.join('  '));
  return p99;
}

interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly many: number;
}

/** Sends so many lookups, one after the other on each connection; how long each took, milliseconds. */
async function run(target: Target, level: 'BASIC' | 'DETAILED'): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: target.connections });
  const taken: number[] = [];
  let left = target.many;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      const answer = await send(target, agent, bodyOf(level));
      taken.push(performance.now() - began);
      if (!answer.includes('"loyalty_tier"')) throw new Error(`nobody was found: ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: target.connections }, work));
  agent.destroy();
  return taken;
}

/** Asks for somebody of the seed, as Gladly asks. */
function bodyOf(lookupLevel: 'BASIC' | 'DETAILED'): string {
  const number = 1 + Math.floor(Math.random() * members);
  const email = `member${String(number)}@example.com`;
  const customer = { id: 'o2sg-TMTSD2rTwMuxzewbA', name: 'Somebody', emails: [email], phones: [] };
  const externalCustomerId = number.toString(16).padStart(24, '0');
  const isDetailed = lookupLevel === 'DETAILED';
  const query = isDetailed ? { externalCustomerId, ...customer } : customer;
  return JSON.stringify({ lookupLevel, query, uniqueMatchRequired: isDetailed });
}

function send({ url, headers }: Target, agent: Agent, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(20_000),
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      text(response).then(resolve, reject);
    });
    sent.end(body);
  });
}
