import { celebrateDays } from '../../packages/server/src/jobs/celebrate.ts';
import { sweepMerchant, type SweepDeps } from '../../packages/server/src/jobs/sweep-merchant.ts';
import { findMerchantsToCelebrate } from '../../packages/server/src/queries/occasions.ts';
import {
  findMerchantsToRemind,
  findMerchantsWithWork,
} from '../../packages/server/src/queries/waiting-work.ts';
import { tryAlone } from '../../packages/server/src/runtime/try-alone.ts';
import {
  remindMembers,
  type RemindDeps,
} from '../../packages/server/src/usecases/remind-members.ts';

const MERCHANTS = 100;

/** Does at once what is due, as the jobs of one process would; answers whether more waits. */
export async function sweepAll(deps: SweepDeps): Promise<boolean> {
  let cutShort = false;
  for (const merchantId of await findMerchantsWithWork(deps.pool, 0, MERCHANTS)) {
    const name = `sweep ${String(merchantId)}`;
    const swept = await tryAlone(deps.pool, name, () => sweepMerchant(deps, merchantId));
    cutShort ||= swept?.cutShort ?? false;
  }
  return cutShort;
}

/** Celebrates at once what has come, as the jobs of one process would. */
export async function celebrateAll(deps: SweepDeps): Promise<void> {
  for (const merchantId of await findMerchantsToCelebrate(deps.pool, 0, MERCHANTS)) {
    const name = `celebrate ${String(merchantId)}`;
    await tryAlone(deps.pool, name, () => celebrateDays(deps, merchantId));
  }
}

/** Reminds at once of what is about to lapse, as the jobs of one process would. */
export async function remindAll(deps: RemindDeps): Promise<void> {
  for (const merchantId of await findMerchantsToRemind(deps.pool, 0, MERCHANTS)) {
    const name = `remind ${String(merchantId)}`;
    await tryAlone(deps.pool, name, () => remindMembers(deps, merchantId));
  }
}
