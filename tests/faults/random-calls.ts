import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startFealty } from '../support/fealty-process.ts';
import { neverSucceeded, runCalls } from './calls/run-calls.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import { fillShop } from './calls/shops.ts';
import { seededRandom } from './operations.ts';

/*
 * Sends random calls, right and wrong ones, of everything that the server describes, for two shops at
 * once with each other's ids:
 *   npm run faults:calls -- --calls 100000 [--seed N]
 * Ends by itself; the exit code is 1 if an answer was 5xx, not as described, or held foreign data.
 */

const CALLS_MAX = 10_000_000;
/** As much of what the server said is shown beside bad answers, characters. */
const SAID_MAX = 20_000;

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  },
});
const calls = Number(values.calls);
const seed = Number(values.seed);
if (!(calls >= 1 && calls <= CALLS_MAX) || !Number.isInteger(seed)) {
  console.error(`usage: --calls 1–${String(CALLS_MAX)} --seed N`);
  process.exit(2);
}

const folder = await mkdtemp(path.join(tmpdir(), 'fealty-calls-'));
const environment = {
  FEALTY_DATA: folder,
  FEALTY_SECRET: randomBytes(32).toString('hex'),
  ...UNLIMITED,
};
const server = await startFealty(environment);
try {
  const shops = [
    await fillShop(environment, { url: server.url, name: 'one' }),
    await fillShop(environment, { url: server.url, name: 'two' }),
  ] as const;
  const started = performance.now();
  const random = seededRandom(seed);
  const report = await runCalls({ url: server.url, shops, calls, together: 16, random });
  const seconds = (performance.now() - started) / 1000;
  console.log(report.findings.join('\n'));
  console.log(
    `${String(report.calls)} calls in ${seconds.toFixed(0)} s, seed ${String(seed)}: ` +
      `${JSON.stringify(report.statuses)}; ${String(report.bad)} bad answers; ` +
      `${String(report.succeeded.length)} of ${String(report.operations)} operations succeeded`,
  );
  const never = await neverSucceeded(server.url, report);
  if (never.length > 0) console.log(`never: ${never.join(', ')}`);
  if (report.bad > 0) console.log(server.said().slice(-SAID_MAX));
  process.exitCode = report.bad === 0 ? 0 : 1;
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
