import { runSeed, type SeedReport } from './run/run-seed.ts';
import { shorten } from './run/shorten.ts';
import { readOptions, wholeOption } from '../support/script-options.ts';

/*
 * Runs the ledger's lanes on a store in memory, with faults, from seeds:
 *   npm run simulate -- [--seed N] [--runs M]
 * One seed is one run, always the same. Ends by itself; the exit code is 1 if something did not hold, and
 * then the shortest run of that seed that fails is told.
 */

const RUNS_MAX = 10_000_000;
const FAILURES_TOLD = 5;
const TOLD_EVERY = 1000;

const values = readOptions({
  runs: { type: 'string', default: '1000' },
  seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
});
const runs = wholeOption('runs', values.runs, 1, RUNS_MAX);
const seed = wholeOption('seed', values.seed, 0);

const started = performance.now();
const sums = {
  merchants: 0,
  done: 0,
  answers: 0,
  kills: 0,
  restarts: 0,
  taken: 0,
  changes: 0,
  steps: 0,
};
let failed = 0;
for (let run = 0; run < runs && failed < FAILURES_TOLD; run += 1) {
  const report = await runSeed(seed + run);
  for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += report[name];
  if (report.findings.length > 0) {
    failed += 1;
    await tell(report);
  }
  if ((run + 1) % TOLD_EVERY === 0) console.log(`${String(run + 1)} runs`);
}
const seconds = (performance.now() - started) / 1000;
console.log(
  `seeds from ${String(seed)}, ${seconds.toFixed(0)} s: ${JSON.stringify(sums)}; ` +
    `${String(failed)} runs failed`,
);
process.exitCode = failed === 0 ? 0 : 1;

async function tell(report: SeedReport): Promise<void> {
  const short = await shorten(report);
  console.log(`seed ${String(report.seed)}: fails with ${String(short.moves)} of its moves`);
  console.log(short.findings.join('\n'));
}
