import type { ProcessTerms } from '../world/process.ts';
import type { World } from '../world/world.ts';
import type { ClientTerms } from './clients.ts';

/** How many processes there are, what clients are like, and which faults happen. */
export interface DrawnTerms {
  readonly processes: number;
  readonly process: ProcessTerms;
  readonly clients: ClientTerms;
  readonly kills: boolean;
  readonly restarts: boolean;
  readonly upsets: boolean;
}

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
  };
}

function pick(world: World, choices: readonly number[]): number {
  return choices[world.below(choices.length)] ?? 0;
}
