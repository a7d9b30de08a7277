import type { KeptBooks } from '../judge.ts';
import { seededRandom } from '../operations.ts';
import { judgeWhole, runCycle, type Cycle } from './cycle.ts';
import { openKillStage } from './stage.ts';
import { VICTIMS, type Victim } from './victims.ts';

/** Cycles on one store that grows with them. */
export interface Cycles {
  /** Victims come in turn; the same seed and round, the same victim and moment. */
  run(round: number): Promise<Cycle>;
  /** What does not hold of all that was done so far, in sentences. */
  whole(): Promise<readonly string[]>;
  /** Ends all; the folder stays if anything was found, and is named. */
  close(): Promise<void>;
}

const KILL_EARLIEST_MS = 100;
const KILL_SPAN_MS = 900;

/** Opens a shop to be killed under load, again and again. */
export async function openCycles(terms: {
  readonly seed: number;
  /** All unless told. */
  readonly victims?: readonly Victim[];
  readonly say: (line: string) => void;
}): Promise<Cycles> {
  const { seed, victims = VICTIMS, say } = terms;
  const stage = await openKillStage();
  const kept: KeptBooks = { points: new Map(), coupons: new Set(), transactions: 0 };
  let isClean = false;
  return {
    async run(round) {
      isClean = false;
      const random = seededRandom(seed * 1_000_003 + round);
      const killedAfterMs = Math.round(KILL_EARLIEST_MS + random() * KILL_SPAN_MS);
      const victim = victims[(seed + round) % victims.length];
      if (victim === undefined) throw new Error('nobody is to be killed');
      const cycle = await runCycle({ stage, kept, round, victim, seed, killedAfterMs });
      say(line(round, cycle));
      isClean = problemsOfCycle(cycle).length === 0;
      return cycle;
    },
    async whole() {
      const problems = await judgeWhole(stage, kept, say);
      isClean &&= problems.length === 0;
      return problems;
    },
    async close() {
      if (!isClean) say(`what is left of it stays in ${stage.folder}`);
      await stage.close(isClean ? 'nothing' : 'folder');
    },
  };
}

/** What does not hold of one cycle, in sentences. */
export function problemsOfCycle(cycle: Cycle): readonly string[] {
  const { lost, doubled, balances, misfits } = cycle;
  return [
    ...lost.map((each) => `lost: ${each}`),
    ...doubled.map((each) => `doubled: ${each}`),
    ...[...balances, ...misfits],
  ];
}

/** A cycle in one line. */
function line(round: number, cycle: Cycle): string {
  return [
    `cycle ${String(round)}: ${cycle.victim} after ${String(cycle.killedAfterMs)} ms,`,
    `away ${String(cycle.awayMs)} ms; ${String(cycle.sent)} sent,`,
    `${String(cycle.acknowledged)} acknowledged, ${String(cycle.refused)} refused,`,
    `${String(cycle.unknown)} unknown (${String(cycle.hadEffect)} had an effect);`,
    `${String(problemsOfCycle(cycle).length)} problems; ${String(cycle.tookMs)} ms`,
  ].join(' ');
}
