import type { Fresh } from '@fealty/core';
import { createLanes } from '../../../packages/server/src/ledger/create-lanes.ts';
import type { Lanes } from '../../../packages/server/src/ledger/lanes.ts';
import { Patience } from '../../../packages/server/src/jobs/patience.ts';
import { sweepMerchant } from '../../../packages/server/src/jobs/sweep-merchant.ts';
import type { Answer, Submission } from '../../../packages/server/src/ledger/outcome.ts';
import { isDatabaseAway } from '../../../packages/server/src/runtime/database-away.ts';
import { sqlState } from '../../../packages/server/src/ledger/batch.ts';
import { Programs } from '../../../packages/server/src/store/programs.ts';
import {
  startDispatcher,
  type Dispatcher,
} from '../../../packages/server/src/delivery/dispatcher.ts';
import type { Channels } from '../../../packages/server/src/delivery/channel.ts';
import { connectLane, type LineTerms } from './connection.ts';
import { openPool } from './pool.ts';
import type { DatabaseServer } from './session.ts';
import type { Owner } from './owner.ts';
import type { World } from './world.ts';

/** How a request ended, as its client saw it; `lost`: there was no answer. */
export type Reply =
  { readonly kind: 'answered'; readonly answer: Answer } | { readonly kind: 'lost' };

export interface ProcessTerms {
  readonly line: LineTerms;
  /** Lanes for requests, and the most commands in a batch. */
  readonly lanes: number;
  readonly batchMax: number;
}

/** What processes complain of that no fault of the world explains. */
export interface Complaints {
  readonly failures: string[];
}

const DEADLOCK = '40P01';
const STOOD_IDLE = '25P03';
const BATCH_BULK = 50;
const HOST_UNNOTICED_MS = 5000;
const TELL_EVERY_MS = 250;

/** A process as `serve` is one: lanes of the product, and a sweep of what is due. It may be killed. */
export class SimulatedProcess {
  readonly owner: Owner;
  readonly lanes: Lanes;
  readonly #world: World;
  readonly #server: DatabaseServer;
  readonly #complaints: Complaints;
  readonly #open = new Set<() => void>();
  readonly #patience = new Patience(60_000, 1000);
  readonly #line: LineTerms;
  readonly #fresh: Fresh;
  #dispatcher: Dispatcher | null = null;

  constructor(
    world: World,
    {
      server,
      complaints,
      name,
    }: {
      readonly server: DatabaseServer;
      readonly complaints: Complaints;
      readonly name: number;
    },
    terms: ProcessTerms,
  ) {
    this.owner = { name: `process ${String(name)}`, gone: false };
    this.#world = world;
    this.#server = server;
    this.#complaints = complaints;
    this.#line = terms.line;
    this.#fresh = freshOf(world, name);
    this.lanes = createLanes({
      connect: () => connectLane(world, server, this.owner, terms.line),
      programs: new Programs(openPool(world, server, this.owner)),
      watcher: { batchDone: () => undefined, trouble: () => undefined },
      settings: {
        count: terms.lanes,
        batchMax: terms.batchMax,
        bulkCount: 1,
        bulkBatchMax: BATCH_BULK,
      },
      fresh: this.#fresh,
      salt: () =>
        world
          .below(2 ** 32)
          .toString(16)
          .padStart(32, '0'),
    });
  }

  get isAlive(): boolean {
    return !this.owner.gone;
  }

  /** Sends a command as a request that comes in over the network; the promise is its client's. */
  request(
    submission: Omit<Submission, 'deadlineMs'>,
    patienceMs: number,
    client: Owner,
  ): Promise<Reply> {
    const world = this.#world;
    return new Promise((resolve) => {
      const reply = (told: Reply): void => {
        world.later(100 + world.below(400), client, () => {
          resolve(told);
        });
      };
      const lose = (): void => {
        reply({ kind: 'lost' });
      };
      this.#open.add(lose);
      if (this.owner.gone) {
        lose();
        return;
      }
      world.later(100 + world.below(400), this.owner, () => {
        const deadlineMs = performance.now() + patienceMs;
        this.lanes.submit({ ...submission, deadlineMs }).then(
          (answer) => {
            if (this.#open.delete(lose)) reply({ kind: 'answered', answer });
          },
          (error: unknown) => {
            if (!isExplained(error)) {
              this.#complaints.failures.push(
                `${submission.command.kind} failed: ${describe(error)}`,
              );
            }
            if (this.#open.delete(lose)) lose();
          },
        );
      });
    });
  }

  /** Tells events over these channels, as `serve` and `work` do. To be called in its own name. */
  tell(channels: Channels): void {
    const world = this.#world;
    this.#dispatcher = startDispatcher({
      pool: openPool(world, this.#server, this.owner, this.#line),
      channels,
      newId: () => this.#fresh.id(),
      random: () => world.random(),
      trouble: (what, error) => {
        // What cannot be written down is left to its lease; time passes in leaps when all is quiet.
        if (isExplained(error) || sqlState(error) === STOOD_IDLE) return;
        this.#complaints.failures.push(`${what}: ${describe(error)}`);
      },
      settings: { places: 8, everyMs: TELL_EVERY_MS },
    });
  }

  /** Ends telling, when what is under way is written down. */
  async stopTelling(): Promise<void> {
    await this.#dispatcher?.stop();
  }

  /** Does what is due, over and over, as the scheduler does. */
  sweepEvery(ms: number, merchantId: number): void {
    this.#world.later(ms * 1000 * (0.5 + this.#world.random()), this.owner, () => {
      this.#world.watch(
        this.sweep(merchantId)
          .catch((error: unknown) => {
            if (!isExplained(error)) throw error;
          })
          .then(() => {
            this.sweepEvery(ms, merchantId);
          }),
      );
    });
  }

  async sweep(merchantId: number): Promise<number> {
    const pool = openPool(this.#world, this.#server, this.owner);
    const signal = new AbortController().signal;
    // Nobody is erased in a simulation, so no files are ever looked for.
    const files = undefined as never;
    const deps = { pool, files, lanes: this.lanes, patience: this.#patience, signal };
    const { settled, lapsed } = await sweepMerchant(deps, merchantId);
    return settled + lapsed;
  }

  /** As `kill -9`: nothing of it goes on, and nobody it had not answered gets an answer. */
  kill(): void {
    this.owner.gone = true;
    for (const lose of this.#open) lose();
    this.#open.clear();
    // With its host, nobody tells the server.
    const afterMs = this.#world.chance(0.3) ? this.#world.below(HOST_UNNOTICED_MS) : 1;
    this.#server.cutOffAll(this.owner, afterMs);
  }
}

/** Surfaces answer such errors with 503; a second deadlock in a row is nobody's fault here. */
function isExplained(error: unknown): boolean {
  return isDatabaseAway(error) || sqlState(error) === DEADLOCK;
}

function describe(error: unknown): string {
  return error instanceof Error
    ? `${error.message} ${error.stack?.split('\n')[1] ?? ''}`
    : String(error);
}

/** Ids and codes out of the run's own chance; they sort as real ones do. */
function freshOf(world: World, own: number): Fresh {
  let counter = 0;
  return {
    id: () => {
      counter = (counter + 1) % 0x100000;
      const time = Math.floor(world.micros / 1000)
        .toString(16)
        .padStart(11, '0');
      return `${time}${counter.toString(16).padStart(5, '0')}${own.toString(16).padStart(8, '0')}`;
    },
    code: (length, alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789') =>
      Array.from({ length }, () => alphabet.charAt(world.below(alphabet.length))).join(''),
  };
}
