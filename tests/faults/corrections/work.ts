import { correctPast } from '../../../packages/server/src/jobs/correct-past.ts';
import { createLanes } from '../../../packages/server/src/ledger/create-lanes.ts';
import {
  openDatabase,
  type ConnectionTarget,
} from '../../../packages/server/src/runtime/database.ts';
import { Programs } from '../../../packages/server/src/store/programs.ts';

/* A process that works a merchant's corrections off, to be killed: node work.ts '{"target":…}' */

interface Terms {
  readonly target: ConnectionTarget;
  readonly merchantId: number;
}

const { target, merchantId } = JSON.parse(process.argv[2] ?? '{}') as Terms;
const database = openDatabase(target);
const lanes = createLanes({
  connect: () => database.connectLane(),
  programs: new Programs(database.pool),
  watcher: {
    batchDone: () => undefined,
    trouble: (what, error) => {
      console.error(what, error);
    },
  },
});
const { signal } = new AbortController();
await correctPast({ pool: database.pool, lanes, signal }, merchantId);
await lanes.drain();
await database.close();
