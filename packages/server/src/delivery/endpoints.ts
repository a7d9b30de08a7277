import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { Endpoint, EndpointKind } from './channel.ts';

/** An endpoint, and how all workers know it to do. */
export interface KnownEndpoint {
  readonly endpoint: Endpoint;
  /** Milliseconds for which only a probe may go; 0 or less once it may. */
  readonly openForMs: number | null;
  /** Probes that failed. */
  readonly opened: number;
}

/* Of more endpoints, those with work would have to be found in another way. */
const list = statement(
  'delivery.endpoints',
  `select e.merchant_id as "merchantId", e.id, e.kind, e.url, e.batch_size as "batchSize",
          e.in_order as "inOrder", e.early_retries as "earlyRetries", e.goes_on as "goesOn", e.rate,
          e.secret, case when e.old_until > statement_timestamp() then e.old_secret end as "oldSecret",
          (date_part('epoch', h.open_until - statement_timestamp()) * 1000)::bigint as "openForMs",
          h.opened
     from endpoints e
     join endpoint_health h on h.merchant_id = e.merchant_id and h.endpoint_id = e.id
    where e.status = 'active'
    order by e.merchant_id, e.id limit 20000`,
);

interface Row {
  readonly merchantId: number;
  readonly id: string;
  readonly kind: EndpointKind;
  readonly url: string;
  readonly batchSize: number;
  readonly inOrder: boolean;
  readonly earlyRetries: number | null;
  readonly goesOn: boolean;
  readonly rate: number | null;
  readonly secret: Buffer | null;
  readonly oldSecret: Buffer | null;
  readonly openForMs: number | null;
  readonly opened: number;
}

/** All endpoints to which something may be sent. */
export async function listActiveEndpoints(pool: pg.Pool): Promise<readonly KnownEndpoint[]> {
  const { rows } = await pool.query<Row>({ ...list });
  return rows.map(({ secret, oldSecret, openForMs, opened, ...endpoint }) => ({
    endpoint: {
      ...endpoint,
      secrets: [secret, oldSecret].filter((each) => each !== null),
    },
    openForMs,
    opened,
  }));
}
