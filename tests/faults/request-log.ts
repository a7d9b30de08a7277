import { appendFileSync, readFileSync } from 'node:fs';
import type { V1Answer } from '../support/v1-client.ts';
import type { Operation } from './operations.ts';

/** What became of a request, as the client saw it. */
export type Ending =
  | {
      readonly how: 'done';
      readonly transactionId: string;
      readonly points: number;
      readonly coupon: string | null;
    }
  /** Refused with a published code, or turned away before it was decided: no effect. */
  | { readonly how: 'refused'; readonly status: number; readonly code: number }
  /** No whole answer: it had an effect or it had none. */
  | { readonly how: 'unknown'; readonly why: string };

/** What is written down of an order that is there, though nobody heard the answer. */
export const EARNED_AT_FIRST = 'sent again: the order has earned';

interface Line {
  readonly number: number;
  readonly sent?: Operation;
  readonly ended?: Ending;
}

/** A request with its ending, if one was written down. */
export interface Logged {
  readonly operation: Operation;
  readonly ending: Ending;
}

/** Adds to the log before the next thing is done; nothing in it is ever changed. */
export function logSent(file: string, operation: Operation): void {
  append(file, { number: operation.number, sent: operation });
}

export function logEnded(file: string, number: number, ended: Ending): void {
  append(file, { number, ended });
}

function append(file: string, line: Line): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** Reads a log back. A request without an ending is unknown; a later ending replaces it. */
export function readLog(file: string): Map<number, Logged> {
  const requests = new Map<number, Logged>();
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    if (text === '') continue;
    const { number, sent, ended } = JSON.parse(text) as Line;
    if (sent !== undefined) {
      requests.set(number, { operation: sent, ending: { how: 'unknown', why: 'no answer' } });
    }
    const request = requests.get(number);
    if (ended !== undefined && request !== undefined) {
      requests.set(number, { ...request, ending: ended });
    }
  }
  return requests;
}

/** How many endings were written down: more than requests, if some were sent again. */
export function countEndings(file: string): number {
  return readFileSync(file, 'utf8').split('"ended":').length - 1;
}

/** Puts an answer into the words of the log. */
export function endingOf({ status, code, data, text }: V1Answer): Ending {
  if (status === 200) {
    const { id, points, coupon_code: coupon } = data;
    if (typeof id !== 'string' || typeof points !== 'number') {
      throw new Error(`a success without id or points: ${text}`);
    }
    const given = typeof coupon === 'string' && coupon !== '' ? coupon : null;
    return { how: 'done', transactionId: id, points, coupon: given };
  }
  // A server that itself does not know says so; one that fails says nothing about the effect.
  if (text.includes('is not known') || (status >= 500 && status !== 503)) {
    return { how: 'unknown', why: `answered ${String(status)}: ${text.slice(0, 200)}` };
  }
  return { how: 'refused', status, code };
}

/** A connection that was never made carried nothing; any other break says nothing. */
export function endingOfBreak(error: unknown): Ending {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ECONNREFUSED'
    ? { how: 'refused', status: 0, code: 0 }
    : { how: 'unknown', why: code };
}
