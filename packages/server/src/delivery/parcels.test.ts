import { expect, it } from 'vitest';
import type { DueEvent, Endpoint } from './channel.ts';
import type { LeasedLine } from './lease.ts';
import { packParcels } from './parcels.ts';

function endpointOf(id: string, batchSize: number): Endpoint {
  return {
    ...{ merchantId: 1, id, kind: 'webhook_v2', url: 'https://shop.example/hook', batchSize },
    ...{ inOrder: true, earlyRetries: null, goesOn: true, rate: null, secrets: [] },
  };
}

function lineOf(endpoint: Endpoint, line: string, count: number): LeasedLine {
  const eventAt = (sequence: number): DueEvent => ({
    ...{ id: `${line}${String(sequence)}`, type: 'points.awarded', sequence, memberId: line },
    ...{ at: 0, data: null, replay: false },
  });
  const rest = Array.from({ length: count - 1 }, (_none, at) => eventAt(at + 2));
  return { endpoint, line, lease: 1, failures: 0, events: [eventAt(1), ...rest] };
}

/** Event ids by parcel, request and line. */
function packed(lines: readonly LeasedLine[]): string[][] {
  return packParcels(lines).map(({ requests }) =>
    requests.map((parts) => parts.flatMap(({ events }) => events.map(({ id }) => id)).join(' ')),
  );
}

it('tells a line event by event where one goes into a request', () => {
  const single = endpointOf('single', 1);
  expect(packed([lineOf(single, 'a', 3), lineOf(single, 'b', 1)])).toEqual([
    ['a1', 'a2', 'a3'],
    ['b1'],
  ]);
});

it('gathers lines until a request is full, and splits none', () => {
  const batch = endpointOf('batch', 5);
  const lines = [lineOf(batch, 'a', 2), lineOf(batch, 'b', 2), lineOf(batch, 'c', 2)];
  expect(packed(lines)).toEqual([['a1 a2 b1 b2'], ['c1 c2']]);
});

it('fills a request with the first of a line that is longer', () => {
  const batch = endpointOf('batch', 3);
  const lines = [lineOf(batch, 'a', 7), lineOf(batch, 'b', 1)];
  expect(packed(lines)).toEqual([['a1 a2 a3'], ['b1']]);
});

it('mixes no endpoints', () => {
  const [one, other] = [endpointOf('one', 10), endpointOf('other', 10)];
  const lines = [lineOf(one, 'a', 1), lineOf(other, 'b', 1), lineOf(one, 'c', 1)];
  expect(packed(lines)).toEqual([['a1 c1'], ['b1']]);
});

it('packs nothing where nothing was leased', () => {
  expect(packParcels([])).toEqual([]);
});
