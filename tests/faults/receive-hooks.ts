import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import type { Behaviour, Received, ReceiverTerms } from '../support/hook-receiver.ts';

/*
 * A receiver of webhooks: a process of its own that knows nothing of the program. Verifies with the
 * libraries that merchants use. Asked over standard input, one line each; ends with it.
 */

const terms = JSON.parse(process.argv[2] ?? '{}') as ReceiverTerms;
let behaviour: Required<Behaviour> = {
  ...{ status: 200, statuses: {}, delayMs: 0, hangs: {}, secrets: {} },
};
let received: Received[] = [];

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const at = performance.timeOrigin + performance.now();
    const body = Buffer.concat(pieces).toString('utf8');
    const path = request.url ?? '';
    const status = behaviour.statuses[path] ?? behaviour.status;
    received.push({
      path,
      webhookId: String(request.headers['webhook-id']),
      ids: idsOf(body),
      at,
      status,
      digest: createHash('sha256').update(body).digest('hex'),
      verified: verify(behaviour.secrets[path] ?? [], body, request.headers),
      ...(terms.keepsBodies === true ? { body, headers: flat(request.headers) } : {}),
    });
    const waitMs = behaviour.hangs[path] ?? Math.random() * behaviour.delayMs;
    if (waitMs === 0) answer(response, status);
    else setTimeout(() => answer(response, status), waitMs);
  });
});
// Connections at rest live longer than the sender keeps them, so that none is closed under a request.
server.keepAliveTimeout = 60_000;
server.listen({ host: '0.0.0.0', port: terms.port ?? 0, backlog: 1024 }, () => {
  const { port } = server.address() as AddressInfo;
  say({ port });
});

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { what, value } = JSON.parse(line) as { what: string; value?: unknown };
    say(did(what, value));
  })
  .on('close', () => {
    server.close();
    server.closeAllConnections();
  });

function did(what: string, value: unknown): unknown {
  switch (what) {
    case 'behave':
      behaviour = { ...behaviour, ...(value as Behaviour) };
      return true;
    case 'count':
      return received.length;
    case 'received':
      return received;
    case 'forget':
      received = [];
      return true;
    default:
      throw new Error(`nobody knows ${what}`);
  }
}

function say(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 2 }).end('ok');
}

/** A v1 body is one event, a v2 body has a list of them. */
function idsOf(body: string): string[] {
  const { id, events } = JSON.parse(body) as { id?: string; events?: { id: string }[] };
  return events?.map((event) => event.id) ?? (id === undefined ? [] : [id]);
}

function verify(
  secrets: readonly string[],
  body: string,
  headers: IncomingHttpHeaders,
): boolean | null {
  if (secrets.length === 0) return null;
  return secrets.some((secret) =>
    [new Webhook(secret), new SvixWebhook(secret)].every((library) => {
      try {
        library.verify(body, flat(headers));
        return true;
      } catch {
        return false;
      }
    }),
  );
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
