import { OTHERS, WAITED } from '../in-round.ts';
import { judge, judgedRounds, type Judged } from '../report.ts';
import { median } from '../summary.ts';
import type { KeptPeers, KeptRun } from './kept.ts';
import { peersPart } from './peers-part.ts';
import { aboutRun, shown } from './words.ts';

/** Behind this line of the page all is written from samples. */
export const MARK = '<!-- what follows is written by "npm run bench:table" -->';

/** The page with its head as it stands and its tables made anew. */
export function renderPage(page: string, ratios: KeptRun, peers: KeptPeers): string {
  const at = page.indexOf(MARK);
  if (at === -1) throw new Error(`the page has no line "${MARK}"`);
  const head = page.slice(0, at + MARK.length);
  return [head, '', ...ratiosPart(ratios), '', ...peersPart(peers), ''].join('\n');
}

function ratiosPart(run: KeptRun): readonly string[] {
  const hasPgbench = run.machine['yardstick']?.startsWith('pgbench') === true;
  const judged = judge(run.samples, hasPgbench);
  const counted = judgedRounds(run.samples);
  return [
    '## Ratios',
    '',
    ...aboutRun(run),
    '',
    '| what | must | aim | median | rounds | verdict |',
    '| --- | --- | --- | --- | --- | --- |',
    ...judged.map((line) => judgedRow(line, counted)),
    '',
    '| measured, a second unless said otherwise | median | rounds |',
    '| --- | --- | --- |',
    ...[...run.samples]
      .filter(([name]) => !name.startsWith(OTHERS) && name !== WAITED)
      .map(([name, values]) => `| ${name} | ${shown(median(values))} | ${each(values)} |`),
  ];
}

function judgedRow(line: Judged, counted: readonly number[]): string {
  const { what, unit, must, aim, better, value, rounds, verdict } = line;
  const sign = better === 'higher' ? '≥' : '≤';
  const withUnit = (number: string): string => (unit === '' ? number : `${number} ${unit}`);
  const shownRounds = rounds
    .map((round, place) =>
      rounds.length > 1 && !counted.includes(place) ? `(${shown(round)})` : shown(round),
    )
    .join(', ');
  const verdictShown = verdict === 'missed' ? '**missed**' : verdict;
  return `| ${what} | ${sign} ${withUnit(String(must))} | ${sign} ${withUnit(String(aim))} | ${withUnit(shown(value))} | ${shownRounds} | ${verdictShown} |`;
}

function each(values: readonly number[]): string {
  return values.map(shown).join('; ');
}
