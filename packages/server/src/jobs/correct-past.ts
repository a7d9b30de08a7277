import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { workOnCorrection } from '../usecases/work-on-correction.ts';
import { Pace } from './pace.ts';

export interface CorrectDeps {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  readonly signal: AbortSignal;
}

/** Corrections of a merchant in one job; what is asked for meanwhile waits for the next. */
const TOGETHER_MAX = 100;

/**
 * Works on what a merchant asked to be corrected, at a pace that leaves the lanes to others. Cut short,
 * the next look for work finds it again.
 */
export async function correctPast(deps: CorrectDeps, merchantId: number): Promise<void> {
  const pace = new Pace(() => deps.lanes.waiting(), deps.signal);
  for (let done = 0; done < TOGETHER_MAX && !deps.signal.aborted; done += 1) {
    if (!(await workOnCorrection({ ...deps, merchantId }, pace))) return;
  }
}
