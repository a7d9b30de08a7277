import type { ProcessTerms } from '../world/process.ts';
import type { World } from '../world/world.ts';
import type { ClientTerms } from './clients.ts';
import type { DrawnEndpoint } from './receivers.ts';

/** How many processes there are, what clients are like, and which faults happen. */
export interface DrawnTerms {
  readonly processes: number;
  readonly process: ProcessTerms;
  readonly clients: ClientTerms;
  readonly kills: boolean;
  readonly restarts: boolean;
  readonly upsets: boolean;
  /** Whether the program changes while commands are carried out. */
  readonly changes: boolean;
  /** Who is told of what happens; nobody in most runs. */
  readonly endpoints: readonly DrawnEndpoint[];
  readonly isCalm: boolean;
}

/** The share of runs in which somebody listens, and by how many endpoints at most. */
const TELLING = 0.35;
const ENDPOINTS_MAX = 2;

/** How bad the world of a run is: some are calm, so that what fails in them needs no fault. */
export function drawTerms(world: World): DrawnTerms {
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
    endpoints: drawEndpoints(world, isCalm),
    changes: world.chance(0.3),
    isCalm,
  };
}

function drawEndpoints(world: World, isCalm: boolean): readonly DrawnEndpoint[] {
  if (!world.chance(TELLING)) return [];
  const share = (most: number): number => (isCalm ? 0 : world.random() * most);
  return Array.from({ length: 1 + world.below(ENDPOINTS_MAX) }, () => ({
    inOrder: world.chance(0.8),
    batchSize: pick(world, [1, 1, 3]),
    ...{ fails: share(0.4), unanswered: share(0.2), freezes: share(0.05) },
  }));
}

function pick(world: World, choices: readonly number[]): number {
  return choices[world.below(choices.length)] ?? 0;
}
