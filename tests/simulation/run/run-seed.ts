import type { Flaw } from '../store/flaws.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { GOOD_LINE } from '../world/connection.ts';
import { SimulatedProcess, type ProcessTerms } from '../world/process.ts';
import { DatabaseServer } from '../world/session.ts';
import { World, type Owner } from '../world/world.ts';
import { actAsClient, Log, type ClientTerms } from './clients.ts';
import { judge } from './judge.ts';
import { MERCHANT, openShop } from './shop.ts';
import { drawStory } from './story.ts';

export interface SeedTerms {
  readonly flaws?: ReadonlySet<Flaw>;
  /** Only so many of the moves, to see whether fewer fail too. */
  readonly moves?: number;
}

/** What became of a run. */
export interface SeedReport {
  readonly seed: number;
  /** Sentences about what does not hold; empty if all does. */
  readonly findings: readonly string[];
  /** The same for two runs of one seed. */
  readonly course: string;
  readonly steps: number;
  readonly moves: number;
  readonly answers: number;
  readonly done: number;
  readonly kills: number;
  readonly restarts: number;
}

export const probe: { store?: MemoryStore; log?: Log } = {};
const CLIENTS_MAX = 8;
const SWEEP_EVERY_MS = 150;
const KILL_EVERY_MS = 1200;
const RESTART_EVERY_MS = 4000;
const UPSET_EVERY_MS = 200;
/** Rounds of sweeping after which something that is due again and again is a finding. */
const LAST_SWEEPS_MAX = 30;

const POOL = ['A', 'B', 'C', 'D'].map((code) => ({ code }));

/** One run of one seed: processes, clients, faults, and at the end everything that must hold. */
export async function runSeed(seed: number, terms: SeedTerms = {}): Promise<SeedReport> {
  const world = new World(seed);
  const story = drawStory(seed);
  const moves = story.moves.slice(0, terms.moves ?? story.moves.length);
  const store = new MemoryStore(terms.flaws);
  probe.store = store;
  openShop(store, story.program, { voucher: POOL });
  const server = new DatabaseServer(world, store);
  const log = new Log();
  probe.log = log;
  const site = new Site(world, server);
  const clients: Owner = { name: 'clients', gone: false };
  let isOver = false;
  const failure = { error: null as unknown };
  const drawn = drawTerms(world);
  const play = async (): Promise<void> => {
    for (let count = 0; count < drawn.processes; count += 1) site.start(drawn.process);
    if (drawn.kills) site.killNowAndThen(drawn.process);
    if (drawn.restarts) site.restartNowAndThen();
    if (drawn.upsets) site.upsetNowAndThen();
    const some = Array.from({ length: 1 + world.below(CLIENTS_MAX) }, (_, place) => place);
    await Promise.all(
      some.map((place) =>
        actAsClient(
          { world, store, log, terms: drawn.clients, processes: () => site.alive },
          clients,
          moves.filter((_, index) => index % some.length === place),
        ),
      ),
    );
    site.isQuiet = true;
    await world.pause(6000, clients);
    await site.finish(clients);
  };
  world.later(1, clients, () => {
    play().then(
      () => (isOver = true),
      (error: unknown) => {
        failure.error = error;
        isOver = true;
      },
    );
  });
  const findings: string[] = [];
  try {
    await world.runUntil(() => isOver);
    if (failure.error !== null) throw failure.error as Error;
  } catch (error) {
    findings.push(`the run broke off: ${String((error as Error).stack ?? error)}`);
  }
  findings.push(...site.complaints.failures);
  if (findings.length === 0)
    findings.push(...judge(store, log, story.program, merchantTime(world, store)));
  return {
    seed,
    findings,
    course: world.course,
    steps: world.steps,
    moves: moves.length,
    answers: log.answers.length,
    done: log.answers.filter(({ told }) => told.outcome === 'done').length,
    kills: site.kills,
    restarts: site.restarts,
  };
}

interface DrawnTerms {
  readonly processes: number;
  readonly process: ProcessTerms;
  readonly clients: ClientTerms;
  readonly kills: boolean;
  readonly restarts: boolean;
  readonly upsets: boolean;
}

/** How bad the world of a run is: some are calm, so that what fails in them needs no fault. */
function drawTerms(world: World): DrawnTerms {
  const isCalm = world.chance(0.25);
  const line = {
    takes: pick(world, [20, 150, 1500]),
    lost: isCalm ? 0 : world.random() * 0.03,
    unanswered: isCalm ? 0 : world.random() * 0.05,
    slow: isCalm ? 0 : world.random() * 0.03,
  };
  return {
    processes: 1 + world.below(3),
    process: { line, lanes: 1 + world.below(2), batchMax: world.chance(0.2) ? 2 : 32 },
    clients: {
      keyed: world.chance(0.5) ? 1 : world.random(),
      twice: world.random() * 0.3,
      thinksMs: pick(world, [0.5, 5, 30]),
    },
    kills: !isCalm && world.chance(0.6),
    restarts: !isCalm && world.chance(0.3),
    upsets: !isCalm && world.chance(0.5),
  };
}

function pick(world: World, choices: readonly number[]): number {
  return choices[world.below(choices.length)] ?? 0;
}

/** The processes of a run, those that are alive and those that were killed. */
class Site {
  readonly complaints = { failures: new Array<string>() };
  isQuiet = false;
  kills = 0;
  restarts = 0;
  readonly #world: World;
  readonly #server: DatabaseServer;
  readonly #nature: Owner = { name: 'nature', gone: false };
  #processes: SimulatedProcess[] = [];
  #count = 0;

  constructor(world: World, server: DatabaseServer) {
    this.#world = world;
    this.#server = server;
  }

  get alive(): readonly SimulatedProcess[] {
    return this.#processes.filter(({ isAlive }) => isAlive);
  }

  start(terms: ProcessTerms): void {
    this.#count += 1;
    const at = { server: this.#server, complaints: this.complaints, name: this.#count };
    const process = new SimulatedProcess(this.#world, at, terms);
    process.sweepEvery(SWEEP_EVERY_MS, MERCHANT);
    this.#processes.push(process);
  }

  killNowAndThen(terms: ProcessTerms): void {
    this.#world.later(this.#world.below(KILL_EVERY_MS * 1000), this.#nature, () => {
      if (this.isQuiet) return;
      const { alive } = this;
      alive[this.#world.below(alive.length)]?.kill();
      this.kills += 1;
      this.start(terms);
      this.killNowAndThen(terms);
    });
  }

  restartNowAndThen(): void {
    this.#world.later(this.#world.below(RESTART_EVERY_MS * 1000), this.#nature, () => {
      if (this.isQuiet) return;
      this.#server.restart(this.#world.below(1500));
      this.restarts += 1;
      this.restartNowAndThen();
    });
  }

  upsetNowAndThen(): void {
    // Rarely enough that nobody meets two in a row: that would rightly be an error.
    this.#world.later((1 + this.#world.random()) * UPSET_EVERY_MS * 1000, this.#nature, () => {
      if (this.isQuiet) return;
      this.#server.upset();
      this.upsetNowAndThen();
    });
  }

  /** Does all that is due, then stops every process as `serve` is stopped. */
  async finish(owner: Owner): Promise<void> {
    const [first] = this.alive;
    if (first === undefined) throw new Error('no process is left');
    const calm = { line: GOOD_LINE, lanes: 1, batchMax: 32 };
    const at = { server: this.#server, complaints: this.complaints, name: 99 };
    const last = new SimulatedProcess(this.#world, at, calm);
    for (let round = 1; ; round += 1) {
      const [done] = await this.#within(owner, last, () => last.sweep(MERCHANT));
      if (done === 0) break;
      if (round > LAST_SWEEPS_MAX) {
        this.complaints.failures.push('something is due again and again');
        break;
      }
    }
    await this.#within(owner, last, () => last.lanes.drain());
    for (const process of this.alive)
      await this.#within(owner, process, () => process.lanes.drain());
  }

  /** Does something in the name of a process, and comes back in that of whoever asks. */
  async #within<T>(owner: Owner, process: SimulatedProcess, act: () => Promise<T>): Promise<[T]> {
    return new Promise((resolve, reject) => {
      this.#world.later(1, process.owner, () => {
        act().then(
          (value) =>
            this.#world.later(1, owner, () => {
              resolve([value]);
            }),
          (error: unknown) =>
            this.#world.later(1, owner, () => {
              reject(error as Error);
            }),
        );
      });
    });
  }
}

function merchantTime(world: World, store: MemoryStore): number {
  const offset = store.rows('merchants')[0]?.['clock_offset_ms'] as number;
  return Math.floor(world.micros / 1000) + offset;
}
