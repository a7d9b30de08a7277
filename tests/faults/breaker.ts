import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { runBreaker } from './break-awards.ts';

/*
 * A multiplier of 100 in place of 1 under load, before two processes:
 *   npm run faults:breaker
 * The exit code is 1 if more awards got through than may.
 */

const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
console.log(
  `commit ${commit.stdout.trim() || 'unknown'}, Node ${process.version}, ` +
    `${os.cpus()[0]?.model ?? 'unknown processor'} × ${String(os.cpus().length)}`,
);
for (const guard of ['watch', 'hour'] as const) {
  const terms = { guard, beforeMs: 4000, afterMs: 12_000, workers: 64 };
  const { perSecond, through, held, band, underWay, verified } = await runBreaker(terms);
  const what = guard === 'watch' ? 'compared with the version before' : 'by what an hour may give';
  console.log(
    `${what}: ${String(perSecond)} orders a second; ${String(through)} awards got through, ` +
      `${String(held)} are held; the bound is ${String(band)} of the band + ${String(underWay)} under way; ` +
      `verify ${verified ? 'fits' : 'does not fit'}`,
  );
  if (through > band + underWay || held === 0 || !verified) process.exitCode = 1;
}
