import { sendLoad } from './send-load.ts';

/*
 * A process of its own that sends requests until its standard input ends, and writes each of them
 * down before it is sent and as soon as it is answered.
 */

/** What it is started with, as JSON. */
export interface LoadTerms {
  readonly urls: readonly string[];
  readonly partnerId: string;
  readonly apiKey: string;
  readonly log: string;
  readonly seed: number;
  readonly firstNumber: number;
  readonly workers: number;
  /** Requests after which it ends by itself. */
  readonly requestsMax: number;
  /** Sends once more, to the next server, what was turned away or had no whole answer. */
  readonly sendsAgain?: boolean;
}

const terms = JSON.parse(process.argv[2] ?? '') as LoadTerms;
const over = new AbortController();
process.stdin.on('end', () => {
  over.abort();
});
process.stdin.resume();
await sendLoad(terms, over.signal);
process.stdin.destroy();
