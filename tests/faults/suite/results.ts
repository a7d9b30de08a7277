import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ran } from './run.ts';

/** Where every run is added to. */
const RESULTS = fileURLToPath(new URL('../results/runs.jsonl', import.meta.url));

/** A run of one fault, as it is kept. */
export interface Kept {
  readonly id: string;
  readonly at: string;
  readonly form: string;
  readonly seed: number;
  readonly commit: string;
  readonly machine: string;
  readonly tookMs: number;
  readonly volume: string;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly problems: readonly string[];
  /** Of what is too long for one run: which rounds of its seed were done, and what they come to. */
  readonly part?: Part;
  /** Single measurements, for what sums do not show: one for each round, or none. */
  readonly samples?: Readonly<Record<string, readonly number[]>>;
}

/** Rounds of a seed, one behind the other. */
export interface Part {
  /** The first of them; they are counted from 1. */
  readonly from: number;
  readonly rounds: number;
  /** What adds up over parts: cycles, calls, alterations. */
  readonly amount: number;
}

/** What a run stands on, besides its seed. */
export function whereItRuns(): Pick<Kept, 'commit' | 'machine'> {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  const [processor] = os.cpus();
  return {
    commit: stdout.trim() === '' ? 'unknown' : stdout.trim(),
    machine:
      `Node ${process.version}, ${processor?.model ?? 'unknown processor'} × ` +
      `${String(os.cpus().length)}, ${String(Math.round(os.totalmem() / 2 ** 30))} GB, ` +
      `${os.type()} ${os.release()}`,
  };
}

/** Adds a run to the file; nothing in it is ever changed. */
export function keep(
  ran: Ran,
  run: Pick<Kept, 'at' | 'form' | 'seed' | 'commit' | 'machine'>,
): void {
  const { fault, outcome, tookMs } = ran;
  add({ id: fault.id, ...run, tookMs, ...outcome });
}

/** Adds what was done with one seed, which may go on in other runs. */
export function keepPart(done: Omit<Kept, 'form'>): void {
  const { id, at, ...rest } = done;
  add({ id, at, form: 'full', ...rest });
}

function add(kept: Kept): void {
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  appendFileSync(RESULTS, `${JSON.stringify(kept)}\n`);
}

/** All runs in full, in the order in which they were done. */
export function allRuns(): readonly Kept[] {
  if (!existsSync(RESULTS)) return [];
  return readFileSync(RESULTS, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Kept)
    .filter(({ form }) => form === 'full');
}

/** The last full run of each fault. */
export function lastRuns(): ReadonlyMap<string, Kept> {
  return new Map(allRuns().map((kept) => [kept.id, kept]));
}
