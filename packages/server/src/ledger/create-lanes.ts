import { hash } from 'node:crypto';
import type { Fresh, MemberRef } from '@fealty/core';
import type pg from 'pg';
import type { Programs } from '../store/programs.ts';
import { createFresh, saltSupply } from '../runtime/fresh.ts';
import { Lane, tellBusy, type LaneWatcher } from './lane.ts';
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
  /** Lanes for imports and jobs: while one batch is written, the other is decided. */
  readonly bulkCount: number;
  readonly bulkBatchMax: number;
  readonly bulkQueueMax: number;
}

export const LANES_DEFAULT: LanesSettings = {
  count: 2,
  batchMax: 32,
  queueMax: 4096,
  bulkCount: 2,
  bulkBatchMax: 1000,
  bulkQueueMax: 8000,
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
  const makeLane = (batchMax: number, queueMax: number): Lane =>
    new Lane(deps.connect, tools, { batchMax, queueMax }, deps.watcher);
  const lanes = Array.from({ length: settings.count }, () =>
    makeLane(settings.batchMax, settings.queueMax),
  );
  const bulkLanes = Array.from({ length: settings.bulkCount }, () =>
    makeLane(settings.bulkBatchMax, settings.bulkQueueMax),
  );
  const all = [...lanes, ...bulkLanes];
  const simulator = createSimulator(deps);
  let stopping = false;

  return {
    submit(submission) {
      return new Promise<Answer>((resolve, reject) => {
        const ticket: Ticket = {
          submission,
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
        const among = submission.bulk ? bulkLanes : lanes;
        const lane = among[laneIndex(submission, among.length)];
        if (lane?.offer(ticket) !== true) tellBusy(ticket, 'queue_full', 1);
      });
    },
    simulate: (submission, supposed) => simulator.run(submission, supposed),
    foresee: (asked) => simulator.foresee(asked),
    async drain() {
      stopping = true;
      await Promise.all(all.map((lane) => lane.drain()));
      await simulator.close();
    },
    waiting: () => all.reduce((sum, lane) => sum + lane.waiting, 0),
  };
}

/** Commands of one member meet in one lane; any lane would be right, this one is quicker. */
function laneIndex(submission: Submission, count: number): number {
  const { merchantId, command } = submission;
  const subject = 'member' in command ? refText(command.member) : subjectOf(command);
  const digest = hash('sha1', `${String(merchantId)}:${subject}`, 'buffer');
  return digest.readUInt32BE(0) % count;
}

function subjectOf(command: Exclude<Submission['command'], { member: MemberRef }>): string {
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
