import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ran } from './run.ts';

/** Where every run of the suite is added to; not part of the project. */
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
  const kept: Kept = { id: fault.id, ...run, tookMs, ...outcome };
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  appendFileSync(RESULTS, `${JSON.stringify(kept)}\n`);
}

/** The last full run of each fault. */
export function lastRuns(): ReadonlyMap<string, Kept> {
  const runs = new Map<string, Kept>();
  if (!existsSync(RESULTS)) return runs;
  for (const text of readFileSync(RESULTS, 'utf8').split('\n')) {
    if (text === '') continue;
    const kept = JSON.parse(text) as Kept;
    if (kept.form === 'full') runs.set(kept.id, kept);
  }
  return runs;
}
