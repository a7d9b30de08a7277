import { openCycles, problemsOfCycle } from '../kills/run-cycles.ts';
import type { Cycle } from '../kills/cycle.ts';
import type { Fault } from '../suite/fault.ts';

const ROUNDS = { short: 2, full: 20 };
/** From the kill to servers that are ready. */
const AWAY_MAX_MS = 10_000;

export const killedDatabase: Fault = {
  id: 'F1',
  name: 'PostgreSQL killed under load',
  promise:
    'No acknowledged write is lost, none is done twice; the next answer comes within 10 seconds.',
  attack:
    'kill -9 of every process of the embedded PostgreSQL at a random moment, alone and with the servers; again and again',
  async run({ form, seed, skip, say }) {
    const cycles = await openCycles({ seed, victims: ['database', 'servers-and-database'], say });
    const done: Cycle[] = [];
    try {
      while (done.length < ROUNDS[form]) done.push(await cycles.run(skip + done.length + 1));
      const problems = [...done.flatMap(problemsOfCycle), ...(await cycles.whole())];
      const slow = done.filter(({ awayMs }) => awayMs > AWAY_MAX_MS);
      const away = done.map(({ awayMs }) => awayMs).sort((one, two) => one - two);
      const sum = (of: (cycle: Cycle) => number): number =>
        done.reduce((total, cycle) => total + of(cycle), 0);
      return {
        volume: `${String(done.length)} kills, ${String(sum(({ sent }) => sent))} requests`,
        figures: {
          ...{ kills: done.length, acknowledged: sum(({ acknowledged }) => acknowledged) },
          ...{ unknown: sum(({ unknown }) => unknown), had_effect: sum((one) => one.hadEffect) },
          away_median_ms: away[Math.floor(away.length / 2)] ?? 0,
          away_most_ms: away.at(-1) ?? 0,
        },
        problems: [...problems, ...slow.map(({ awayMs }) => `away for ${String(awayMs)} ms`)],
      };
    } finally {
      await cycles.close();
    }
  },
};
