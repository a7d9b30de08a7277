import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { raiseBand, timesFor } from '../store/breaker-openings.ts';

export interface Meant {
  readonly version: number;
  readonly times: number;
}

/**
 * Somebody says that an activity is meant to give as much under the version that runs: so many times
 * as much as allowed, or twice what was held where he does not say. What waits stays held until
 * somebody decides on it. Goes into the audit.
 */
export function meanAwards(
  pool: pg.Pool,
  meant: {
    readonly merchantId: number;
    readonly activityId: string;
    readonly times: number | null;
    readonly reason: string | null;
    readonly actor: string;
  },
): Promise<Meant> {
  const { merchantId, activityId, reason, actor } = meant;
  return inTransaction(pool, async (client) => {
    const times = meant.times ?? (await timesFor(client, merchantId, activityId));
    const version = await raiseBand(client, { merchantId, activityId, times, actor });
    const after = { version, times, reason };
    const entry = { merchantId, actor, action: 'breaker.meant', subject: activityId, after };
    await appendAudit(client, entry);
    return { version, times };
  });
}
