import type { Tables } from '../store/memory-store.ts';
import type { Row } from '../store/values.ts';
import type { Taken } from './receivers.ts';

/** What of a run the deliveries are judged by. */
export interface Told {
  readonly store: Tables;
  readonly taken: readonly Taken[];
  /** Whether nothing went wrong that makes anybody tell an event a second time. */
  readonly isCalm: boolean;
}

/** What must have been told when receivers take everything and all is quiet; sentences about what was not. */
export function judgeDeliveries(told: Told): string[] {
  const { store } = told;
  return store
    .rows('endpoints')
    .flatMap((endpoint) => [
      ...left(store, endpoint),
      ...owed(told, endpoint),
      ...order(told, endpoint),
    ]);
}

const of = (rows: readonly Row[], { id }: Row): readonly Row[] =>
  rows.filter((row) => row['endpoint_id'] === id);

function left(store: Tables, endpoint: Row): string[] {
  const waits = of(store.rows('deliveries'), endpoint).length;
  const lines = of(store.rows('delivery_lines'), endpoint).length;
  const outbox = store.rows('event_outbox').length;
  return waits + lines + outbox === 0
    ? []
    : [
        `${String(endpoint['id'])} waits for ${String(waits)} events in ${String(lines)} lines, ${String(outbox)} not handed out`,
      ];
}

/** Each event once or more often; once where nothing went wrong. The counts say the same. */
function owed({ store, taken, isCalm }: Told, endpoint: Row): string[] {
  const times = new Map<string, number>();
  for (const { events } of taken.filter(({ endpointId }) => endpointId === endpoint['id'])) {
    for (const { id } of events) times.set(id, (times.get(id) ?? 0) + 1);
  }
  const own = new Set(store.rows('events').map(({ id }) => id));
  const events = store.rows('events').filter(({ quiet }) => quiet !== true);
  const ends = new Set(of(store.rows('delivery_ends'), endpoint).map(({ event_id: id }) => id));
  const counted = of(store.rows('delivery_counts'), endpoint).reduce(
    (sum, { delivered }) => sum + (delivered as number),
    0,
  );
  return [
    ...[...times.keys()]
      .filter((id) => !own.has(id))
      .map((id) => `event ${id} is of another store, and was told to ${String(endpoint['id'])}`),
    ...events
      .filter(({ id }) => !times.has(id as string) || !ends.has(id))
      .map(({ id }) => `event ${String(id)} was never told to ${String(endpoint['id'])}`),
    ...[...times]
      .filter(([, many]) => isCalm && many > 1)
      .map(([id, many]) => `event ${id} was told ${String(many)} times, and nothing went wrong`),
    ...(counted === events.length
      ? []
      : [`${String(endpoint['id'])} counts ${String(counted)} of ${String(events.length)} events`]),
  ];
}

/** Of a member, no event is taken for the first time before all that came before it were. */
function order({ store, taken }: Told, endpoint: Row): string[] {
  if (endpoint['in_order'] !== true) return [];
  const told = store.rows('events').filter(({ quiet }) => quiet !== true);
  const numbers = Map.groupBy(told, ({ member_id: id }) => id as string);
  const reached = new Map<string, number>();
  const findings: string[] = [];
  for (const { events, endpointId } of taken) {
    if (endpointId !== endpoint['id']) continue;
    for (const { memberId, sequence } of events) {
      const last = reached.get(memberId) ?? 0;
      const isBetween = (row: Row): boolean =>
        (row['sequence'] as number) > last && (row['sequence'] as number) < sequence;
      if (numbers.get(memberId)?.some(isBetween) === true) {
        findings.push(
          `${endpointId} was told event ${String(sequence)} of ${memberId} behind ${String(last)}`,
        );
      }
      reached.set(memberId, Math.max(last, sequence));
    }
  }
  return findings;
}
