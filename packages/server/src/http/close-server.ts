import type { FastifyInstance } from 'fastify';

/** How often connections whose last answer is out are looked for. */
const LOOK_EVERY_MS = 20;
/** Longer than any request waits for its member or its batch; then what is left is cut. */
const PATIENCE_MS = 10_000;

/**
 * Takes no new connections, finishes the requests that are under way and closes. The server itself
 * closes only connections that are idle when it is told: one that becomes idle afterwards would be
 * waited for as long as it is kept alive, and one that never sent anything for ever.
 */
export async function closeHttpServer(
  app: FastifyInstance,
  patienceMs: number = PATIENCE_MS,
): Promise<void> {
  const look = setInterval(() => {
    app.server.closeIdleConnections();
  }, LOOK_EVERY_MS);
  const cut = setTimeout(() => {
    app.server.closeAllConnections();
  }, patienceMs);
  try {
    await app.close();
  } finally {
    clearInterval(look);
    clearTimeout(cut);
  }
}
