import type { Flaw } from '../store/flaws.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { DatabaseServer } from '../world/session.ts';
import type { Owner } from '../world/owner.ts';
import { World } from '../world/world.ts';
import type { Move } from '../../support/random/moves.ts';
import { actAsClient, Log } from './clients.ts';
import { drawTerms, type DrawnTerms } from './draw-terms.ts';
import { judge } from './judge.ts';
import { judgeDeliveries } from './judge-deliveries.ts';
import { openEndpoints, Receivers } from './receivers.ts';
import { openShop } from './shop.ts';
import { Site } from './site.ts';
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
  /** Requests that receivers took. */
  readonly taken: number;
  readonly changes: number;
}

const CLIENTS_MAX = 8;
/** As long as any fault lasts: sessions that nobody ended are over by then, milliseconds. */
const QUIET_MS = 6000;

const POOL = ['A', 'B', 'C', 'D'].map((code) => ({ code }));

/** One run of one seed: processes, clients, faults, and at the end everything that must hold. */
export async function runSeed(seed: number, terms: SeedTerms = {}): Promise<SeedReport> {
  const world = new World(seed);
  const story = drawStory(seed);
  const moves = story.moves.slice(0, terms.moves ?? story.moves.length);
  const store = new MemoryStore(terms.flaws);
  openShop(store, story.program, { voucher: POOL });
  const log = new Log();
  const site = new Site(world, new DatabaseServer(world, store));
  const drawn = drawTerms(world);
  const receivers = new Receivers(world, drawn.endpoints);
  openEndpoints(store, drawn.endpoints);
  site.receivers = receivers;
  const findings: string[] = [];
  try {
    await play({ world, store, log, site, drawn }, moves);
  } catch (error) {
    findings.push(`the run broke off: ${String((error as Error).stack)}`);
  }
  findings.push(...site.complaints.failures);
  const now = merchantTime(world, store);
  if (findings.length === 0) {
    findings.push(
      ...judge({ store, log, program: story.program, now }),
      ...judgeDeliveries({ store, taken: receivers.taken, isCalm: drawn.isCalm }),
    );
  }
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
    taken: receivers.taken.length,
    changes: site.changes,
  };
}

interface Stage {
  readonly world: World;
  readonly store: MemoryStore;
  readonly log: Log;
  readonly site: Site;
  readonly drawn: DrawnTerms;
}

/** Lets clients say what they have to say, then peace come, and all that is due be done. */
async function play(
  { world, store, log, site, drawn }: Stage,
  moves: readonly Move[],
): Promise<void> {
  const owner: Owner = { name: 'clients', gone: false };
  const count = 1 + world.below(CLIENTS_MAX);
  const scene = { world, store, log, terms: drawn.clients, processes: () => site.alive };
  let isOver = false;
  const acting = async (): Promise<void> => {
    site.open(drawn);
    const clients = Array.from({ length: count }, (_, place) =>
      actAsClient(
        scene,
        owner,
        moves.filter((_move, index) => index % count === place),
      ),
    );
    await Promise.all(clients);
    site.isQuiet = true;
    await world.pause(QUIET_MS, owner);
    await site.finish(owner);
    isOver = true;
  };
  world.later(1, owner, () => {
    world.watch(acting());
  });
  await world.runUntil(() => isOver);
}

function merchantTime(world: World, store: MemoryStore): number {
  const offset = store.rows('merchants')[0]?.['clock_offset_ms'];
  return Math.floor(world.micros / 1000) + Number(offset);
}
