import { setTimeout as pause } from 'node:timers/promises';
import { V1Client } from '../support/v1-client.ts';
import { callOf, drawOperation, seededRandom, type Operation } from './operations.ts';
import {
  EARNED_AT_FIRST,
  endingOf,
  endingOfBreak,
  logEnded,
  logSent,
  type Ending,
} from './request-log.ts';

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

const AWAY_PAUSE_MS = 20;
const ANSWER_WAIT_MS = 15_000;
const AGAIN_PAUSE_MS = 100;
const ORDER_TAKEN = 609;

const terms = JSON.parse(process.argv[2] ?? '') as LoadTerms;
const clients = terms.urls.map((url) => new V1Client(url, terms));
const random = seededRandom(terms.seed);
const bought: { member: string; orderId: string }[] = [];
const over = new AbortController();
process.stdin.on('end', () => {
  over.abort();
});
process.stdin.resume();
let number = terms.firstNumber;

await Promise.all(Array.from({ length: terms.workers }, (_, turn) => work(turn)));
for (const client of clients) client.close();
process.stdin.destroy();

async function work(turn: number): Promise<void> {
  while (!over.signal.aborted && number - terms.firstNumber < terms.requestsMax) {
    const operation = drawOperation((number += 1), random, bought);
    logSent(terms.log, operation);
    const ending = await (terms.sendsAgain === true ? sendTwice : send)(operation, turn);
    logEnded(terms.log, operation.number, ending);
    if (ending.how === 'done' && operation.kind === 'purchase' && bought.length < 1000) {
      bought.push({ member: operation.member, orderId: operation.orderId ?? '' });
    }
    if (ending.how === 'refused' && ending.status === 0) await pause(AWAY_PAUSE_MS);
  }
}

async function send(operation: Operation, turn: number): Promise<Ending> {
  const client = clients[(turn + operation.number) % clients.length];
  if (client === undefined) throw new Error('no server was named');
  try {
    return endingOf(await client.call({ ...callOf(operation), timeoutMs: ANSWER_WAIT_MS }));
  } catch (error) {
    return endingOfBreak(error);
  }
}

/** As a shop does that repeats what went wrong, once. */
async function sendTwice(operation: Operation, turn: number): Promise<Ending> {
  const first = await send(operation, turn);
  const isTurnedAway = first.how === 'refused' && [0, 503].includes(first.status);
  if (first.how !== 'unknown' && !isTurnedAway) return first;
  logEnded(terms.log, operation.number, first);
  await pause(AGAIN_PAUSE_MS);
  const second = await send(operation, turn + 1);
  // It earned the first time: the ledger knows by which transaction.
  const earned = first.how === 'unknown' && second.how === 'refused' && second.code === ORDER_TAKEN;
  return earned ? { how: 'unknown', why: EARNED_AT_FIRST } : second;
}
