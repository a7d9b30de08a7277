import { runKillRounds, type RoundReport, type Victim } from '../kill-rounds.ts';
import type { Fault } from '../suite/fault.ts';

const ROUNDS = { short: 1, full: 10 };
const VICTIMS: readonly Victim[] = ['database', 'both'];
/** From the kill to a server that is ready. */
const AWAY_MAX_MS = 10_000;

export const killedDatabase: Fault = {
  id: 'F1',
  name: 'PostgreSQL killed under load',
  promise:
    'No acknowledged write is lost, none is done twice; the next answer comes within 10 seconds.',
  attack:
    'kill -9 of every process of the embedded PostgreSQL at a random moment, alone and with the server; again and again',
  async run({ form, seed, skip, say }) {
    const rounds = ROUNDS[form];
    const reports: RoundReport[] = [];
    for (const victim of form === 'short' ? VICTIMS.slice(0, 1) : VICTIMS) {
      const run = await runKillRounds({ victim, rounds, seed: seed + skip, say });
      reports.push(...run);
    }
    const away = reports.map(({ awayMs }) => awayMs).sort((one, two) => one - two);
    const sum = (of: (report: RoundReport) => number): number =>
      reports.reduce((total, report) => total + of(report), 0);
    return {
      volume: `${String(reports.length)} kills, ${String(sum(({ sent }) => sent))} requests`,
      figures: {
        ...{ kills: reports.length, acknowledged: sum(({ acknowledged }) => acknowledged) },
        ...{
          unknown: sum(({ unknown }) => unknown),
          had_effect: sum(({ hadEffect }) => hadEffect),
        },
        ...{
          away_median_ms: away[Math.floor(away.length / 2)] ?? 0,
          away_most_ms: away.at(-1) ?? 0,
        },
      },
      problems: reports.flatMap(({ lost, doubled, balances, verified, awayMs }) => [
        ...[...lost, ...doubled, ...balances],
        ...(verified ? [] : ['verify does not fit']),
        ...(awayMs <= AWAY_MAX_MS ? [] : [`away for ${String(awayMs)} ms`]),
      ]),
    };
  },
};
