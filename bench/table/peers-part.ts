import { judgedRounds } from '../report.ts';
import { MOVES, PEER_NAMES, type PeerName } from '../peers/peer.ts';
import { CONNECTIONS, FIGURES, sampleName, type Figure, type PeerLoad } from '../peers/samples.ts';
import { median } from '../summary.ts';
import type { KeptPeers } from './kept.ts';
import { aboutRun, shown } from './words.ts';

const TITLES: Readonly<Record<PeerName, string>> = {
  fealty: 'Fealty',
  plain: 'a transaction for each request',
  medusa: 'Medusa',
};

/** The tables of all who were measured beside each other. */
export function peersPart(run: KeptPeers): readonly string[] {
  const names = PEER_NAMES.filter((name) => name in run.races);
  return [
    '## Beside others',
    '',
    ...aboutRun(run),
    '',
    '| what | connections | who | a second | p50 ms | p99 ms | processor ms | Fealty is |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...MOVES.flatMap((move) =>
      CONNECTIONS.flatMap((connections) =>
        names.map((peer) => loadRow(run, { peer, move, connections })),
      ),
    ),
    '',
    '### What a request writes',
    '',
    'Rows that were added or changed, on the average of a hundred that came one after the other. What background work wrote',
    'meanwhile is in it.',
    '',
    '| who | credit | debit |',
    '| --- | --- | --- |',
    ...names.map((name) => footprintRow(run, name)),
    '',
    '### What becomes of requests that meet',
    '',
    '| who | 100 debits of 10 points at once: done | left | a credit of 80, sent twice | sent 100 times at once |',
    '| --- | --- | --- | --- | --- |',
    ...names.map((name) => raceRow(run, name)),
  ];
}

function loadRow(run: KeptPeers, load: PeerLoad): string {
  const own = (figure: Figure): number => middle(run, load, figure);
  const ratio = (figure: Figure): number =>
    middle(run, { ...load, peer: 'fealty' }, figure) / own(figure);
  const byProcessors = 1 / ratio('processor ms');
  const beside =
    load.peer === 'fealty'
      ? ''
      : `× ${shown(ratio('a second'))}${Number.isNaN(byProcessors) ? '' : `, by processors × ${shown(byProcessors)}`}`;
  const figures = FIGURES.map((figure) => shown(own(figure))).join(' | ');
  return `| ${load.move} | ${String(load.connections)} | ${TITLES[load.peer]} | ${figures} | ${beside} |`;
}

/** Fewer answers for each connection, and what was under way at the end weighs too much in their cost. */
const ANSWERS_MIN = 5;

/** The median of the rounds that count, of all where none does; NaN where too little was answered to tell. */
function middle(run: KeptPeers, load: PeerLoad, figure: Figure): number {
  const { samples, options } = run;
  if (figure === 'processor ms') {
    const answers = middle(run, load, 'a second') * Number(options['seconds']);
    if (answers < ANSWERS_MIN * load.connections) return Number.NaN;
  }
  const values = samples.get(sampleName(load, figure)) ?? [];
  const counted = judgedRounds(samples);
  return median(counted.length === 0 ? values : values.filter((_, at) => counted.includes(at)));
}

function footprintRow({ footprints }: KeptPeers, name: PeerName): string {
  const rows = (move: 'credit' | 'debit'): string =>
    shown(footprints[name]?.[move].rowsWritten ?? Number.NaN);
  return `| ${TITLES[name]} | ${rows('credit')} | ${rows('debit')} |`;
}

function raceRow({ races }: KeptPeers, name: PeerName): string {
  const found = races[name];
  if (found === undefined) throw new Error(`${name} did not race`);
  const { debitsDone, leftOfTen, sentTwice, sentAtOnce } = found;
  const cells = [debitsDone, leftOfTen, sentTwice, sentAtOnce].map(String);
  return `| ${TITLES[name]} | ${cells.join(' | ')} |`;
}
