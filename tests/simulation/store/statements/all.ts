import { factLoads } from './load-facts.ts';
import { handingOut } from './hand-out.ts';
import { lotLoads } from './load-lots.ts';
import { memberLoads } from './load-members.ts';
import { outsideLanes } from './outside-lanes.ts';
import { settlingDeliveries } from './settle-deliveries.ts';
import { reading, type Statements } from './statement-steps.ts';
import { ledgerWrites } from './write-ledger.ts';
import { peopleWrites } from './write-people.ts';
import { sharedWrites } from './write-shared.ts';

/** Every statement that the store understands, by its name. */
export const statements: Statements = {
  ...memberLoads,
  ...lotLoads,
  ...factLoads,
  ...peopleWrites,
  ...ledgerWrites,
  ...sharedWrites,
  ...outsideLanes,
  ...handingOut,
  ...settlingDeliveries,
  'wall.enter': reading(({ transaction }, [merchantId]) => {
    transaction.enter(Number(merchantId));
    return [{ set_config: String(merchantId) }];
  }),
};

/** What opens and ends transactions; the session itself does these. */
export const ENDS: ReadonlySet<string> = new Set([
  ...['lane.begin', 'lane.beginSnapshot', 'lane.rollback', 'lane.commit', 'lane.discardPlans'],
]);
