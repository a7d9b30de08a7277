import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AREAS, type Area } from './areas.ts';
import { EQUIVALENTS } from './equivalents.ts';
import { digestOf, readKept, type KeptFile } from './kept.ts';
import { ROOT } from './run-stryker.ts';
import { isEquivalent, noticed, tally, wilson, type Tally } from './score.ts';

/*
 * Writes the tables of docs/operating/mutation.md from what is kept:
 *   npm run mutate:page
 */

const PAGE = path.join(ROOT, 'docs/operating/mutation.md');
const MARK = '<!-- what follows is written by "npm run mutate:page" -->';
const HEAD =
  'mutants | killed | timed out | survived | not covered | equivalent | not tried | score';

function rowOf(name: string, sums: Tally, more: string): string {
  const { killed, timedOut, survived, uncovered, equivalent, notTried } = sums;
  const all = killed + timedOut + survived + uncovered + equivalent + notTried;
  const cells = [all, killed, timedOut, survived, uncovered, equivalent, notTried].map(String);
  return `| ${[name, ...cells, scoreOf(sums), more].join(' | ')} |`;
}

function scoreOf(sums: Tally): string {
  const { hits, of } = noticed(sums);
  return of === 0 ? '–' : `${((100 * hits) / of).toFixed(1)} %`;
}

/** The folder below the area's own, or the file if it stands there itself. */
function folderOf({ sources }: Area, file: string): string {
  const source = sources.find((each) => file.startsWith(`${each}/`));
  if (source === undefined) return file;
  const rest = file.slice(source.length + 1);
  return `${source}${rest.includes('/') ? `/${rest.slice(0, rest.indexOf('/'))}` : ''}`;
}

function stateOf(files: readonly KeptFile[]): string {
  const days = files.map(({ day }) => day).sort();
  const commits = [...new Set(files.map(({ commit }) => commit))];
  const changed = files.filter(({ file, digest }) => {
    const place = path.join(ROOT, file);
    return !existsSync(place) || digestOf(readFileSync(place, 'utf8')) !== digest;
  });
  const since = changed.length === 0 ? '' : `; ${String(changed.length)} files changed since`;
  return `${commits.length > 3 ? `${String(commits.length)} commits` : commits.join(', ')} | ${days.at(-1) ?? ''}${since}`;
}

function tableOf(area: Area): readonly string[] {
  const kept = readKept(area.name);
  if (kept.length === 0) return [`## ${area.name}`, '', 'Not run yet.', ''];
  const folders = Map.groupBy(kept, ({ file }) => folderOf(area, file));
  const total = tally(kept, EQUIVALENTS);
  const { hits, of } = noticed(total);
  const [low, high] = wilson(hits, of).map((share) => (100 * share).toFixed(1));
  return [
    `## ${area.name}`,
    '',
    `| where | ${HEAD} | commit | day |`,
    `| ${Array.from({ length: 11 }, () => '---').join(' | ')} |`,
    ...[...folders].map(([folder, files]) =>
      rowOf(`\`${folder}\``, tally(files, EQUIVALENTS), stateOf(files)),
    ),
    rowOf('**together**', total, stateOf(kept)),
    '',
    area.isSample
      ? `A sample: the score of all mutants lies between ${String(low)} % and ${String(high)} % (Wilson, 95 %).`
      : '',
    '',
  ];
}

const GROUPS = Map.groupBy(EQUIVALENTS, ({ why }) => why);
const lived = new Map(AREAS.flatMap(({ name }) => readKept(name)).map((kept) => [kept.file, kept]));
for (const each of EQUIVALENTS) {
  const alive = lived.get(each.file)?.alive ?? [];
  if (alive.some((one) => isEquivalent([each], each.file, one))) continue;
  console.error(`equivalents.ts: no mutant lived that is ${each.file}: ${each.from} → ${each.to}`);
  process.exitCode = 1;
}

const page = readFileSync(PAGE, 'utf8');
writeFileSync(
  PAGE,
  [
    page.slice(0, page.indexOf(MARK) + MARK.length),
    '',
    ...AREAS.flatMap(tableOf),
    '## Mutants that nothing can notice',
    '',
    ...[...GROUPS].map(([why, all]) => {
      const places = [...new Set(all.map(({ file }) => `\`${file}\``))];
      return `- ${why}: ${String(all.length)} in ${places.join(', ')}`;
    }),
    '',
  ].join('\n'),
);
