import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { forgetDeliveries } from '../delivery/forget.ts';
import { watchDeliveries } from '../delivery/watch.ts';
import { mendAgentActions } from '../help-desks/mend-actions.ts';
import type { FileStore } from '../runtime/file-store.ts';
import { tryAlone } from '../runtime/try-alone.ts';
import { forgetSealedHeads } from '../seals/forget-heads.ts';
import { forgetAnswers } from '../usecases/forget-answers.ts';
import { forgetBacktests } from '../usecases/save-backtest.ts';
import { forgetRefusals } from '../usecases/forget-refusals.ts';
import { forgetStoreEvents } from '../usecases/forget-store-events.ts';
import { forgetSignIns } from '../usecases/forget-sign-ins.ts';
import { forgetMails } from '../usecases/forget-mails.ts';
import type { StaffPost } from '../usecases/mail-people.ts';
import { tellPeople } from '../usecases/tell-people.ts';
import { learnBands, watchBreakers } from '../usecases/watch-breakers.ts';
import { sweepFiles } from '../usecases/sweep-files.ts';
import type { KeepTerms } from './keep-terms.ts';

export interface HousekeepingDeps {
  readonly pool: pg.Pool;
  readonly files: FileStore;
  readonly lanes: Lanes;
  readonly newId: () => string;
  readonly keep: KeepTerms;
  /** How mails to the people of stores leave. */
  readonly post: StaffPost;
}

const EVERY_MINUTE = '* * * * *';
const EVERY_TEN_MINUTES = '*/10 * * * *';
/** When the hour that ended has been written down, whoever's clock says so. */
const EVERY_HOUR = '3 * * * *';

/** When each of the tasks below is done. */
export const HOUSEKEEPING_CRON = [
  { task: 'watch_deliveries', match: EVERY_MINUTE },
  { task: 'forget_answers', match: EVERY_TEN_MINUTES },
  { task: 'forget_refusals', match: EVERY_TEN_MINUTES },
  { task: 'forget_proofs', match: EVERY_HOUR },
  { task: 'sweep_files', match: EVERY_TEN_MINUTES },
  { task: 'forget_store_events', match: EVERY_TEN_MINUTES },
  { task: 'forget_deliveries', match: EVERY_TEN_MINUTES },
  { task: 'forget_mails', match: EVERY_TEN_MINUTES },
  { task: 'forget_backtests', match: EVERY_TEN_MINUTES },
  { task: 'forget_sign_ins', match: EVERY_TEN_MINUTES },
  { task: 'mend_agent_actions', match: EVERY_MINUTE },
  { task: 'learn_bands', match: EVERY_HOUR },
  { task: 'watch_breakers', match: EVERY_MINUTE },
  { task: 'tell_people', match: EVERY_MINUTE },
];

/** Tasks that are about no merchant: each is done by one process at a time, of all that run. */
export function housekeeping(deps: HousekeepingDeps): Record<string, () => Promise<void>> {
  const { pool, newId, keep } = deps;
  const alone = (name: string, act: () => Promise<unknown>) => async (): Promise<void> => {
    await tryAlone(pool, name, act);
  };
  return {
    watch_deliveries: alone('watch deliveries', () =>
      watchDeliveries({ pool, newId, now: () => Date.now() }),
    ),
    forget_answers: alone('forget answers', () => forgetAnswers(pool, keep.answers)),
    forget_refusals: alone('forget refusals', () =>
      forgetRefusals(pool, keep.refusals, Date.now()),
    ),
    forget_proofs: alone('forget proofs', () => forgetSealedHeads(pool, keep.proofs)),
    sweep_files: alone('sweep files', () => sweepFiles(deps)),
    forget_store_events: alone('forget store events', () => forgetStoreEvents(pool)),
    forget_deliveries: alone('forget deliveries', () => forgetDeliveries(pool, keep)),
    forget_mails: alone('forget mails', () => forgetMails(pool)),
    forget_backtests: alone('forget back-tests', () => forgetBacktests(pool)),
    forget_sign_ins: alone('forget sign-ins', () => forgetSignIns(pool)),
    mend_agent_actions: alone('mend agent actions', () => mendAgentActions(pool)),
    learn_bands: alone('learn bands', () => learnBands(pool)),
    watch_breakers: alone('watch breakers', () => watchBreakers(pool)),
    tell_people: alone('tell people', () => tellPeople(deps)),
  };
}
