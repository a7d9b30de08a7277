import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { problemsOf, runDeliveryKills } from './delivery-kills.ts';
import { readOptions, wholeOption } from '../support/script-options.ts';

/*
 * Kills workers that tell events, again and again, and waits until all is told:
 *   npm run faults:deliveries -- --rounds 20 --events 100000 [--seed N]
 * Ends by itself; the exit code is 1 if anything was lost, disordered, altered or not accounted for.
 */

const ROUNDS_MAX = 1000;
const EVENTS_MAX = 10_000_000;

const values = readOptions({
  rounds: { type: 'string', default: '20' },
  events: { type: 'string', default: '100000' },
  seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
});
const rounds = wholeOption('rounds', values.rounds, 1, ROUNDS_MAX);
const events = wholeOption('events', values.events, 1, EVENTS_MAX);
const seed = wholeOption('seed', values.seed, 1, 2 ** 31);

const started = performance.now();
const folder = await mkdtemp(path.join(tmpdir(), 'fealty-deliveries-'));
console.log(
  `kill -9 of workers, ${String(rounds)} rounds, ${values.events} events; seed ${values.seed}`,
);
const report = await runDeliveryKills({
  environment: { FEALTY_DATA: path.join(folder, 'data') },
  ...{ rounds, events, seed, leases: 'waited-for', say: console.log },
});
await rm(folder, { recursive: true, force: true });
for (const { kind, owed, repeated, lost, disordered, altered, reckoning } of report.hooks) {
  console.log(
    `${kind}: ${String(owed)} owed, ${String(lost.length)} lost, ${String(repeated)} told again, ` +
      `${String(disordered.length)} out of order, ${String(altered.length)} altered; ` +
      `reckoned ${String(reckoning.owed)} = ${String(reckoning.delivered)} delivered`,
  );
}
const problems = problemsOf(report);
for (const problem of problems) console.log(problem);
console.log(
  `${String(report.killed)} workers killed, ${String(report.requests)} requests, ` +
    `${((performance.now() - started) / 1000).toFixed(0)} s; ${String(problems.length)} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
