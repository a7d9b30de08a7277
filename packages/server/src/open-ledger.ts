import { createLanes } from './ledger/create-lanes.ts';
import type { Lanes } from './ledger/lanes.ts';
import type { Installation } from './open-installation.ts';
import { Programs } from './store/programs.ts';

/** The write path of a command that does not serve. */
export interface OpenLedger {
  readonly lanes: Lanes;
  readonly programs: Programs;
}

/** Opens lanes on an installation; to be drained before the installation is closed. */
export function openLedger(
  { database }: Installation,
  trouble: (what: string, error: unknown) => void,
): OpenLedger {
  const programs = new Programs(database.pool);
  const lanes = createLanes({
    connect: () => database.connectLane(),
    programs,
    watcher: { batchDone: () => undefined, trouble },
  });
  return { lanes, programs };
}
