import { blockedVacuum } from '../database/blocked-vacuum.ts';
import { fewSessions } from '../database/few-sessions.ts';
import { fullDisk, fullLog } from '../database/full-disk.ts';
import { failedFlush, slowDisk } from '../database/spoiled-disk.ts';
import { heldMember } from '../database/held-member.ts';
import { killedDatabase } from '../database/killed-database.ts';
import { sessionsEnded } from '../database/sessions-ended.ts';
import { commitUnanswered } from '../line/commit-unanswered.ts';
import { crashPoints } from '../line/crash-points.ts';
import { spoiledLine } from '../line/spoiled-line.ts';
import { littleMemory } from '../machine/little-memory.ts';
import { otherClock } from '../machine/other-clock.ts';
import { corruptPage } from '../operating/corrupt-page.ts';
import { cutMigration } from '../operating/cut-migration.ts';
import { failover } from '../operating/failover.ts';
import { restore } from '../operating/restore.ts';
import { rollingRestart } from '../operating/rolling-restart.ts';
import { soak } from '../operating/soak.ts';
import { twoVersions } from '../operating/two-versions.ts';
import { duplicateStorm } from '../requests/duplicate-storm.ts';
import { overload } from '../requests/overload.ts';
import { poison } from '../requests/poison.ts';
import { readsInOrder } from '../requests/reads-in-order.ts';
import { outboxGap } from '../worker/outbox-gap.ts';
import { pausedWorker } from '../worker/paused-worker.ts';
import type { Fault } from './fault.ts';

/** Every fault that `npm run faults` knows, in the order in which they run. */
export const FAULTS: readonly Fault[] = [
  ...[killedDatabase, crashPoints, readsInOrder, commitUnanswered, sessionsEnded],
  ...[pausedWorker, spoiledLine, outboxGap, duplicateStorm, poison, restore],
  ...[failedFlush, fullLog, fullDisk, slowDisk, fewSessions, cutMigration],
  ...[heldMember, otherClock, overload, littleMemory],
  ...[failover, rollingRestart, twoVersions, corruptPage, blockedVacuum, soak],
];
