import type pg from 'pg';
import { findMerchant, readMerchants, type Merchant } from '../store/merchants.ts';
import { UsageProblem } from './command.ts';

/** The merchant of a partner id; without one, the only merchant there is. */
export async function merchantOf(pool: pg.Pool, partnerId: string | undefined): Promise<Merchant> {
  if (partnerId !== undefined) {
    const found = await findMerchant(pool, partnerId);
    if (found === null) throw new UsageProblem(`there is no merchant ${partnerId}`);
    return found;
  }
  const [only, second] = await readMerchants(pool);
  if (only === undefined) {
    throw new UsageProblem('there is no merchant yet: fealty merchant create');
  }
  if (second !== undefined) throw new UsageProblem('say which merchant: --merchant PARTNER-ID');
  return only;
}
