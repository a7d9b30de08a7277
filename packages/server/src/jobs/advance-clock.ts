import { nextMoment, readRunningAdvance } from '../queries/clock.ts';
import { addJobs } from '../runtime/job-queue.ts';
import { advanceJob, moveClock, noteAdvanced, type Happened } from '../usecases/advance-clock.ts';
import { remindMembers } from '../usecases/remind-members.ts';
import { celebrateDays } from './celebrate.ts';
import { Patience } from './patience.ts';
import { sweepMerchant, type SweepDeps } from './sweep-merchant.ts';

/** Longer than any move takes: what was refused on the way is not tried again at each step. */
const REFUSED_PAUSE_MS = 24 * 60 * 60 * 1000;
const REFUSED_MAX = 100_000;

/**
 * Moves a test merchant's clock to where it was asked to go, from one moment at which something
 * happens to the next, so that everything in between happens when it would have, and in order.
 * Harmless if there is nothing to move; cut short, it goes on from where it was.
 */
export async function advanceClock(deps: SweepDeps, merchantId: number): Promise<void> {
  const advance = await readRunningAdvance(deps.pool, merchantId);
  if (advance === null) return;
  const { pool, signal } = deps;
  const patience = new Patience(REFUSED_PAUSE_MS, REFUSED_MAX);
  const move = { merchantId, id: advance.id };
  const until = advance.to;
  let { reached } = advance;
  for (;;) {
    const happened = await settleMoment({ ...deps, patience }, merchantId);
    if (signal.aborted) {
      await addJobs(pool, [advanceJob(merchantId)]);
      return;
    }
    if (reached >= until) {
      await noteAdvanced(pool, move, happened);
      return;
    }
    reached = (await nextMoment(pool, merchantId, { after: reached, until })) ?? until;
    await moveClock(pool, move, reached, happened);
  }
}

/** Does all that has come by now; what it brings about may be due at once, too. */
async function settleMoment(deps: SweepDeps, merchantId: number): Promise<Happened> {
  let settled = 0;
  let lapsed = 0;
  while (!deps.signal.aborted) {
    const swept = await sweepMerchant(deps, merchantId);
    settled += swept.settled;
    lapsed += swept.lapsed;
    if (swept.settled + swept.lapsed === 0 && !swept.cutShort) break;
  }
  const days = await celebrateDays(deps, merchantId);
  while (!deps.signal.aborted && (await remindMembers(deps, merchantId)));
  return { settled, lapsed, days };
}
