import { EVENT_NAMES } from '@fealty/contract';
import type { EventType, Instant } from '@fealty/core';
import type { Webhook } from '../../../queries/webhooks.ts';
import { slashTime } from '../../dates.ts';

/** `v1` or `v2`: in whose words it is told. */
export function formatOf({ kind }: Pick<Webhook, 'kind'>): 'v1' | 'v2' {
  return kind === 'webhook_v1' ? 'v1' : 'v2';
}

/** A webhook and how it does; never what it signs with. */
export function webhookData(webhook: Webhook): object {
  const format = formatOf(webhook);
  return {
    id: webhook.id,
    name: webhook.name,
    url: webhook.url,
    format,
    events: webhook.types.map((type) => nameIn(format, type)),
    batch_size: webhook.batchSize,
    in_order: webhook.inOrder,
    retry_count: webhook.earlyRetries,
    keep_retrying: webhook.goesOn,
    max_per_second: webhook.rate ?? 0,
    status: webhook.status,
    paused_for: webhook.pausedFor,
    secret_overlap_ends: timeOrNull(webhook.oldUntil),
    created_date: slashTime(webhook.createdAt),
    last_modified_date: slashTime(webhook.updatedAt),
    health: {
      waiting: webhook.waiting,
      oldest_waiting_since: timeOrNull(webhook.oldestAt),
      failing_since: timeOrNull(webhook.failingSince),
      last_success_date: timeOrNull(webhook.lastSuccessAt),
      last_failure_date: timeOrNull(webhook.lastFailureAt),
      last_failure: webhook.lastFailure,
      circuit_open_until: timeOrNull(webhook.openUntil),
      totals: {
        owed: webhook.owed,
        delivered: webhook.delivered,
        given_up: webhook.givenUp,
        dropped: webhook.dropped,
      },
    },
  };
}

/** What an event is called where it is told. */
function nameIn(format: 'v1' | 'v2', type: EventType): string {
  return EVENT_NAMES[type][format] ?? type;
}

export function timeOrNull(at: Instant | null): string | null {
  return at === null ? null : slashTime(at);
}
