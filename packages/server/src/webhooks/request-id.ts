import { createHash } from 'node:crypto';

/**
 * The id of a request: that of its event, or made of those of its events, so that a further try of
 * the same has the same one.
 */
export function requestIdOf(
  endpointId: string,
  events: readonly { readonly id: string }[],
): string {
  const [first, second] = events;
  if (first !== undefined && second === undefined) return first.id;
  const all = [endpointId, ...events.map(({ id }) => id)].join(' ');
  return createHash('sha256').update(all).digest('hex').slice(0, 24);
}
