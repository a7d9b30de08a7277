import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KEPT, readPeers, readRatios } from './table/kept.ts';
import { renderPage } from './table/page.ts';

/*
 * Writes the tables of docs/operating/benchmarks.md from samples that are kept beside the code:
 *   npm run bench:table [-- --ratios bench/results/<time> --peers bench/results/<name>]
 * A folder that is named takes the place of what was kept before.
 */

const { values } = parseArgs({
  options: { ratios: { type: 'string' }, peers: { type: 'string' } },
});

// Read first: what does not hold together is not kept.
if (values.ratios !== undefined) keep(values.ratios, KEPT.ratios, readRatios);
if (values.peers !== undefined) keep(values.peers, KEPT.peers, readPeers);
const page = fileURLToPath(new URL('../docs/operating/benchmarks.md', import.meta.url));
writeFileSync(page, renderPage(readFileSync(page, 'utf8'), readRatios(), readPeers()));

function keep(folder: string, place: string, read: (file: string) => unknown): void {
  const file = path.join(folder, 'results.json');
  read(file);
  copyFileSync(file, place);
}
