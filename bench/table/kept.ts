import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Samples } from '../measure-rounds.ts';
import type { Footprints } from '../peers/footprint.ts';
import type { RaceResult } from '../peers/races.ts';

/** What the page of benchmarks stands on: results of one run of each command, as they were saved. */
export const KEPT = {
  ratios: fileURLToPath(new URL('ratios.json', import.meta.url)),
  peers: fileURLToPath(new URL('peers.json', import.meta.url)),
} as const;

/** One run: where it was made, how it was asked for, and every sample by round. */
export interface KeptRun {
  readonly machine: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly samples: Samples;
}

export interface KeptPeers extends KeptRun {
  readonly footprints: Readonly<Record<string, Footprints>>;
  readonly races: Readonly<Record<string, RaceResult>>;
}

export function readRatios(file: string = KEPT.ratios): KeptRun {
  return readRun(file, []);
}

export function readPeers(file: string = KEPT.peers): KeptPeers {
  return readRun(file, ['footprints', 'races']) as KeptPeers;
}

/** Throws where a part lacks, or a sample is no number. */
function readRun(file: string, further: readonly string[]): KeptRun {
  const run = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  for (const part of ['machine', 'options', 'samples', ...further]) {
    if (typeof run[part] !== 'object' || run[part] === null) throw new Error(`${file}: no ${part}`);
  }
  const samples: Samples = new Map();
  for (const [name, values] of Object.entries(run['samples'] as Record<string, unknown>)) {
    if (!isNumbers(values)) throw new Error(`${file}: samples of ${name} are no numbers`);
    samples.set(name, values);
  }
  return { ...run, samples } as unknown as KeptRun;
}

function isNumbers(values: unknown): values is number[] {
  return Array.isArray(values) && values.every((each) => typeof each === 'number');
}
