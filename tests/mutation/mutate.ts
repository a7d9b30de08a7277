import { readFileSync } from 'node:fs';
import path from 'node:path';
import { whereItRuns } from '../faults/suite/results.ts';
import { AREAS, areaOf, type Area } from './areas.ts';
import { EQUIVALENTS } from './equivalents.ts';
import {
  digestOf,
  keep,
  keptFiles,
  livedBefore,
  lostSince,
  readKept,
  triedAgain,
  type KeptFile,
} from './kept.ts';
import { withLaneDatabase } from './lane-database.ts';
import { keyOf, type Report, type ReportedMutant } from './mutants.ts';
import { ROOT, runStryker } from './run-stryker.ts';
import { sampleOf } from './sample.ts';
import { isEquivalent, noticed, tally } from './score.ts';
import { endWith, namedOption, readArguments, wholeOption } from '../support/script-options.ts';

/*
 * Changes the sources in small ways, one at a time, and asks whether a test notices:
 *   npm run mutate -- packages/core/src/points [more files and folders] [--workers N]
 *   npm run mutate -- --area signing
 *   npm run mutate:lane -- --mutants 500 --seed N               or of these the ones of [files and folders]
 *   npm run mutate -- --again packages/core/src/points          only what lived in the last run
 *   npm run mutate:lane -- --database                           what lived, on PostgreSQL
 *   npm run mutate -- --survivors packages/core/src/points      what lived in the last run
 * Results are kept by file and add up. `npm run mutate:page` writes them down.
 */

const { values, positionals } = readArguments({
  again: { type: 'boolean', default: false },
  area: { type: 'string' },
  database: { type: 'boolean', default: false },
  mutants: { type: 'string' },
  seed: { type: 'string', default: '1' },
  survivors: { type: 'boolean', default: false },
  workers: { type: 'string', default: '1' },
});

const paths = positionals.map((each) => each.replace(/\/+$/, ''));
const area = areaAsked();
const mutants = values.mutants === undefined ? null : wholeOption('mutants', values.mutants);
const seed = wholeOption('seed', values.seed);
const workers = wholeOption('workers', values.workers);
if (values.database && area.onDatabase.length === 0) {
  endWith(`--database is for areas with tests on one; ${area.name} has none`);
}

/** The area that is named, or the one to which all paths belong. */
function areaAsked(): Area {
  const names = AREAS.map(({ name }) => name);
  const [name] = values.area === undefined ? [] : namedOption('area', values.area, names);
  const belong = paths.map((each) => areaOf(each) ?? endWith(`${each} belongs to no area`));
  const asked = AREAS.find((each) => each.name === name) ?? belong[0];
  if (asked === undefined) {
    return endWith(`--area is one of ${names.join(', ')}, or name files of one`);
  }
  const other = paths.find((_path, index) => belong[index] !== asked);
  return other === undefined ? asked : endWith(`${other} is not in the area ${asked.name}`);
}

/** What may become of a mutant; anything else is a run that broke down. */
const ENDS: ReadonlySet<string> = new Set([
  ...['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'],
]);
const terms = { area, paths: paths.length > 0 ? paths : area.sources, workers };
if (values.database) {
  const onDatabase = { ...area, tests: area.onDatabase, without: [] };
  keep(area.name, await withLaneDatabase(() => judgeAgain(onDatabase)));
} else if (!values.survivors) keep(area.name, values.again ? judgeAgain(area) : judge());
show(area);

function runOf(): Pick<KeptFile, 'commit' | 'day'> {
  return { commit: whereItRuns().commit, day: new Date().toISOString().slice(0, 10) };
}

function judge(): readonly KeptFile[] {
  if (mutants !== null) return judgeSample(mutants, seed);
  return keptFiles(
    withoutFailed(runStryker({ ...terms, only: null }), () => true),
    runOf(),
    null,
  );
}

/** What lived in files that have not changed since. */
function judgeAgain(asked: Area): readonly KeptFile[] {
  const { name } = asked;
  const kept = readKept(name).filter(({ file }) => isAsked(file));
  const isChanged = ({ file, digest }: KeptFile): boolean => digest !== digestOf(read(file));
  for (const { file } of kept.filter(isChanged)) {
    console.log(`${file} has changed since: run it whole`);
  }
  const unchanged = kept.filter((each) => !isChanged(each));
  const listed = runStryker({ ...terms, area: asked, only: [] });
  const lost = new Set(lostSince(unchanged, listed));
  for (const file of lost) console.log(`${file}: what lived is not found again: run it whole`);
  const known = unchanged.filter(({ file }) => !lost.has(file));
  const lived = livedBefore(known, listed);
  const report = runStryker({ ...terms, area: asked, only: keysOf(listed, lived) });
  return triedAgain(known, keptFiles(withoutFailed(report, lived), runOf(), lived));
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/**
 * First all mutants are listed, then those drawn are tried: of the paths that are asked for, while the draw
 * is always out of the whole area. Some turn out to act only on loading.
 */
function judgeSample(size: number, chance: number): readonly KeptFile[] {
  const whole = runStryker({ ...terms, paths: terms.area.sources, only: [] });
  const drawn = sampleOf(keysOf(whole), size, chance);
  const chosen = new Set(drawn);
  const report = runStryker({ ...terms, only: drawn });
  const counts = (file: string, mutant: ReportedMutant): boolean => chosen.has(keyOf(file, mutant));
  return keptFiles(withoutFailed(report, counts), runOf(), counts);
}

/** Files of which every mutant came to an end. A runner that breaks down judges nothing. */
function withoutFailed(
  report: Report,
  counts: (file: string, mutant: ReportedMutant) => boolean,
): Report {
  const files = Object.entries(report).filter(([file, { mutants: all }]) => {
    const failed = all.filter((each) => counts(file, each) && !ENDS.has(each.status));
    if (failed.length === 0) return true;
    const [first] = failed;
    console.log(`${file}: ${String(failed.length)} came to no end: ${first?.statusReason ?? ''}`);
    process.exitCode = 1;
    return false;
  });
  return Object.fromEntries(files);
}

function keysOf(
  report: Report,
  isWanted: (file: string, mutant: ReportedMutant) => boolean = () => true,
): readonly string[] {
  return Object.entries(report).flatMap(([file, { mutants: all }]) =>
    all.filter((each) => isWanted(file, each)).map((each) => keyOf(file, each)),
  );
}

function isAsked(file: string): boolean {
  return terms.paths.some((each) => file === each || file.startsWith(`${each}/`));
}

function show({ name }: Area): void {
  const files = readKept(name).filter(({ file }) => isAsked(file));
  for (const { file, alive } of files) {
    for (const each of alive.filter((one) => !isEquivalent(EQUIVALENTS, file, one))) {
      const what = each.isCovered ? '' : ' (no test comes by)';
      console.log(`${file}:${String(each.line)}  ${each.at}${what}`);
      console.log(`    ${each.from}  →  ${each.to === '' ? 'nothing' : each.to}`);
    }
  }
  const sums = tally(files, EQUIVALENTS);
  const { hits, of } = noticed(sums);
  console.log(`${name}: noticed ${String(hits)} of ${String(of)} mutants`, sums);
}
