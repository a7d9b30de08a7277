import { setTimeout as pause } from 'node:timers/promises';
import { V1Client } from '../support/v1-client.ts';
import { callOf, drawOperation, seededRandom, type Operation } from './operations.ts';
import { endingOf, endingOfBreak, logEnded, logSent, type Ending } from './request-log.ts';

/** What the load is told. */
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
}

const AWAY_PAUSE_MS = 100;
const ANSWER_WAIT_MS = 15_000;

/** Sends requests until told to stop, and ends when the last of them is answered. */
export async function sendLoad(terms: LoadTerms, over: AbortSignal): Promise<void> {
  const clients = terms.urls.map((url) => new V1Client(url, terms));
  const random = seededRandom(terms.seed);
  const bought: { member: string; orderId: string }[] = [];
  let number = terms.firstNumber;
  const work = async (turn: number): Promise<void> => {
    while (!over.aborted && number - terms.firstNumber < terms.requestsMax) {
      const operation = drawOperation((number += 1), random, bought);
      logSent(terms.log, operation);
      const client = clients[(turn + operation.number) % clients.length];
      if (client === undefined) throw new Error('no server was named');
      const ending = await send(client, operation);
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
