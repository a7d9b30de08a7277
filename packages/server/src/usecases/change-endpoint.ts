import type pg from 'pg';
import {
  beginEndpointSeries,
  changeEndpoint,
  dropBacklog,
  forgetEndpointFailures,
  type EndpointTerms,
} from '../store/endpoints.ts';

/** One endpoint, as it was locked and as it is to be. */
export interface EndpointChange {
  readonly merchantId: number;
  readonly id: string;
  readonly before: EndpointTerms;
  readonly after: EndpointTerms;
}

/**
 * Changes an endpoint, with all that follows from it. Switched off, it is owed nothing, and what waits is
 * dropped; what it is owed is counted anew when it is switched, or wants other events; resumed, it is
 * met as one that failed its last probe. To be followed by `countFromNow` when this was committed.
 */
export async function changeEndpointIn(
  client: pg.ClientBase,
  { merchantId, id, before, after }: EndpointChange,
): Promise<void> {
  await changeEndpoint(client, merchantId, { ...after, id });
  const counted = before.status !== 'inactive';
  const counts = after.status !== 'inactive';
  if (!counts) await dropBacklog(client, merchantId, id);
  if (counts !== counted || !sameTypes(before.types, after.types)) {
    await beginEndpointSeries(client, merchantId, id);
  }
  if (before.status === 'paused' && after.status === 'active') {
    await forgetEndpointFailures(client, merchantId, id);
  }
}

function sameTypes(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((type) => other.includes(type));
}
