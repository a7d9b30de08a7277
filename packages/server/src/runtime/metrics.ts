import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What operators watch. */
export interface Metrics {
  readonly registry: Registry;
  requestDone(said: { method: string; route: string; status: number; seconds: number }): void;
  batchDone(commands: number, tookMs: number): void;
  trouble(): void;
}

const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

/** `waiting` is asked for the commands in the lanes whenever the metrics are read. */
export function createMetrics(waiting: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'fealty_' });
  const requests = new Histogram({
    name: 'fealty_http_request_seconds',
    help: 'How long requests took, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const batches = new Histogram({
    name: 'fealty_lane_batch_seconds',
    help: 'How long batches of the ledger took',
    buckets: SECONDS,
    registers,
  });
  const commands = new Counter({
    name: 'fealty_lane_commands_total',
    help: 'Commands that went through the ledger lanes',
    registers,
  });
  const troubles = new Counter({
    name: 'fealty_lane_troubles_total',
    help: 'Lost connections, unanswered commits and failed commands of the lanes',
    registers,
  });
  new Gauge({
    name: 'fealty_lane_waiting',
    help: 'Commands accepted and not yet answered',
    registers,
    collect() {
      this.set(waiting());
    },
  });
  return {
    registry,
    requestDone({ method, route, status, seconds }) {
      requests.labels(method, route, String(status)).observe(seconds);
    },
    batchDone(count, tookMs) {
      batches.observe(tookMs / 1000);
      commands.inc(count);
    },
    trouble() {
      troubles.inc();
    },
  };
}
