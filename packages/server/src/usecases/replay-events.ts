import type pg from 'pg';
import { replayPage, type Replayed, type ReplayFilter } from '../delivery/replay.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';

/** Lets an endpoint be told events again, a page of them, and notes who asked for it. */
export async function replayEvents(
  pool: pg.Pool,
  actor: string,
  filter: ReplayFilter,
): Promise<Replayed> {
  return inTransaction(pool, async (client) => {
    const replayed = await replayPage(client, filter);
    const { merchantId, endpointId: subject, eventIds, ...asked } = filter;
    const named = eventIds === undefined ? {} : { events: eventIds.length };
    const after = { ...asked, ...named, added: replayed.added };
    await appendAudit(client, { merchantId, actor, action: 'webhook.replayed', subject, after });
    return replayed;
  });
}
