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
  readonly value: number;
  readonly unit: string;
  readonly must: number;
  readonly aim: number;
  /** Ratios are to be high, times to be low. */
  readonly better: 'higher' | 'lower';
  readonly verdict: 'aim met' | 'must met' | 'missed' | 'not judged';
}

/**
 * Judges what was measured; parts that were left out are left out here too. A ratio is taken within
 * each round, whose parts met the same minute of the machine, and its median over the rounds in which
 * other programs let the machine be. Where there is none of those, all rounds are shown and none is judged.
 */
export function judge(samples: Samples, hasPgbench: boolean): readonly Judged[] {
  const rounds = judgedRounds(samples);
  const of = (name: string): readonly number[] => pick(samples.get(name) ?? [], rounds);
  const awards = of('awards, uniform');
  const statement = of(`statement, ${String(bestClients(samples))} clients`);
  const inRounds = rounds.length > 0;
  const lines: (Omit<Judged, 'verdict'> & { readonly isJudged: boolean })[] = [
    {
      ...ratio('awards ÷ one statement of PostgreSQL', byRound(awards, statement), 1, 1.6),
      isJudged: inRounds && hasPgbench,
    },
    {
      ...ratio('awards on one member ÷ uniform', byRound(of('awards, hot'), awards), 0.95, 1.2),
      isJudged: inRounds,
    },
    {
      ...ratio(
        'awards on a long history ÷ on one member',
        byRound(of('awards, long history'), of('awards, hot')),
        0.9,
        1,
      ),
      isJudged: inRounds,
    },
    {
      ...time('awards at half load, p99', of('awards at half load, p99 ms'), 'ms', [30, 15]),
      isJudged: inRounds,
    },
    {
      ...ratio(
        'member reads ÷ bare route',
        byRound(of('member reads'), of('bare route')),
        0.3,
        0.5,
      ),
      isJudged: inRounds,
    },
    {
      ...ratio('imported lines ÷ awards', onlySample(samples, IMPORT) / median(awards), 1.3, 2),
      isJudged: inRounds && isJudged(onlySample(samples, othersDuring(IMPORT))),
    },
    {
      ...time('first start to a served request', samples.get(START) ?? [], 's', [10, 5]),
      isJudged: isJudged(onlySample(samples, othersDuring(START))),
    },
  ];
  return lines
    .filter(({ value }) => Number.isFinite(value))
    .map(({ isJudged: may, ...line }) => ({
      ...line,
      verdict: may ? verdict(line) : 'not judged',
    }));
}

const IMPORT = 'import lines';
const START = 'first start, s';

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

function onlySample(samples: Samples, name: string): number {
  return samples.get(name)?.[0] ?? Number.NaN;
}

/** The number of clients with which PostgreSQL did best, by the median of the rounds. */
function bestClients(samples: Samples): number {
  const speed = (clients: number): number =>
    median(samples.get(`statement, ${String(clients)} clients`) ?? []);
  return STATEMENT_CLIENTS.reduce((best, next) => (speed(next) > speed(best) ? next : best));
}

function byRound(values: readonly number[], of: readonly number[]): number {
  return median(values.map((value, round) => value / (of[round] ?? Number.NaN)));
}

function time(
  what: string,
  values: readonly number[],
  unit: string,
  [must, aim]: readonly [number, number],
): Omit<Judged, 'verdict'> {
  return { what, value: median(values), unit, must, aim, better: 'lower' };
}

function ratio(what: string, value: number, must: number, aim: number): Omit<Judged, 'verdict'> {
  return { what, value, unit: '', must, aim, better: 'higher' };
}

function verdict({ value, must, aim, better }: Omit<Judged, 'verdict'>): Judged['verdict'] {
  const reaches = (goal: number): boolean => (better === 'higher' ? value >= goal : value <= goal);
  return reaches(aim) ? 'aim met' : reaches(must) ? 'must met' : 'missed';
}

export function describeMachine(postgres: string, hasPgbench: boolean): Record<string, string> {
  const commit = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' });
  return {
    commit: commit.stdout.trim() || 'unknown',
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
