import { expect } from 'vitest';
import { startDispatcher, type Dispatcher } from '../../packages/server/src/delivery/dispatcher.ts';
import { createFresh } from '../../packages/server/src/runtime/fresh.ts';
import { apiServer, type ApiServer } from './api-server.ts';
import { postChannel } from './post-channel.ts';
import { startReceiver, type Receiver } from './receiver.ts';

/** The surfaces, an HTTP server that hears of what happens, and a worker that tells it once started. */
export interface TellingServer {
  readonly server: ApiServer;
  readonly receiver: Receiver;
  /** Begins to tell what happens. */
  startTelling(): void;
  /** Enrols a member through v1, who has the name as his id. */
  enroll(name: string): Promise<void>;
  /** Ends all of it. Fails if the worker met trouble. */
  close(): Promise<void>;
}

/** On a database of its own. */
export async function tellingServer(): Promise<TellingServer> {
  const [server, receiver] = await Promise.all([apiServer(), startReceiver()]);
  const fresh = createFresh();
  const troubles: string[] = [];
  let running: Dispatcher | null = null;
  return {
    server,
    receiver,
    startTelling() {
      running = startDispatcher({
        pool: server.pool,
        channels: { ...server.webhooks.channels, mail: postChannel(), zendesk: postChannel() },
        newId: () => fresh.id(),
        random: () => 0.5,
        trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
        settings: { places: 8, everyMs: 10 },
      });
    },
    async enroll(name) {
      const form = { first_name: name, last_name: 'B', email: `${name}@b.c`, uid: name };
      expect((await server.call('POST', '/v1/loyalty/users', { form })).status).toBe(200);
    },
    async close() {
      await running?.stop();
      await server.close();
      await receiver.close();
      expect(troubles).toEqual([]);
    },
  };
}
