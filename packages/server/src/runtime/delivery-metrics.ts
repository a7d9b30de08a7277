import { Gauge, type Registry } from 'prom-client';

/** Figures by label; a label that is not there is 0. */
type Figures = Readonly<Record<string, number>>;

/** How telling events goes. */
export interface DeliveryFigures {
  /** Events that wait, by what becomes of them: `active`, `paused`, `not_handed_out`. */
  readonly waiting: Figures;
  /** Age of the oldest of each. */
  readonly oldestSeconds: Figures;
  /** Requests of the last minute, by outcome. */
  readonly attempts: Figures;
  /** Open alarms, by kind. */
  readonly alarms: Figures;
}

const WAITING = ['active', 'paused', 'not_handed_out'];

const GAUGES = [
  {
    figure: 'waiting',
    name: 'fealty_events_waiting',
    help: 'Events that are not delivered, by state of their webhook; 100000 means that many or more',
    label: 'state',
    values: WAITING,
  },
  {
    figure: 'oldestSeconds',
    name: 'fealty_events_oldest_waiting_seconds',
    help: 'Age of the oldest event that is not delivered, of those counted',
    label: 'state',
    values: WAITING,
  },
  {
    figure: 'attempts',
    name: 'fealty_webhook_requests_last_minute',
    help: 'Requests to webhooks that began within the last minute, by outcome',
    label: 'outcome',
    values: ['delivered', 'failed', 'gone'],
  },
  {
    figure: 'alarms',
    name: 'fealty_alarms_open',
    help: 'Alarms that are open, by kind',
    label: 'kind',
    values: ['late', 'failing', 'paused', 'events_missing'],
  },
] as const;

/** Those who scrape at once are told the same. */
const FRESH_MS = 1000;

/**
 * Adds gauges that ask `read` when the metrics are read. While it fails they are not there, and the
 * others are: a database that is away is seen elsewhere.
 */
export function addDeliveryMetrics(registry: Registry, read: () => Promise<DeliveryFigures>): void {
  const figures = remembered(read);
  for (const { figure, name, help, label, values } of GAUGES) {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        this.reset();
        const found = await figures();
        if (found === null) return;
        for (const value of values) this.labels(value).set(found[figure][value] ?? 0);
      },
    });
  }
}

/** Asks once for all who scrape within a second; null while it fails. */
export function remembered<T>(read: () => Promise<T>): () => Promise<T | null> {
  let asked: Promise<T | null> | null = null;
  let until = -Infinity;
  return () => {
    const now = performance.now();
    if (asked === null || now > until) {
      until = now + FRESH_MS;
      asked = read().catch(() => null);
    }
    return asked;
  };
}
