import { sessionsEnded } from '../database/sessions-ended.ts';
import { commitUnanswered } from '../line/commit-unanswered.ts';
import { crashPoints } from '../line/crash-points.ts';
import { spoiledLine } from '../line/spoiled-line.ts';
import type { Fault } from './fault.ts';

/** Every fault that `npm run faults` knows, in the order in which they run. */
export const FAULTS: readonly Fault[] = [crashPoints, commitUnanswered, sessionsEnded, spoiledLine];
