import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isJudged } from './at-rest.ts';
import { OTHERS, othersDuring } from './in-round.ts';
import { STATEMENT_CLIENTS, type Samples } from './measure-rounds.ts';
import { median } from './summary.ts';

/** One line of the table: what was measured, against what it must come to. */
export interface Judged {
  readonly what: string;
  /** The median of the rounds that count. */
  readonly value: number;
  /** All rounds, also those that do not count; what was measured once has one. */
  readonly rounds: readonly number[];
  readonly unit: string;
  readonly must: number;
  readonly aim: number;
  /** Ratios are to be high, times to be low. */
  readonly better: 'higher' | 'lower';
  readonly verdict: 'aim met' | 'must met' | 'missed' | 'not judged';
}

/** What a line is to be judged by. */
type Line = Omit<Judged, 'value' | 'verdict'>;

const IMPORT = 'import lines';
const START = 'first start, s';

/**
 * Judges what was measured; parts that were left out are left out here too. A ratio is taken within
 * each round, whose parts met the same minute of the machine, and its median over the rounds in which
 * other programs let the machine be. Where there is none of those, all rounds are shown and none is judged.
 */
export function judge(samples: Samples, hasPgbench: boolean): readonly Judged[] {
  const counted = judgedRounds(samples);
  const of = (name: string): readonly number[] => samples.get(name) ?? [];
  const awards = of('awards, uniform');
  const statement = of(`statement, ${String(bestClients(samples))} clients`);
  const inRounds = (line: Line, canBeJudged = true): Judged => {
    const value = median(pick(line.rounds, counted));
    const isCounted = counted.length > 0 && canBeJudged;
    return { ...line, value, verdict: isCounted ? verdict({ ...line, value }) : 'not judged' };
  };
  const once = (line: Line, name: string): Judged => {
    const value = median(line.rounds);
    const isCounted = isJudged(of(othersDuring(name))[0]);
    return { ...line, value, verdict: isCounted ? verdict({ ...line, value }) : 'not judged' };
  };
  const perAward = of(IMPORT).map((lines) => lines / median(pick(awards, counted)));
  const hot = of('awards, hot');
  const late = of('awards at half load, p99 ms');
  const reads = byRound(of('member reads'), of('bare route'));
  return [
    inRounds(
      ratio('awards ÷ one statement of PostgreSQL', byRound(awards, statement), 1, 1.6),
      hasPgbench,
    ),
    inRounds(ratio('awards on one member ÷ uniform', byRound(hot, awards), 0.95, 1.2)),
    inRounds(
      ratio(
        'awards on a long history ÷ on one member',
        byRound(of('awards, long history'), hot),
        0.9,
        1,
      ),
    ),
    inRounds(time('awards at half load, p99', late, 'ms', [30, 15])),
    inRounds(
      time('the same, in awards of one statement', inStatements(late, statement), '', [240, 120]),
      hasPgbench,
    ),
    inRounds(ratio('member reads ÷ bare route', reads, 0.3, 0.5)),
    once(ratio('imported lines ÷ awards', perAward, 1.3, 2), IMPORT),
    once(time('first start to a served request', of(START), 's', [10, 5]), START),
  ].filter(({ value }) => Number.isFinite(value));
}

/** The rounds, from 0, in which other programs let the machine be. */
export function judgedRounds(samples: Samples): readonly number[] {
  const count = Math.max(0, ...[...samples.values()].map(({ length }) => length));
  const others = samples.get(OTHERS) ?? [];
  return Array.from({ length: count }, (_, round) => round).filter((round) =>
    isJudged(others[round]),
  );
}

/** Samples of those rounds; of all where there are none. */
function pick(values: readonly number[], rounds: readonly number[]): readonly number[] {
  return rounds.length === 0 ? values : values.filter((_, round) => rounds.includes(round));
}

/** The number of clients with which PostgreSQL did best, by the median of the rounds. */
function bestClients(samples: Samples): number {
  const speed = (clients: number): number =>
    median(samples.get(`statement, ${String(clients)} clients`) ?? []);
  return STATEMENT_CLIENTS.reduce((best, next) => (speed(next) > speed(best) ? next : best));
}

function byRound(values: readonly number[], of: readonly number[]): readonly number[] {
  return values.map((value, round) => value / (of[round] ?? Number.NaN));
}

/** How many one-statement awards PostgreSQL makes in a time, at its best: free of the machine's speed. */
function inStatements(ms: readonly number[], perSecond: readonly number[]): readonly number[] {
  return ms.map((each, round) => (each / 1000) * (perSecond[round] ?? Number.NaN));
}

function time(
  what: string,
  rounds: readonly number[],
  unit: string,
  [must, aim]: readonly [number, number],
): Line {
  return { what, rounds, unit, must, aim, better: 'lower' };
}

function ratio(what: string, rounds: readonly number[], must: number, aim: number): Line {
  return { what, rounds, unit: '', must, aim, better: 'higher' };
}

function verdict({
  value,
  must,
  aim,
  better,
}: Pick<Judged, 'value' | 'must' | 'aim' | 'better'>): Judged['verdict'] {
  const reaches = (goal: number): boolean => (better === 'higher' ? value >= goal : value <= goal);
  return reaches(aim) ? 'aim met' : reaches(must) ? 'must met' : 'missed';
}

export function describeMachine(postgres: string, hasPgbench: boolean): Record<string, string> {
  const commit = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' });
  return {
    commit: commit.stdout.trim() || 'unknown',
    measured: new Date().toISOString().slice(0, 10),
    node: process.version,
    postgres: `${postgres}, fsync and synchronous_commit on`,
    yardstick: hasPgbench ? 'pgbench, one prepared statement' : 'node loop: not judged',
    machine: `${String(os.cpus().length)} × ${os.cpus()[0]?.model ?? 'unknown'}, ${String(Math.round(os.totalmem() / 2 ** 30))} GB`,
    system: `${os.type()} ${os.release()}`,
    load: os
      .loadavg()
      .map((each) => each.toFixed(1))
      .join(' '),
  };
}

export function printTable(
  machine: Readonly<Record<string, string>>,
  samples: Samples,
  judged: readonly Judged[],
): void {
  console.log('');
  for (const [name, value] of Object.entries(machine)) console.log(`${name.padEnd(10)} ${value}`);
  console.log(`\n${'measured'.padEnd(40)} ${'median'.padStart(9)}   rounds`);
  for (const [name, values] of samples) {
    console.log(
      `${name.padEnd(40)} ${shown(median(values)).padStart(9)}   ${values.map(shown).join('  ')}`,
    );
  }
  console.log(
    `\n${'judged'.padEnd(44)} ${'value'.padStart(9)} ${'must'.padStart(8)} ${'aim'.padStart(8)}`,
  );
  for (const { what, value, unit, must, aim, better, verdict: how } of judged) {
    const sign = better === 'higher' ? '≥' : '≤';
    console.log(
      `${what.padEnd(44)} ${`${value.toFixed(2)}${unit}`.padStart(9)} ` +
        `${`${sign} ${String(must)}`.padStart(8)} ${`${sign} ${String(aim)}`.padStart(8)}   ${how}`,
    );
  }
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** Keeps everything beside the raw latencies that the loads wrote. */
export function saveResults(
  folder: string,
  { samples, ...rest }: { readonly samples: Samples } & Readonly<Record<string, unknown>>,
): void {
  const all = { ...rest, samples: Object.fromEntries(samples) };
  writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(all, null, 2)}\n`);
}
