import type { Registry } from 'prom-client';
import { addGauges } from './add-gauges.ts';

/** What keeps PostgreSQL from taking away rows that nobody needs any more. */
export interface DatabaseFigures {
  /** Age of the oldest open transaction of the database, of those that our role is told of. */
  readonly oldestTransactionSeconds: number;
  /** Rows of the queues of events that are gone and still there: they are what makes queues slow. */
  readonly deadQueueRows: number;
}

const GAUGES = [
  {
    figure: 'oldestTransactionSeconds',
    name: 'fealty_database_oldest_transaction_seconds',
    help: 'Age of the oldest open transaction; of other roles with pg_read_all_stats only',
  },
  {
    figure: 'deadQueueRows',
    name: 'fealty_database_dead_queue_rows',
    help: 'Rows of the queues of events that vacuum has not taken away yet',
  },
] as const;

/** Adds gauges that ask `read` when the metrics are read; while it fails they are not there. */
export function addDatabaseMetrics(registry: Registry, read: () => Promise<DatabaseFigures>): void {
  addGauges(registry, GAUGES, read);
}
