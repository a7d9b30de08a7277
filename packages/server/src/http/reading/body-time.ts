import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** How long the body of a request may be on its way. */
export interface BodyPace {
  /** So long after the headers, whatever the request is. Milliseconds. */
  readonly graceMs: number;
  /** Where more is allowed, each so many bytes that came give one second more. */
  readonly bytesPerSecondMin: number;
}

interface Watched {
  slowAllowed: boolean;
}

const watched = new WeakMap<IncomingMessage, Watched>();

const TOO_LATE = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/**
 * Ends the connection of a request whose body does not come in time, with 408 if nothing was answered.
 * The clock runs on when the request is answered before its end, so that nobody holds a connection by
 * sending what no one reads.
 */
export function watchBody(
  message: IncomingMessage,
  response: ServerResponse,
  pace: BodyPace,
): void {
  const { headers, socket } = message;
  const { 'content-length': length = '0', 'transfer-encoding': coding } = headers;
  if (length === '0' && coding === undefined) return;
  // What is handed to the server without a connection is there already.
  if (!(socket instanceof Socket)) return;
  const mine: Watched = { slowAllowed: false };
  watched.set(message, mine);
  const since = performance.now();
  const before = socket.bytesRead;
  const leftMs = (): number => {
    const earned = mine.slowAllowed ? (socket.bytesRead - before) / pace.bytesPerSecondMin : 0;
    return since + pace.graceMs + earned * 1000 - performance.now();
  };
  const look = (): void => {
    if (message.complete || message.destroyed) return;
    const left = leftMs();
    if (left <= 0) cut(message, response);
    else timer = setTimeout(look, left).unref();
  };
  let timer = setTimeout(look, pace.graceMs).unref();
  message.once('close', () => {
    clearTimeout(timer);
  });
}

/**
 * Lets a body take longer than others, as long as it comes steadily. Only for callers that were told from
 * strangers: whoever it is may hold a connection and some memory for many minutes.
 */
export function allowSlowBody(message: IncomingMessage): void {
  const mine = watched.get(message);
  if (mine !== undefined) mine.slowAllowed = true;
}

function cut({ socket }: IncomingMessage, response: ServerResponse): void {
  if (socket.writable && !response.headersSent) socket.write(TOO_LATE);
  socket.destroy();
}
