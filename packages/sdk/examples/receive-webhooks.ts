import { createServer, type IncomingMessage, type Server } from 'node:http';
import { FealtyWebhookError, isWebhookBody, verifyWebhook, type WebhookBody } from '@fealty/sdk';

/** What happened to a member, or to the store itself: `event` says which. */
export type ToldEvent = WebhookBody['events'][number];

const BODY_BYTES_MAX = 1024 * 1024;

/**
 * A server that takes events of a webhook. `keep` puts one where it is worked off later, and does nothing
 * with one that it has by its id: each comes at least once. While a secret is rotated, there are two.
 */
export function createReceiver(
  secrets: readonly string[],
  keep: (event: ToldEvent) => Promise<void>,
): Server {
  return createServer((request, response) => {
    void take(request, secrets, keep).then((status) => {
      response.writeHead(status).end();
    });
  });
}

async function take(
  request: IncomingMessage,
  secrets: readonly string[],
  keep: (event: ToldEvent) => Promise<void>,
): Promise<number> {
  try {
    const bytes = await readBytes(request);
    if (bytes === null) return 413;
    const { body } = await verifyWebhook(bytes, request.headers, secrets);
    if (!isWebhookBody(body)) return 400;
    for (const event of body.events) await keep(event);
    return 200;
  } catch (error) {
    // With anything but a 2xx the events come again.
    return error instanceof FealtyWebhookError ? 401 : 500;
  }
}

/** The body as it came, before anything parses it; null if it is too long. */
async function readBytes(request: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > BODY_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
