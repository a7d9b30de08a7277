import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ELSEWHERE, NOT_DONE } from './suite/elsewhere.ts';
import { FAULTS } from './suite/list.ts';
import { lastRuns, type Kept } from './suite/results.ts';

/*
 * Writes the tables of docs/operating/faults.md from what was run last, in full:
 *   npm run faults:page
 */

const PAGE = fileURLToPath(new URL('../../docs/operating/faults.md', import.meta.url));
const MARK = '<!-- what follows is written by "npm run faults:page" -->';

const runs = lastRuns();
const rows = FAULTS.map(({ id, name, promise, attack }) => {
  const kept = runs.get(id);
  return `| ${id} | ${name} | ${promise} | ${attack} | ${kept === undefined ? 'short form only' : resultOf(kept)} |`;
});
const page = readFileSync(PAGE, 'utf8');
const head = page.slice(0, page.indexOf(MARK) + MARK.length);
writeFileSync(
  PAGE,
  [
    head,
    '',
    '| fault | what it is | promise | how it is attacked | last full run |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '## Attacked by other commands',
    '',
    '| fault | what it is | command |',
    '| --- | --- | --- |',
    ...ELSEWHERE.map(([id, name, command]) => `| ${id} | ${name} | \`${command}\` |`),
    '',
    '## Not done',
    '',
    '| fault | what it is | why |',
    '| --- | --- | --- |',
    ...NOT_DONE.map(([id, name, why]) => `| ${id} | ${name} | ${why} |`),
    '',
  ].join('\n'),
);

function resultOf({ problems, volume, seed, commit, tookMs }: Kept): string {
  const verdict = problems.length === 0 ? 'held' : '**broken**';
  return `${verdict}: ${volume}; seed ${String(seed)}, commit ${commit}, ${String(Math.round(tookMs / 1000))} s`;
}
