import { sendLoad, type LoadTerms } from './send-load.ts';

/*
 * A process of its own that sends requests until its standard input ends, and writes each of them
 * down before it is sent and as soon as it is answered.
 */

const terms = JSON.parse(process.argv[2] ?? '') as LoadTerms;
const over = new AbortController();
process.stdin.on('end', () => {
  over.abort();
});
process.stdin.resume();
await sendLoad(terms, over.signal);
process.stdin.destroy();
