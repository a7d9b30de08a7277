import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { printable } from './printable.ts';
import { verifySignatures, type Verdict } from '../webhooks/verify.ts';

export interface ListenerTerms {
  /** 0 for any that is free. */
  readonly port: number;
  /** Signatures are checked with these; any of them will do. */
  readonly secrets: readonly string[];
  /** What to answer, and after how long, milliseconds. */
  readonly status: number;
  readonly delayMs: number;
  readonly print: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Listener {
  readonly url: string;
  close(): Promise<void>;
}

const BODY_MAX = 1024 * 1024;
const CONNECTIONS_MAX = 200;
const REQUEST_MS = 30_000;

const WORDS: Readonly<Record<Verdict, string>> = {
  good: 'good',
  wrong: 'WRONG',
  missing: 'missing',
  stale: 'good, but more than five minutes from now',
  none: 'not checked (no --secret)',
};

/** A receiver for developers, on this machine only: says what came, and whether it was signed well. */
export async function startListener(terms: ListenerTerms): Promise<Listener> {
  const server = createServer((request, response) => {
    receive(request, response, terms).catch(() => {
      // It was broken off by whoever sent it.
      response.destroy();
    });
  });
  server.requestTimeout = REQUEST_MS;
  server.maxConnections = CONNECTIONS_MAX;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(terms.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  terms: ListenerTerms,
): Promise<void> {
  const body = await readBody(request);
  const { print, secrets, delayMs, now } = terms;
  const { method = '', url = '', headers } = request;
  const status = body === null ? 413 : terms.status;
  const at = new Date(now()).toISOString().slice(11, 19);
  print(`${at}  ${method} ${printable(url)}  →  ${String(status)}`);
  if (body === null) print(`  the body is larger than ${String(BODY_MAX)} bytes`);
  else {
    const { standard, platform } = verifySignatures({ headers, body }, secrets, now());
    print(`  webhook-signature ${WORDS[standard]}; x-zinrelo-signature ${WORDS[platform]}`);
    print(`  id ${printable(String(headers['webhook-id'] ?? '?'))}, ${String(body.length)} bytes`);
    for (const line of readable(body)) print(`  ${printable(line)}`);
  }
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  response.writeHead(status, { 'content-type': 'text/plain' }).end('received\n');
}

/** Null if it is too large; what is behind the bound is not kept. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    const bytes = piece as Buffer;
    length += bytes.length;
    if (length <= BODY_MAX) pieces.push(bytes);
    else pieces.length = 0;
  }
  return length <= BODY_MAX ? Buffer.concat(pieces) : null;
}

/** What happened, one line for each event, and then everything. */
function readable(body: Buffer): readonly string[] {
  const text = body.toString('utf8');
  try {
    const told = JSON.parse(text) as unknown;
    const events = eventsOf(told).map(
      ({ event_type: type, id }) => `${typeof type === 'string' ? type : '?'}  ${String(id)}`,
    );
    return [...events, ...JSON.stringify(told, null, 2).split('\n')];
  } catch {
    return [text];
  }
}

interface Told {
  readonly event_type?: unknown;
  readonly id?: unknown;
}

/** A v2 body holds a list of events; a v1 body is one. */
function eventsOf(told: unknown): readonly Told[] {
  if (typeof told !== 'object' || told === null) return [];
  const events: unknown = 'events' in told ? told.events : [told];
  return Array.isArray(events)
    ? events.filter((each): each is Told => typeof each === 'object' && each !== null)
    : [];
}
