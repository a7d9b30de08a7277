import type { Flaw } from '../store/flaws.ts';
import { MemoryStore, type Tables } from '../store/memory-store.ts';
import { DatabaseServer } from '../world/session.ts';
import type { Owner } from '../world/owner.ts';
import { World } from '../world/world.ts';
import { actAsClient, Log, type ShopMove } from './clients.ts';
import { drawTerms, type DrawnTerms } from './draw-terms.ts';
import { judge } from './judge.ts';
import { judgeDeliveries } from './judge-deliveries.ts';
import { openEndpoints, Receivers } from './receivers.ts';
import { MERCHANT, openShop, OTHER_MERCHANT } from './shop.ts';
import { Site } from './site.ts';
import { drawStory, type Story } from './story.ts';

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
  readonly merchants: number;
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

/** From seed to seed of the second story. */
const OTHER_STORY = 0x20000000;

const POOL = ['A', 'B', 'C', 'D'].map((code) => ({ code }));

/** One run of one seed: processes, clients, faults, and at the end everything that must hold. */
export async function runSeed(seed: number, terms: SeedTerms = {}): Promise<SeedReport> {
  const world = new World(seed);
  const stories = drawStories(seed);
  const moves = movesOf(stories).slice(0, terms.moves);
  const store = new MemoryStore(terms.flaws);
  for (const [merchantId, { program }] of stories) {
    openShop(store, { merchantId, program, coupons: { voucher: POOL } });
  }
  const merchants = [...stories.keys()];
  const logs = new Map(merchants.map((id) => [id, new Log()]));
  const site = new Site(world, new DatabaseServer(world, store), merchants);
  const drawn = drawTerms(world);
  const receivers = new Receivers(world, drawn.endpoints);
  openEndpoints(store, drawn.endpoints);
  site.receivers = receivers;
  const findings: string[] = [];
  try {
    await play({ world, store, logs, site, drawn }, moves);
  } catch (error) {
    findings.push(`the run broke off: ${String((error as Error).stack)}`);
  }
  findings.push(...site.complaints.failures);
  for (const [merchantId, { program }] of findings.length === 0 ? stories : []) {
    const own = store.of(merchantId);
    const log = logs.get(merchantId) ?? new Log();
    const { taken } = receivers;
    findings.push(
      ...judge({ store: own, log, program, now: merchantTime(site.sweptFrom, own) }),
      ...judgeDeliveries({ store: own, taken, isCalm: drawn.isCalm }),
    );
  }
  const answers = [...logs.values()].flatMap((log) => log.answers);
  return {
    seed,
    findings,
    course: world.course,
    steps: world.steps,
    moves: moves.length,
    merchants: merchants.length,
    answers: answers.length,
    done: answers.filter(({ told }) => told.outcome === 'done').length,
    kills: site.kills,
    restarts: site.restarts,
    taken: receivers.taken.length,
    changes: site.changes,
  };
}

interface Stage {
  readonly world: World;
  readonly store: MemoryStore;
  readonly logs: ReadonlyMap<number, Log>;
  readonly site: Site;
  readonly drawn: DrawnTerms;
}

/** Lets clients say what they have to say, then peace come, and all that is due be done. */
async function play(
  { world, store, logs, site, drawn }: Stage,
  moves: readonly ShopMove[],
): Promise<void> {
  const owner: Owner = { name: 'clients', gone: false };
  const count = 1 + world.below(CLIENTS_MAX);
  const scene = { world, store, logs, terms: drawn.clients, processes: () => site.alive };
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

/** In a third of the seeds there is a second merchant, with members and orders of the same names. */
function drawStories(seed: number): ReadonlyMap<number, Story> {
  const stories = new Map([[MERCHANT, drawStory(seed)]]);
  if (seed % 3 === 0) stories.set(OTHER_MERCHANT, drawStory(seed + OTHER_STORY));
  return stories;
}

/** What is done at either shop by turns, and then what is left of the longer story. */
function movesOf(stories: ReadonlyMap<number, Story>): readonly ShopMove[] {
  const longest = Math.max(...[...stories.values()].map(({ moves }) => moves.length));
  return Array.from({ length: longest }, (_, at) =>
    [...stories].flatMap(([merchantId, { moves }]) =>
      moves.slice(at, at + 1).map((move) => ({ ...move, merchantId })),
    ),
  ).flat();
}

function merchantTime(micros: number, store: Tables): number {
  const offset = store.rows('merchants')[0]?.['clock_offset_ms'];
  return Math.floor(micros / 1000) + Number(offset);
}
