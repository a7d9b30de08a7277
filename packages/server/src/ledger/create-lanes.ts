import type { Fresh } from '@fealty/core';
import type pg from 'pg';
import type { Programs } from '../store/programs.ts';
import { createFresh, saltSupply } from '../runtime/fresh.ts';
import { tellBusy, type LaneWatcher } from './lane.ts';
import { LanePool } from './lane-pool.ts';
import { foresee } from './foresee.ts';
import { TooMuchForeseen, type Foreseen, type Foresight } from './foresight.ts';
import { refText } from './load-plan.ts';
import type { Lanes, Supposed } from './lanes.ts';
import type { Answer, Submission } from './outcome.ts';
import type { Ticket } from './queue.ts';
import { simulate } from './simulate.ts';

export interface LanesSettings {
  /** Lanes for requests; two suit two cores shared with the database. */
  readonly count: number;
  readonly batchMax: number;
  readonly queueMax: number;
  /** So many requests that wait are worth a batch of their own beside one under way. */
  readonly enough: number;
  /** Lanes for imports and jobs: while one batch is written, the other is decided. */
  readonly bulkCount: number;
  readonly bulkBatchMax: number;
  readonly bulkQueueMax: number;
  readonly bulkEnough: number;
}

export const LANES_DEFAULT: LanesSettings = {
  count: 2,
  batchMax: 32,
  queueMax: 8192,
  enough: 16,
  bulkCount: 2,
  bulkBatchMax: 1000,
  bulkQueueMax: 16_000,
  bulkEnough: 64,
};

/** Simulations that may wait at once; each is one read-only round trip or two. */
const SIMULATIONS_MAX = 256;

export interface LanesDeps {
  /** Opens a dedicated connection with the settings of a lane. */
  readonly connect: () => Promise<pg.Client>;
  readonly programs: Programs;
  readonly watcher: LaneWatcher;
  readonly settings?: Partial<LanesSettings>;
  /** Where ids and codes come from, and salts of 32 hex digits; chance itself unless given. */
  readonly fresh?: Fresh;
  readonly salt?: () => string;
}

/** Opens the write path of this process. Connections are made when first needed. */
export function createLanes(deps: LanesDeps): Lanes {
  const settings = { ...LANES_DEFAULT, ...deps.settings };
  const { programs, fresh = createFresh(), salt = saltSupply() } = deps;
  const tools = { programs, fresh, salt };
  const about = { tools, watcher: deps.watcher };
  const pool = new LanePool(deps.connect, about, {
    ...{ lanes: settings.count, batchMax: settings.batchMax },
    ...{ queueMax: settings.queueMax, enough: settings.enough },
  });
  const bulkPool = new LanePool(deps.connect, about, {
    ...{ lanes: settings.bulkCount, batchMax: settings.bulkBatchMax },
    ...{ queueMax: settings.bulkQueueMax, enough: settings.bulkEnough },
  });
  const simulator = createSimulator(deps);
  let stopping = false;

  return {
    submit(submission) {
      return new Promise<Answer>((resolve, reject) => {
        const ticket: Ticket = {
          submission,
          subject: `${String(submission.merchantId)}:${subjectOf(submission.command)}`,
          resolve,
          reject,
          needs: submission.needs ?? null,
          rounds: 0,
          lockedSince: null,
        };
        if (stopping) {
          tellBusy(ticket, 'stopping', 1);
          return;
        }
        if (!(submission.bulk ? bulkPool : pool).offer(ticket)) tellBusy(ticket, 'queue_full', 1);
      });
    },
    simulate: (submission, supposed) => simulator.run(submission, supposed),
    foresee: (asked) => simulator.foresee(asked),
    async drain() {
      stopping = true;
      await Promise.all([pool.drain(), bulkPool.drain()]);
      await simulator.close();
    },
    waiting: () => pool.waiting + bulkPool.waiting,
  };
}

/** Commands of one member are about one subject; that they all were would be right too, only slower. */
function subjectOf(command: Submission['command']): string {
  if ('member' in command) return refText(command.member);
  switch (command.kind) {
    case 'enroll':
      return `email:${command.profile.email ?? ''}`;
    case 'return_order':
      return `order:${command.orderId}`;
    case 'merge_members':
      return refText(command.into);
    case 'unmerge_members':
      return `id:${command.from}`;
    default:
      return `transaction:${command.transactionId}`;
  }
}

/** Runs simulations one after another on a connection of its own. */
function createSimulator(deps: LanesDeps): {
  run(submission: Submission, supposed?: Supposed): Promise<Answer>;
  foresee(asked: Foresight): Promise<readonly Foreseen[]>;
  close(): Promise<void>;
} {
  let client: Promise<pg.Client> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const connected = (): Promise<pg.Client> => {
    client ??= deps.connect().then((opened) => {
      opened.on('error', () => {
        client = null;
      });
      return opened;
    });
    client.catch(() => {
      client = null;
    });
    return client;
  };
  return {
    run(submission, supposed = {}) {
      if (waiting >= SIMULATIONS_MAX) {
        const words = submission.respond({ kind: 'busy', why: 'queue_full', retryAfterSeconds: 1 });
        return Promise.resolve({ ...words, replayed: false, retryAfterSeconds: 1 });
      }
      waiting += 1;
      const { programs } = deps;
      const run = last.then(async () =>
        simulate(await connected(), submission, { programs, supposed }),
      );
      last = run.catch(() => undefined).finally(() => (waiting -= 1));
      return run;
    },
    foresee(asked) {
      if (waiting >= SIMULATIONS_MAX) return Promise.reject(new TooMuchForeseen());
      waiting += 1;
      const run = last.then(async () => foresee(await connected(), asked, deps.programs));
      last = run.catch(() => undefined).finally(() => (waiting -= 1));
      return run;
    },
    async close() {
      await last;
      await (await client)?.end();
      client = null;
    },
  };
}
