import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { KEPT, readPeers, readRatios } from './table/kept.ts';
import { renderPage } from './table/page.ts';
import { endWith, readOptions } from '../tests/support/script-options.ts';

/*
 * Writes the tables of docs/operating/benchmarks.md from samples that are kept beside the code:
 *   npm run bench:table [-- --ratios bench/results/<time> --peers bench/results/<name>]
 * A folder that is named takes the place of what was kept before.
 */

const values = readOptions({ ratios: { type: 'string' }, peers: { type: 'string' } });

// Read first: what does not hold together is not kept.
if (values.ratios !== undefined) await keep(values.ratios, KEPT.ratios, readRatios);
if (values.peers !== undefined) await keep(values.peers, KEPT.peers, readPeers);
const page = fileURLToPath(new URL('../docs/operating/benchmarks.md', import.meta.url));
await write(page, renderPage(readFileSync(page, 'utf8'), readRatios(), readPeers()));

async function keep(folder: string, place: string, read: (file: string) => unknown): Promise<void> {
  const file = path.join(folder, 'results.json');
  if (!existsSync(file)) endWith(`${folder} holds no samples: there is no ${file}`);
  read(file);
  await write(place, readFileSync(file, 'utf8'));
}

async function write(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
