import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { migrate } from '../../packages/server/src/runtime/migrate.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../../packages/server/src/runtime/roles.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { runFolder, startTestServer } from '../support/postgres.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import { neverSucceeded, runCalls } from './calls/run-calls.ts';
import { fillShop } from './calls/shops.ts';
import { seededRandom } from './operations.ts';
import { databaseAt } from './suite/ground.ts';
import { PART_OPTIONS, readPart, runPart, type RoundDone } from './suite/run-part.ts';
import { readOptions, wholeOption } from '../support/script-options.ts';

/*
 * Sends random calls, right and wrong ones, of everything that the server describes and of what it serves
 * beside, for two shops at once with each other's ids:
 *   npm run faults:calls -- [--calls 25000] [--rounds 40] [--seed N] [--from ROUND] [--minutes M]
 * Each round has shops of its own, so that none grows old. Goes on where the seed stands. Ends by itself;
 * the exit code is 1 if an answer was 5xx, not as described, or held foreign data, or the books do not fit.
 */

const ROUNDS = 40;
const CALLS_MAX = 1_000_000;
const TOGETHER = 16;
const APIS = ['v1', 'v2', 'account'];
/** As much of what the server said is shown beside bad answers, characters. */
const SAID_MAX = 20_000;

const values = readOptions({ ...PART_OPTIONS, calls: { type: 'string', default: '25000' } });
const calls = wholeOption('calls', values.calls, 1, CALLS_MAX);
const terms = readPart({ id: 'calls', unit: 'calls', rounds: ROUNDS }, values);
const postgres = await startTestServer(18);
if (postgres === null) throw new Error('the PostgreSQL that npm carries does not run here');
const NAME = 'calls';
await prepareDatabase(postgres.address, NAME);
await migrate({ ...postgres.address, user: OWNER_ROLE, database: NAME }, APP_ROLE);
const environment = {
  DATABASE_URL: databaseAt(postgres.address, NAME).url,
  FEALTY_SECRET: randomBytes(32).toString('hex'),
  ...UNLIMITED,
};
try {
  process.exitCode = (await runPart(terms, runRound)) ? 0 : 1;
} finally {
  await postgres.stop();
  rmSync(runFolder(), { recursive: true, force: true });
}

/** On a server of its own: who guesses passwords has to wait, and so would the next round for this one. */
async function runRound(round: number): Promise<RoundDone> {
  const server = await startFealty(environment);
  try {
    return await callAll(server, round);
  } finally {
    await server.stop();
  }
}

async function callAll(server: FealtyServer, round: number): Promise<RoundDone> {
  const { url } = server;
  const [one, two] = await Promise.all(
    ['one', 'two'].map((name) => fillShop(environment, { url, name: `${name}${String(round)}` })),
  );
  if (one === undefined || two === undefined) throw new Error('two shops are needed');
  const random = seededRandom(terms.seed * 1_000_003 + round);
  const started = performance.now();
  const asked = { url, calls, together: TOGETHER, random, apis: APIS, plain: true };
  const report = await runCalls({ ...asked, shops: [one, two] });
  const seconds = (performance.now() - started) / 1000;
  const never = await neverSucceeded(url, report, APIS);
  const books = await runFealty(['verify', '--follow', '--rounds', '1'], environment);
  const statuses = Object.entries(report.statuses);
  console.log(
    `round ${String(round)}: ${(report.calls / seconds).toFixed(0)} calls a second; ` +
      `${String(report.operations - never.length)} of ${String(report.operations)} operations ` +
      `succeeded${never.length === 0 ? '' : `, but ${never.join(', ')}`}`,
  );
  if (report.bad > 0) console.log(server.said().slice(-SAID_MAX));
  return {
    amount: report.calls,
    figures: Object.fromEntries(statuses.map(([status, count]) => [`status_${status}`, count])),
    samples: { seconds: Math.round(seconds), operations_succeeded: report.succeeded.length },
    problems: [
      ...(report.bad === 0 ? [] : [`${String(report.bad)} bad answers`]),
      ...report.findings,
      ...(books.code === 0 ? [] : [`verify: ${books.out}${books.err}`]),
    ],
  };
}
