import { sumOf, type Sum } from '../suite/parts.ts';
import type { Kept } from '../suite/results.ts';
import type { Attack, Evidence, Promised } from './list.ts';

/** How much was done and what came of it, in words. */
export interface Told {
  readonly volume: string;
  readonly result: string;
}

/** The rows of the table: one for each attack, with the promise in the first of its rows. */
export function tableOf(promised: readonly Promised[], runs: readonly Kept[]): string[] {
  return [
    '| promise | how it is attacked | volume | last result | command |',
    '| --- | --- | --- | --- | --- |',
    ...promised.flatMap(({ promise, attacks }) =>
      attacks.map((attack, at) => row(at === 0 ? promise : '', attack, runs)),
    ),
  ];
}

function row(promise: string, { how, command, evidence }: Attack, runs: readonly Kept[]): string {
  const { volume, result } = told(evidence, runs);
  return `| ${[promise, how, volume, result, `\`${command}\``].join(' | ')} |`;
}

/** What an attack has come to so far. */
export function told(evidence: Evidence, runs: readonly Kept[]): Told {
  if ('tests' in evidence) {
    return { volume: evidence.tests, result: 'held by every run of the tests' };
  }
  if ('page' in evidence) {
    const { page, volume } = evidence;
    return { volume, result: `[as measured](${page})` };
  }
  if ('fault' in evidence) {
    const last = runs.findLast(({ id }) => id === evidence.fault);
    if (last === undefined) {
      return { volume: '**none in full**', result: '**not run in full**' };
    }
    return { volume: last.volume, result: `${verdictOf(last)}; ${whence(last)}` };
  }
  const { parts, wanted, unit } = evidence;
  const sum = sumOf(runs, parts);
  const amount = sum?.amount ?? 0;
  const volume = `${grouped(amount)} of ${grouped(wanted)} ${unit}`;
  if (sum === null) return { volume, result: '**not run**' };
  const reached = amount >= wanted ? '' : '; **volume not reached yet**';
  return {
    volume: `${volume} in ${spentOf(sum)}${reached}`,
    result: [
      verdictOf(sum.last),
      ...foundOf(sum),
      ...measuresOf(runs, parts),
      whence(sum.last),
    ].join('; '),
  };
}

function verdictOf({ problems }: Kept): string {
  return problems.length === 0 ? 'held' : `**broken**: ${problems[0]?.split('\n')[0] ?? ''}`;
}

/** Parts that found something count for nothing, and are told. */
function foundOf({ broken, explained }: Sum): string[] {
  if (broken === 0) return [];
  const many =
    broken === 1 ? 'one part found something' : `${String(broken)} parts found something`;
  return [[many, ...explained].join(': ')];
}

function whence({ seed, commit, at }: Kept): string {
  return `seed ${String(seed)}, commit ${commit}, ${at.slice(0, 10)}`;
}

function spentOf({ tookMs }: Sum): string {
  const minutes = Math.round(tookMs / 60_000);
  return minutes < 2 ? 'about a minute' : `${String(minutes)} minutes`;
}

/** Single measurements of all parts together: the middle, the slowest hundredth, and the longest. */
function measuresOf(runs: readonly Kept[], id: string): string[] {
  const all = new Map<string, number[]>();
  for (const { samples = {}, problems } of runs.filter((run) => run.id === id)) {
    if (problems.length > 0) continue;
    for (const [name, values] of Object.entries(samples)) {
      all.set(name, [...(all.get(name) ?? []), ...values]);
    }
  }
  return [...all]
    .filter(([name]) => name.endsWith('_ms'))
    .map(([name, values]) => {
      const sorted = values.toSorted((one, two) => one - two);
      const at = (share: number): string =>
        grouped(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0);
      const what = name.slice(0, -'_ms'.length).replaceAll('_', ' ');
      return `${what} ${at(0.5)} ms in the middle, p99 ${at(0.99)}, longest ${at(1)}`;
    });
}

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}
