import type { Config } from './config.ts';
import { startScheduler } from './jobs/scheduler.ts';
import type { Lanes } from './ledger/lanes.ts';
import { openOutbound, startDelivery } from './open-delivery.ts';
import { openPostman } from './open-mail.ts';
import type { Installation } from './open-installation.ts';
import { createFresh } from './runtime/fresh.ts';
import type { Programs } from './store/programs.ts';

export interface BackgroundParts {
  readonly config: Config;
  readonly installation: Installation;
  readonly lanes: Lanes;
  readonly programs: Programs;
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

/** Starts all of it. */
export function startBackground(parts: BackgroundParts): Background {
  const { config, installation, lanes, programs, trouble } = parts;
  const { database, files } = installation;
  const { statementNames, readReceipts } = config;
  const fresh = createFresh();
  const newId = (): string => fresh.id();
  const jobs = { database, files, lanes, newId, trouble, statementNames, readReceipts };
  const scheduler = startScheduler(jobs);
  const outbound = openOutbound(config);
  const postman = openPostman(config);
  const deliveryParts = { config, installation, programs, outbound, postman, newId, trouble };
  const dispatcher = startDelivery(deliveryParts);
  return {
    wake() {
      dispatcher.wake();
    },
    async stop() {
      await scheduler.stop();
      await dispatcher.stop();
      outbound.close();
      postman?.close();
    },
  };
}
