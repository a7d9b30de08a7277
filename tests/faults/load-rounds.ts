import { createInterface } from 'node:readline';
import type { LoadTerms } from './send-load.ts';
import { sendLoad } from './send-load.ts';

/*
 * The load again and again, by one process: a line of terms begins it, an empty one ends it, and it says
 * so once the last request is answered. Ends with its standard input.
 */

let over = new AbortController();
let sending: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line === '') {
      over.abort();
      void sending.then(() => process.stdout.write('rested\n'));
    } else {
      over = new AbortController();
      sending = sendLoad(JSON.parse(line) as LoadTerms, over.signal);
    }
  })
  .on('close', () => {
    over.abort();
  });
