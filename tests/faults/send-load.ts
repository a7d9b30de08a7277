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

const AWAY_PAUSE_MS = 100;
const AGAIN_PAUSE_MS = 100;
const ANSWER_WAIT_MS = 15_000;
const ORDER_TAKEN = 609;

/** What the load is told, as JSON. */
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

/** Where a request goes first, and where it goes if it is sent once more. */
interface Senders {
  readonly first: V1Client;
  readonly next: V1Client;
}

/** Sends requests until told to stop, and ends when the last of them is answered. */
export async function sendLoad(terms: LoadTerms, over: AbortSignal): Promise<void> {
  const clients = terms.urls.map((url) => new V1Client(url, terms));
  const random = seededRandom(terms.seed);
  const bought: { member: string; orderId: string }[] = [];
  let number = terms.firstNumber;
  const senders = (place: number): Senders => {
    const first = clients[place % clients.length];
    const next = clients[(place + 1) % clients.length];
    if (first === undefined || next === undefined) throw new Error('no server was named');
    return { first, next };
  };
  const work = async (turn: number): Promise<void> => {
    while (!over.aborted && number - terms.firstNumber < terms.requestsMax) {
      const operation = drawOperation((number += 1), random, bought);
      logSent(terms.log, operation);
      const { first, next } = senders(turn + operation.number);
      const ending =
        terms.sendsAgain === true
          ? await sendTwice(terms.log, operation, { first, next })
          : await send(first, operation);
      logEnded(terms.log, operation.number, ending);
      if (ending.how === 'done' && operation.kind === 'purchase' && bought.length < 1000) {
        bought.push({ member: operation.member, orderId: operation.orderId ?? '' });
      }
      if (ending.how === 'refused' && ending.status === 0) await pause(AWAY_PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: terms.workers }, (_, turn) => work(turn)));
  for (const client of clients) client.close();
}

async function send(client: V1Client, operation: Operation): Promise<Ending> {
  try {
    return endingOf(await client.call({ ...callOf(operation), timeoutMs: ANSWER_WAIT_MS }));
  } catch (error) {
    return endingOfBreak(error);
  }
}

/** As a shop does that repeats what went wrong, once. */
async function sendTwice(log: string, operation: Operation, senders: Senders): Promise<Ending> {
  const first = await send(senders.first, operation);
  const isTurnedAway = first.how === 'refused' && [0, 503].includes(first.status);
  if (first.how !== 'unknown' && !isTurnedAway) return first;
  logEnded(log, operation.number, first);
  await pause(AGAIN_PAUSE_MS);
  const second = await send(senders.next, operation);
  // It earned the first time: the ledger knows by which transaction.
  const earned = first.how === 'unknown' && second.how === 'refused' && second.code === ORDER_TAKEN;
  return earned ? { how: 'unknown', why: EARNED_AT_FIRST } : second;
}
