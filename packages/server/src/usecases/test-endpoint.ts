import type pg from 'pg';
import { noteAttempts, type Attempt } from '../delivery/attempts.ts';
import type { Channels, DueEvent } from '../delivery/channel.ts';
import { readEndpoint } from '../delivery/endpoints.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import type { EndpointRequest } from './save-endpoint.ts';

export interface TestTools {
  readonly pool: pg.Pool;
  /** Endpoints of a kind that is not among them cannot be tried out. */
  readonly channels: Partial<Channels>;
  readonly newId: () => string;
}

/**
 * Tells an endpoint one made-up event at once, past everything that waits, and notes it in the log.
 * Nothing is counted, and a failure opens no circuit. Null if there is no such endpoint, or nothing to
 * tell it; `busy` if it could not go out for what else is under way.
 */
export async function testEndpoint(
  { pool, channels, newId }: TestTools,
  { merchantId, id, actor }: EndpointRequest,
  event: DueEvent,
): Promise<Attempt | 'busy' | null> {
  const endpoint = await readEndpoint(pool, merchantId, id);
  const channel = endpoint === null ? undefined : channels[endpoint.kind];
  if (endpoint === null || channel === undefined) return null;
  // Whoever asks waits; the channel has a bound of its own.
  const sent = await channel.send(endpoint, [event], new AbortController().signal);
  if (sent.kind === 'nothing' || sent.kind === 'taken') return null;
  const { evidence } = sent;
  if (evidence === null) return 'busy';
  const outcome = sent.kind === 'delivered' || sent.kind === 'gone' ? sent.kind : 'failed';
  const attempt: Attempt = {
    id: newId(),
    endpoint,
    cause: 'test',
    eventIds: [event.id],
    number: 1,
    outcome,
    failure: 'why' in sent ? sent.why : null,
    evidence,
  };
  await inTransaction(pool, async (client) => {
    await noteAttempts(client, [attempt]);
    await appendAudit(client, {
      ...{ merchantId, actor, action: 'webhook.tested', subject: id },
      after: { event: event.type, outcome, status: evidence.status },
    });
  });
  return attempt;
}
