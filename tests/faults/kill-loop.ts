import { openCycles, problemsOfCycle } from './kills/run-cycles.ts';
import type { Victim } from './kills/victims.ts';
import { readPlainPart, runPart } from './suite/run-part.ts';

/*
 * Kills what runs, under load, again and again: servers, the worker in the midst of telling events, the
 * database, all of them, an import, a correction and an expiry half-way:
 *   npm run faults:kill -- [--seed N] [--from CYCLE] [--rounds N] [--minutes M]
 * The ledger is held against the clients' log after each cycle and verified from where it was verified
 * last; every 50 cycles, and before anything is written down, it is verified whole, and every event must
 * have been told. Goes on where the seed stands. Ends by itself; the exit code is 1 if anything was lost,
 * doubled or does not verify.
 */

const CYCLES = 1000;
const WHOLE_EVERY = 50;
/** Of these it is told when the work was done, not when somebody answered again. */
const IS_WORK = new Set<Victim>(['import', 'correction', 'expiry']);

const terms = readPlainPart({ id: 'kill', unit: 'cycles', rounds: CYCLES });
const cycles = await openCycles(terms);
try {
  const isClean = await runPart(
    terms,
    async (round) => {
      const cycle = await cycles.run(round);
      const whole = round % WHOLE_EVERY === 0 ? await cycles.whole() : [];
      const { sent, acknowledged, refused, unknown, hadEffect, victim, awayMs, tookMs } = cycle;
      return {
        amount: 1,
        figures: {
          ...{ sent, acknowledged, refused, unknown, had_effect: hadEffect },
          [`killed_${victim}`]: 1,
        },
        samples: {
          ...(IS_WORK.has(victim) ? { work_done_ms: awayMs } : { away_ms: awayMs }),
          cycle_ms: tookMs,
        },
        problems: [...problemsOfCycle(cycle), ...whole],
      };
    },
    () => cycles.whole(),
  );
  process.exitCode = isClean ? 0 : 1;
} finally {
  await cycles.close();
}
