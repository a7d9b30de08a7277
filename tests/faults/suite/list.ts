import { commitUnanswered } from '../line/commit-unanswered.ts';
import { crashPoints } from '../line/crash-points.ts';
import type { Fault } from './fault.ts';

/** Every fault that `npm run faults` knows, in the order in which they run. */
export const FAULTS: readonly Fault[] = [crashPoints, commitUnanswered];
