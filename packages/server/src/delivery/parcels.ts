import type { DueEvent, Endpoint } from './channel.ts';
import type { LeasedLine } from './lease.ts';

/** What of a line goes into a request. */
export interface LinePart {
  readonly line: LeasedLine;
  readonly events: readonly DueEvent[];
}

/** What one sender works off: requests, one after the other. */
export interface Parcel {
  readonly endpoint: Endpoint;
  readonly requests: readonly (readonly LinePart[])[];
}

/**
 * Packs leased lines. Where an endpoint takes one event in a request, each line is a parcel of its
 * own, told event by event. Else lines are gathered until a request is full.
 */
export function packParcels(lines: readonly LeasedLine[]): readonly Parcel[] {
  const byEndpoint = Map.groupBy(lines, ({ endpoint }) => endpoint);
  return [...byEndpoint].flatMap(([endpoint, own]) =>
    endpoint.batchSize === 1 ? own.map(oneByOne) : gathered(endpoint, own),
  );
}

function oneByOne(line: LeasedLine): Parcel {
  return {
    endpoint: line.endpoint,
    requests: line.events.map((event) => [{ line, events: [event] }]),
  };
}

function gathered(endpoint: Endpoint, lines: readonly LeasedLine[]): readonly Parcel[] {
  const parcels: Parcel[] = [];
  let request: LinePart[] = [];
  let held = 0;
  for (const line of lines) {
    const events = line.events.slice(0, endpoint.batchSize);
    if (held + events.length > endpoint.batchSize) {
      parcels.push({ endpoint, requests: [request] });
      request = [];
      held = 0;
    }
    request.push({ line, events });
    held += events.length;
  }
  if (request.length > 0) parcels.push({ endpoint, requests: [request] });
  return parcels;
}
