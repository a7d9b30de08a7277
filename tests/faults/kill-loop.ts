import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { runKillRounds, VICTIMS } from './kill-rounds.ts';

/*
 * Kills the program under load, again and again:
 *   npm run faults:kill -- --rounds 20 --what api|both|one-of-two|database [--seed N]
 * Ends by itself; the exit code is 1 if anything was lost, doubled or does not verify.
 */

const ROUNDS_MAX = 1000;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    what: { type: 'string', default: 'api' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  },
});
const victim = VICTIMS.find((each) => each === values.what);
const rounds = Number(values.rounds);
const seed = Number(values.seed);
if (victim === undefined || !(rounds >= 1 && rounds <= ROUNDS_MAX) || !Number.isInteger(seed)) {
  console.error(`usage: --rounds 1–${String(ROUNDS_MAX)} --what ${VICTIMS.join('|')} --seed N`);
  process.exit(2);
}

const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
console.log(
  `kill -9 of ${victim}, ${String(rounds)} rounds; seed ${String(seed)}, ` +
    `commit ${commit.stdout.trim() || 'unknown'}, Node ${process.version}, ` +
    `${os.cpus()[0]?.model ?? 'unknown processor'} × ${String(os.cpus().length)}, ` +
    `${String(Math.round(os.totalmem() / 2 ** 30))} GB, ${os.type()} ${os.release()}`,
);
const reports = await runKillRounds({ victim, rounds, seed, say: console.log });
const sum = (of: (report: (typeof reports)[number]) => number): string =>
  String(reports.reduce((total, report) => total + of(report), 0));
const bad = reports.filter(
  ({ lost, doubled, balances, verified }) =>
    lost.length + doubled.length + balances.length > 0 || !verified,
);
console.log(
  `${sum(({ acknowledged }) => acknowledged)} acknowledged and ` +
    `${sum(({ unknown }) => unknown)} unknown in ${String(reports.length)} rounds: ` +
    `${sum(({ lost }) => lost.length)} lost, ${sum(({ doubled }) => doubled.length)} doubled, ` +
    `verify fits in ${sum(({ verified }) => Number(verified))}`,
);
process.exitCode = bad.length === 0 ? 0 : 1;
