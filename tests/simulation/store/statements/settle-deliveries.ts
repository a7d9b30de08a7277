import type { Steps } from '../transaction.ts';
import type { Row, Values } from '../values.ts';
import { sideBySide, lineOrder } from './hand-out.ts';
import type { Scene, Statements } from './statement-steps.ts';

/* What is written down when requests have ended. Times are microseconds. */

const KEY = ['merchant_id', 'endpoint_id', 'line'];

function* lockLines({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const wanted = sideBySide(values, [...KEY, 'lease']).map((row, place): Row => ({
    ...row,
    place: place + 1,
  }));
  const ours: Row[] = [];
  for (const { place, ...wants } of wanted.sort(lineOrder)) {
    const isHis = (line: Row | null): boolean => line?.['lease'] === wants['lease'];
    if (!isHis(transaction.find('delivery_lines', wants))) continue;
    if (isHis(yield* transaction.lock('delivery_lines', wants))) ours.push({ place });
  }
  return ours;
}

function* endEvents({ transaction, micros }: Scene, values: Values): Steps<readonly Row[]> {
  const ended = sideBySide(values, [...KEY, 'sequence', 'outcome', 'attempt_id']);
  for (const { outcome, attempt_id, ...key } of ended) {
    const delivery = transaction.find('deliveries', key);
    if (delivery === null) continue;
    yield* transaction.delete('deliveries', key);
    const { merchant_id, endpoint_id, event_id } = delivery;
    const end = { merchant_id, endpoint_id, event_id, outcome, attempt_id, ended_at: micros };
    if ((yield* transaction.claim('delivery_ends', end)) === 'there') {
      const isBetter = (known: Row): boolean =>
        known['outcome'] !== 'delivered' || outcome === 'delivered';
      yield* transaction.update('delivery_ends', end, () => end, isBetter);
    }
    const id = transaction.nextNumber();
    const none = { delivered: 0, given_up: 0, dropped: 0 };
    const count = { id, merchant_id, endpoint_id, ...none, [outcome as string]: 1 };
    yield* transaction.insert('delivery_counts', count);
  }
  return [];
}

function* leaveLines({ transaction, micros }: Scene, values: Values): Steps<readonly Row[]> {
  const left = sideBySide(values, [...KEY, 'failures', 'wait_ms']);
  // What the statement sees of deliveries is what was committed as it began.
  const goesOn = left.map(
    (line) =>
      !transaction.has('lines_ended_early') &&
      transaction.select('deliveries', (row) => lineOrder(row, line) === 0).length > 0,
  );
  for (const [place, { failures, wait_ms, ...key }] of left.entries()) {
    if (goesOn[place] === true) {
      const due_at = micros + (wait_ms as number) * 1000;
      yield* transaction.update('delivery_lines', key, () => ({ failures, due_at, leased: false }));
    } else yield* transaction.delete('delivery_lines', key);
  }
  return [];
}

function* noteHealth({ transaction, micros }: Scene, values: Values): Steps<readonly Row[]> {
  const news = sideBySide(values, ['merchant_id', 'endpoint_id', 'ok', 'failure', 'open_ms']);
  for (const { ok, failure, open_ms, ...key } of news) {
    yield* transaction.update('endpoint_health', key, (health) => {
      const openedNow = {
        open_until: micros + (open_ms as number) * 1000,
        opened: (health['opened'] as number) + 1,
      };
      const circuit = open_ms === null ? {} : openedNow;
      return {
        last_failure: failure ?? health['last_failure'],
        ...(ok === true ? { open_until: null, opened: 0 } : circuit),
      };
    });
  }
  return [];
}

function* noteAttempts({ transaction }: Scene, [text]: Values): Steps<readonly Row[]> {
  for (const attempt of JSON.parse(String(text)) as Row[]) {
    yield* transaction.insert('attempts', attempt);
  }
  return [];
}

export const settlingDeliveries: Statements = {
  'delivery.lockLines': lockLines,
  'delivery.endEvents': endEvents,
  'delivery.leaveLines': leaveLines,
  'delivery.noteHealth': noteHealth,
  'delivery.noteAttempts': noteAttempts,
};
