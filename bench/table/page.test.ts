import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OTHERS } from '../in-round.ts';
import { readPeers, readRatios, type KeptRun } from './kept.ts';
import { MARK, renderPage } from './page.ts';

const PAGE = new URL('../../docs/operating/benchmarks.md', import.meta.url);

it('the page of benchmarks says what its samples say', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(squeezed(renderPage(page, readRatios(), readPeers()))).toEqual(squeezed(page));
});

it('a page without the line behind which tables stand is refused', () => {
  expect(() => renderPage('# Benchmarks', readRatios(), readPeers())).toThrow(MARK);
});

it('rounds in which others had the processors stand in brackets and are not in the median', () => {
  const run: KeptRun = {
    machine: { yardstick: 'pgbench, one prepared statement' },
    options: {},
    samples: new Map([
      ['awards, uniform', [1000, 2000, 3000]],
      ['awards, hot', [1100, 2600, 100]],
      [OTHERS, [2, 9, 40]],
    ]),
  };
  const page = renderPage(MARK, run, readPeers());
  expect(page).toContain(
    '| awards on one member ÷ uniform | ≥ 0.95 | ≥ 1.2 | 1.20 | 1.10, 1.30, (0.03) | aim met |',
  );
  expect(page).toContain('Of 3 rounds 2 are judged.');
});

it('with no quiet round the median is of all and nothing is judged', () => {
  const samples = new Map([
    ['awards, uniform', [1000, 1000]],
    ['awards, hot', [1000, 3000]],
    [OTHERS, [30, 40]],
  ]);
  const page = renderPage(MARK, { machine: {}, options: {}, samples }, readPeers());
  expect(page).toContain('| 2.00 | (1.00), (3.00) | not judged |');
});

/** Tables as they are without the spaces and lines that make columns even. */
function squeezed(page: string): readonly string[] {
  return page
    .split('\n')
    .map((line) => line.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---'))
    .filter((line) => line !== '');
}
