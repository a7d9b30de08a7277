import type { Steps } from '../transaction.ts';
import type { Row, Values } from '../values.ts';
import { byCells, pick, reading, type Scene, type Statements } from './statement-steps.ts';

/* How events come to those that want them, and how lines of them are leased. Times are microseconds. */

/** Rows out of arrays as the pool's driver gets them, side by side. */
export function sideBySide(values: Values, columns: readonly string[]): Row[] {
  const arrays = values as unknown as readonly (readonly unknown[])[];
  return (arrays[0] ?? []).map((_cell, place) =>
    Object.fromEntries(columns.map((column, index) => [column, arrays[index]?.[place] ?? null])),
  );
}

const LINE = ['merchant_id', 'endpoint_id', 'line'] as const;
export const lineOrder = byCells(...LINE);

const isOpen = ({ status }: Row): boolean => status === 'active' || status === 'paused';

/** Only one hands out at a time: the row stands for the server's advisory lock. */
export const HAND_OUT_LOCK = { merchant_id: 0, name: 'hand out events' };

/** What an event taken from the outbox makes: a delivery for each endpoint that wants it. */
function deliveriesOf(taken: Row, endpoints: readonly Row[]): Row[] {
  const { merchant_id, member_id, sequence, event_id } = taken;
  return endpoints
    .filter((endpoint) => endpoint['merchant_id'] === merchant_id && isOpen(endpoint))
    .filter(({ types }) => (types as readonly unknown[]).includes(taken['type']))
    .map(({ id, in_order }) => ({
      ...{ merchant_id, endpoint_id: id, line: in_order === true ? member_id : event_id },
      ...{ sequence, event_id, member_id },
    }));
}

/* Transactions have no numbers here, so nothing is known to be emptied and each look goes over all. */
function* handOut({ transaction, micros }: Scene, [most]: Values): Steps<readonly Row[]> {
  const isMine = transaction.lockFree('advisory_locks', HAND_OUT_LOCK) !== null;
  const endpoints = transaction.select('endpoints', () => true).sort(byCells('merchant_id', 'id'));
  const taken = (isMine ? transaction.select('event_outbox', () => true) : [])
    .sort(byCells('written_at', 'sequence'))
    .slice(0, Number(most))
    .filter((row) => transaction.lockFree('event_outbox', row) !== null);
  const touched = new Map<string, Row>();
  for (const row of taken) {
    yield* transaction.delete('event_outbox', row);
    for (const delivery of deliveriesOf(row, endpoints)) {
      if ((yield* transaction.claim('deliveries', delivery)) === 'there') continue;
      const line = pick(delivery, LINE);
      touched.set(JSON.stringify(line), line);
    }
  }
  for (const line of [...touched.values()].sort(lineOrder)) {
    const row = { ...line, due_at: micros, lease: 0, failures: 0, leased: false };
    if ((yield* transaction.claim('delivery_lines', row)) === 'inserted') continue;
    if (!(yield* transaction.update('delivery_lines', line, () => ({})))) {
      // It ended while this waited for it: inserted once more, as the database does.
      yield* transaction.claim('delivery_lines', row);
    }
  }
  return [{ taken: taken.length, touched: touched.size, emptied: null }];
}

function listEndpoints({ transaction, micros }: Scene): readonly Row[] {
  return transaction
    .select('endpoints', ({ status }) => status === 'active')
    .sort(byCells('merchant_id', 'id'))
    .map((row) => {
      const { merchant_id, id } = row;
      const health = transaction.find('endpoint_health', { merchant_id, endpoint_id: id });
      const until = (health?.['open_until'] ?? null) as number | null;
      return {
        ...pick(row, ['id', 'kind', 'url', 'rate']),
        ...{ merchantId: merchant_id, batchSize: row['batch_size'], inOrder: row['in_order'] },
        ...{ earlyRetries: row['early_retries'], goesOn: row['goes_on'] },
        ...{ secret: null, oldSecret: null, opened: health?.['opened'] ?? 0 },
        openForMs: until === null ? null : Math.round((until - micros) / 1000),
      };
    });
}

/** So soon a leased line is taken up again, under that flaw. */
const FORGOTTEN_MS = 5;

function* leaseLines({ transaction, micros }: Scene, values: Values): Steps<readonly Row[]> {
  const columns = ['merchant_id', 'endpoint_id', 'lines', 'most', 'lease_ms', 'reach_ms'];
  const asked = sideBySide(values, columns);
  const leased: Row[] = [];
  for (const { merchant_id, endpoint_id, lines, most, lease_ms, reach_ms } of asked) {
    const since = reach_ms === null ? -Infinity : micros - (reach_ms as number) * 1000;
    const found = transaction
      .select('delivery_lines', (line) => {
        const isHis = line['merchant_id'] === merchant_id && line['endpoint_id'] === endpoint_id;
        const dueAt = line['due_at'] as number;
        const isDue = dueAt <= micros && dueAt >= since;
        return isHis && isDue && (line['failures'] as number) <= (most as number);
      })
      .sort(byCells('due_at', 'line'))
      .map((line) => transaction.lockFree('delivery_lines', line))
      .filter((line) => line !== null)
      .slice(0, lines as number);
    const lastMs = (micros - ((found.at(-1)?.['due_at'] ?? micros) as number)) / 1000;
    for (const line of found) {
      const lease = transaction.nextNumber();
      const ms = transaction.has('leases_forgotten') ? FORGOTTEN_MS : (lease_ms as number);
      const due_at = micros + ms * 1000;
      yield* transaction.update('delivery_lines', line, () => ({ lease, leased: true, due_at }));
      const { failures } = line;
      leased.push({
        ...{ merchantId: merchant_id, endpointId: endpoint_id, line: line['line'] },
        ...{ lease, failures, lastMs },
      });
    }
  }
  return leased;
}

function readDue({ transaction }: Scene, values: Values): readonly Row[] {
  const columns = ['merchant_id', 'endpoint_id', 'line', 'most'];
  return sideBySide(values, columns).flatMap(({ most, ...line }, place) =>
    transaction
      .select('deliveries', (row) => lineOrder(row, line) === 0)
      .sort(byCells('sequence'))
      .slice(0, most as number)
      .map(({ merchant_id, event_id, member_id, sequence }) => {
        const event = transaction.find('events', { merchant_id, id: event_id });
        const member = transaction.find('members', { merchant_id, id: member_id });
        const isErased = (member?.['erased_at'] ?? null) !== null;
        const isTold = !isErased || event?.['type'] === 'member.erased';
        return {
          ...{ place: place + 1, id: event_id, type: event?.['type'], sequence },
          ...{ memberId: member_id, at: event?.['at'], replay: false },
          data: isTold ? (JSON.parse(String(event?.['data'])) as unknown) : null,
        };
      }),
  );
}

export const handingOut: Statements = {
  'delivery.handOut': handOut,
  'delivery.endpoints': reading(listEndpoints),
  'delivery.lease': leaseLines,
  'delivery.readDue': reading(readDue),
};
