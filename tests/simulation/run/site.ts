import { GOOD_LINE } from '../world/connection.ts';
import { SimulatedProcess, type ProcessTerms } from '../world/process.ts';
import type { DatabaseServer } from '../world/session.ts';
import type { Owner } from '../world/owner.ts';
import type { World } from '../world/world.ts';
import type { DrawnTerms } from './draw-terms.ts';
import type { Receivers } from './receivers.ts';
import { changeProgram } from './shop.ts';

const SWEEP_EVERY_MS = 150;
const KILL_EVERY_MS = 1200;
const RESTART_EVERY_MS = 4000;
const UPSET_EVERY_MS = 200;
const CHANGE_EVERY_MS = 60;
const CHANGES_MAX = 3;
/** How long the database is away at most. */
const AWAY_MS = 1500;
/** Rounds of sweeping after which something that is due again and again is a finding. */
const LAST_SWEEPS_MAX = 30;
const LAST_NAME = 999;
/** Retries of days, and leases that nobody ends, come due within so many leaps. */
const LEAPS_MAX = 40;
const LEAP_MS = 12 * 60 * 60 * 1000;
const LOOK_MS = 1500;

/** The processes of a run, those that are alive and those that were killed. */
export class Site {
  readonly complaints = { failures: new Array<string>() };
  isQuiet = false;
  kills = 0;
  restarts = 0;
  changes = 0;
  /** When the last sweeps began, microseconds: what was due by then is done, and time goes on behind them. */
  sweptFrom = 0;
  readonly #world: World;
  readonly #server: DatabaseServer;
  readonly #merchants: readonly number[];
  readonly #nature: Owner = { name: 'nature', gone: false };
  #processes: SimulatedProcess[] = [];
  #count = 0;

  /** Who is told of what happens; set before the site is opened. */
  receivers: Receivers | null = null;

  constructor(world: World, server: DatabaseServer, merchants: readonly number[]) {
    this.#world = world;
    this.#server = server;
    this.#merchants = merchants;
  }

  get alive(): readonly SimulatedProcess[] {
    return this.#processes.filter(({ isAlive }) => isAlive);
  }

  /** Starts the processes of a run, and the faults that it is to have. */
  open(terms: DrawnTerms): void {
    for (let count = 0; count < terms.processes; count += 1) this.#start(terms.process);
    if (terms.kills) this.#killNowAndThen(terms.process);
    if (terms.restarts) this.#restartNowAndThen();
    if (terms.upsets) this.#upsetNowAndThen();
    if (terms.changes) this.#changeProgramNowAndThen();
  }

  #start(terms: ProcessTerms): void {
    this.#count += 1;
    const at = { server: this.#server, complaints: this.complaints, name: this.#count };
    const process = new SimulatedProcess(this.#world, at, terms);
    for (const merchant of this.#merchants) process.sweepEvery(SWEEP_EVERY_MS, merchant);
    this.#tell(process);
    this.#processes.push(process);
  }

  #tell(process: SimulatedProcess): void {
    const { receivers } = this;
    if (receivers === null || receivers.count === 0) return;
    this.#world.later(1, process.owner, () => {
      process.tell(receivers.channels(process.owner));
    });
  }

  #killNowAndThen(terms: ProcessTerms): void {
    this.#world.later(this.#world.below(KILL_EVERY_MS * 1000), this.#nature, () => {
      if (this.isQuiet) return;
      const { alive } = this;
      alive[this.#world.below(alive.length)]?.kill();
      this.kills += 1;
      this.#start(terms);
      this.#killNowAndThen(terms);
    });
  }

  #restartNowAndThen(): void {
    this.#world.later(this.#world.below(RESTART_EVERY_MS * 1000), this.#nature, () => {
      if (this.isQuiet) return;
      this.#server.restart(this.#world.below(AWAY_MS));
      this.restarts += 1;
      this.#restartNowAndThen();
    });
  }

  #changeProgramNowAndThen(): void {
    this.#world.later(this.#world.below(CHANGE_EVERY_MS * 1000), this.#nature, () => {
      if (this.isQuiet || this.changes === CHANGES_MAX) return;
      const merchant = this.#merchants[this.#world.below(this.#merchants.length)] ?? 0;
      changeProgram(this.#server.store, merchant, this.#world.micros);
      this.changes += 1;
      this.#changeProgramNowAndThen();
    });
  }

  #upsetNowAndThen(): void {
    // Rarely enough that nobody meets two in a row: that would rightly be an error.
    this.#world.later((1 + this.#world.random()) * UPSET_EVERY_MS * 1000, this.#nature, () => {
      if (this.isQuiet) return;
      this.#server.upset();
      this.#upsetNowAndThen();
    });
  }

  /** Does all that is due, then stops every process as `serve` is stopped. */
  async finish(owner: Owner): Promise<void> {
    const calm = { line: GOOD_LINE, lanes: 1, batchMax: 32 };
    const at = { server: this.#server, complaints: this.complaints, name: LAST_NAME };
    const last = new SimulatedProcess(this.#world, at, calm);
    this.sweptFrom = this.#world.micros;
    for (const merchant of this.#merchants) await this.#sweepAll(owner, last, merchant);
    await this.#within(owner, last, () => last.lanes.drain());
    await this.#tellAll(owner, last);
    for (const process of this.alive) {
      await this.#within(owner, process, () => process.lanes.drain());
    }
  }

  async #sweepAll(owner: Owner, last: SimulatedProcess, merchant: number): Promise<void> {
    for (let round = 1; round <= LAST_SWEEPS_MAX; round += 1) {
      if ((await this.#within(owner, last, () => last.sweep(merchant))) === 0) return;
    }
    this.complaints.failures.push('something is due again and again');
  }

  /** Lets all that waits to be told come due, over and over, until nothing waits. */
  async #tellAll(owner: Owner, last: SimulatedProcess): Promise<void> {
    const { receivers } = this;
    if (receivers === null || receivers.count === 0) return;
    receivers.isQuiet = true;
    this.#tell(last);
    const { store } = this.#server;
    for (let round = 0; round < LEAPS_MAX; round += 1) {
      await this.#world.pause(LOOK_MS, owner);
      const waits = store.rows('event_outbox').length + store.rows('delivery_lines').length;
      if (waits === 0) break;
      this.#world.leap(LEAP_MS);
    }
    for (const process of [...this.alive, last]) {
      await this.#within(owner, process, () => process.stopTelling());
    }
  }

  /** Does something in the name of a process, and comes back in that of whoever asks. */
  #within<T>(owner: Owner, process: SimulatedProcess, act: () => Promise<T>): Promise<T> {
    return new Promise((resolve) => {
      this.#world.later(1, process.owner, () => {
        const done = act().then((value) =>
          this.#world.later(1, owner, () => {
            resolve(value);
          }),
        );
        this.#world.watch(done);
      });
    });
  }
}
