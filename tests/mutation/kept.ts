import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report, ReportedMutant } from './mutants.ts';
import { ROOT } from './run-stryker.ts';

/** A mutant that no test noticed. */
export interface Alive {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The line as it stands in the source, without the space around it. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly mutator: string;
  /** False if no test even comes by. */
  readonly isCovered: boolean;
}

/** What became of the mutants of one source file. */
export interface KeptFile {
  readonly file: string;
  /** Of the source, so that a page can tell what has changed since. */
  readonly digest: string;
  readonly commit: string;
  /** Day of the run, YYYY-MM-DD. */
  readonly day: string;
  readonly killed: number;
  readonly timedOut: number;
  /** Mutants that act only while their module is loaded; they are not tried. */
  readonly notTried: number;
  readonly alive: readonly Alive[];
}

export type Run = Pick<KeptFile, 'commit' | 'day'>;

const SHOWN_MAX = 120;

/** Files of a report as they are kept. `counts` says which mutants a sample has; all if it is null. */
export function keptFiles(
  report: Report,
  run: Run,
  counts: ((file: string, mutant: ReportedMutant) => boolean) | null,
): readonly KeptFile[] {
  return Object.entries(report).map(([file, { source, mutants }]) => {
    const judged = mutants.filter((mutant) => counts?.(file, mutant) ?? true);
    const count = (status: string): number =>
      judged.filter((mutant) => mutant.status === status).length;
    return {
      ...{ file, digest: digestOf(source), ...run },
      ...{ killed: count('Killed'), timedOut: count('Timeout'), notTried: count('Ignored') },
      alive: judged
        .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
        .map((mutant) => aliveOf(source, mutant)),
    };
  });
}

/** What a source file is known by. */
export function digestOf(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 12);
}

function aliveOf(source: string, { location, ...mutant }: ReportedMutant): Alive {
  const lines = source.split('\n');
  const { start, end } = location;
  const piece = lines.slice(start.line - 1, end.line);
  piece.push((piece.pop() ?? '').slice(0, end.column - 1));
  piece[0] = (piece[0] ?? '').slice(start.column - 1);
  return {
    line: start.line,
    column: start.column,
    at: shown(lines[start.line - 1] ?? ''),
    from: shown(piece.join(' ')),
    to: shown(mutant.replacement ?? ''),
    mutator: mutant.mutatorName,
    isCovered: mutant.status === 'Survived',
  };
}

function shown(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, SHOWN_MAX);
}

/** Whether a mutant of a report is one that lived when its file was last run. */
export function livedBefore(
  kept: readonly KeptFile[],
  report: Report,
): (file: string, mutant: ReportedMutant) => boolean {
  const alive = new Map(kept.map(({ file, alive: all }) => [file, new Set(all.map(nameOf))]));
  return (file, mutant) => {
    const source = report[file]?.source ?? '';
    return alive.get(file)?.has(nameOf(aliveOf(source, mutant))) === true;
  };
}

/** Files of which not everything that lived is found among the mutants of a report. */
export function lostSince(kept: readonly KeptFile[], report: Report): readonly string[] {
  const lived = livedBefore(kept, report);
  return kept
    .filter(({ file, alive }) => {
      const found = report[file]?.mutants.filter((mutant) => lived(file, mutant)) ?? [];
      return found.length < alive.length;
    })
    .map(({ file }) => file);
}

function nameOf({ line, column, from, to, mutator }: Alive): string {
  return [line, column, mutator, from, to].join('|');
}

/** Files whose survivors were tried again: what lives still, and the rest among the killed. */
export function triedAgain(
  kept: readonly KeptFile[],
  again: readonly KeptFile[],
): readonly KeptFile[] {
  return again.flatMap((fresh) => {
    const before = kept.find(({ file, digest }) => file === fresh.file && digest === fresh.digest);
    if (before === undefined) return [];
    const { commit, day, alive } = fresh;
    const killed = before.killed + fresh.killed;
    const timedOut = before.timedOut + fresh.timedOut;
    // Other tests load other files: what nothing reached may turn out to act on loading only.
    const notTried = before.notTried + fresh.notTried;
    return [{ ...before, commit, day, alive, killed, timedOut, notTried }];
  });
}

function pathOf(area: string): string {
  return path.join(import.meta.dirname, 'results', `${area}.json`);
}

/** What was kept of an area, by file. */
export function readKept(area: string): readonly KeptFile[] {
  if (!existsSync(pathOf(area))) return [];
  return JSON.parse(readFileSync(pathOf(area), 'utf8')) as readonly KeptFile[];
}

/** Puts files in the place of what was kept of them. What is no longer there is forgotten. */
export function keep(area: string, files: readonly KeptFile[]): void {
  const fresh = new Set(files.map(({ file }) => file));
  const others = readKept(area).filter(
    ({ file }) => !fresh.has(file) && existsSync(path.join(ROOT, file)),
  );
  const all = [...others, ...files].sort((a, b) => (a.file < b.file ? -1 : 1));
  mkdirSync(path.dirname(pathOf(area)), { recursive: true });
  // A line for each source file: what differs between two runs is then told by files.
  const lines = all.map((each) => JSON.stringify(each)).join(',\n');
  writeFileSync(pathOf(area), `[\n${lines}\n]\n`);
}
