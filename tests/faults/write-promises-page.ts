import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BEHAVIOUR, SPEED } from './promises/list.ts';
import { tableOf } from './promises/tell.ts';
import { allRuns } from './suite/results.ts';

/*
 * Writes the tables of docs/operating/promises.md from all that was run so far:
 *   npm run faults:promises
 */

const PAGE = fileURLToPath(new URL('../../docs/operating/promises.md', import.meta.url));
const MARK = '<!-- what follows is written by "npm run faults:promises" -->';

const runs = allRuns();
const page = readFileSync(PAGE, 'utf8');
const head = page.slice(0, page.indexOf(MARK) + MARK.length);
const behaviour = ['## How it behaves', '', ...tableOf(BEHAVIOUR, runs)];
const speed = ['## How fast it is', '', ...tableOf(SPEED, runs)];
writeFileSync(PAGE, [head, '', ...behaviour, '', ...speed, ''].join('\n'));
