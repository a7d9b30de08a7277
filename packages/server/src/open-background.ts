import type { Config } from './config.ts';
import type { Channels } from './delivery/channel.ts';
import { startScheduler } from './jobs/scheduler.ts';
import type { Lanes } from './ledger/lanes.ts';
import { startDelivery } from './open-delivery.ts';
import type { Postman } from './mail/mail-channel.ts';
import type { Installation } from './open-installation.ts';
import { createFresh } from './runtime/fresh.ts';
import { startZendesk } from './zendesk/engine.ts';
import type { SendDeps } from './zendesk/send-due.ts';

export interface BackgroundParts {
  readonly config: Config;
  readonly installation: Installation;
  readonly lanes: Lanes;
  readonly channels: Channels;
  /** What it takes to send members to Zendesk. */
  readonly zendesk: SendDeps;
  /** Takes mails away; null if nobody does. */
  readonly postman: Postman | null;
  /** Told of what went wrong on our side; it is tried again. */
  readonly trouble: (what: string, error: unknown) => void;
}

/** What goes on while nobody asks: what time brings, and telling what happened. */
export interface Background {
  /** Something was written: events may wait to be told. */
  wake(): void;
  /** Ends after what is under way. To be called before the lanes are drained. */
  stop(): Promise<void>;
}

/** For what is written down of members on their way to Zendesk. */
const ZENDESK_CONNECTIONS = 4;

/** Starts all of it. */
export function startBackground(parts: BackgroundParts): Background {
  const { config, installation, lanes, channels, zendesk, postman, trouble } = parts;
  const { database, files, secret } = installation;
  const { statementNames, readReceipts, backtestMegabytes } = config;
  const fresh = createFresh();
  const newId = (): string => fresh.id();
  const jobs = { database, files, lanes, newId, trouble, statementNames, readReceipts };
  const post = { postman, from: config.mailFrom, now: () => Date.now() };
  const scheduler = startScheduler({
    ...{ ...jobs, backtestMegabytes, secret, post },
    ...{ seals: config.seals, keep: config.keep },
  });
  const dispatcher = startDelivery({ installation, channels, newId, trouble });
  const pool = database.openPool({ name: 'zendesk', max: ZENDESK_CONNECTIONS, byKey: true });
  const engine = startZendesk({ ...zendesk, pool, trouble });
  return {
    wake() {
      dispatcher.wake();
    },
    async stop() {
      await scheduler.stop();
      await dispatcher.stop();
      await engine.stop();
    },
  };
}
