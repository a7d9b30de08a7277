import { findMerchantsWithWork } from '../queries/waiting-work.ts';
import { tryAlone } from '../runtime/try-alone.ts';
import { sweepMerchant, type SweepDeps } from './sweep-merchant.ts';

const MERCHANTS_PAGE = 100;

/**
 * Approves awards whose time has come, makes cached purchases real, judges tiers and lets points
 * lapse, for all merchants by their own clocks. Every command has a business key, so any number of
 * processes may sweep; that one of them has a merchant at a time only spares work. Answers whether
 * more waits.
 */
export async function sweepAll(deps: SweepDeps): Promise<boolean> {
  let last = 0;
  let cutShort = false;
  for (;;) {
    const merchants = await findMerchantsWithWork(deps.pool, last, MERCHANTS_PAGE);
    for (const merchantId of merchants) {
      if (deps.signal.aborted) return false;
      const name = `sweep ${String(merchantId)}`;
      const swept = await tryAlone(deps.pool, name, () => sweepMerchant(deps, merchantId));
      cutShort ||= swept?.cutShort ?? false;
    }
    if (merchants.length < MERCHANTS_PAGE) return cutShort;
    last = merchants.at(-1) ?? last;
  }
}
