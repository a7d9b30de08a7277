import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { Endpoint } from './channel.ts';

/** An endpoint, and how all workers know it to do. */
export interface KnownEndpoint {
  readonly endpoint: Endpoint;
  /** Milliseconds for which only a probe may go; 0 or less once it may. */
  readonly openForMs: number | null;
  /** Probes that failed. */
  readonly opened: number;
}

const COLUMNS = `e.merchant_id as "merchantId", e.id, e.kind, e.url, e.batch_size as "batchSize",
          e.in_order as "inOrder", e.early_retries as "earlyRetries", e.goes_on as "goesOn", e.rate,
          e.secret, case when e.old_until > statement_timestamp() then e.old_secret end as "oldSecret"`;

/* Of more endpoints, those with work would have to be found in another way. */
const list = statement(
  'delivery.endpoints',
  `select ${COLUMNS},
          (date_part('epoch', h.open_until - statement_timestamp()) * 1000)::bigint as "openForMs",
          h.opened
     from endpoints e
     join endpoint_health h on h.merchant_id = e.merchant_id and h.endpoint_id = e.id
    where e.status = 'active'
    order by e.merchant_id, e.id limit 20000`,
);
const one = statement(
  'delivery.endpoint',
  `select ${COLUMNS} from endpoints e
    where e.merchant_id = $1 and e.id = $2 and e.status <> 'deleted'`,
);

interface Row extends Omit<Endpoint, 'secrets'> {
  readonly secret: Buffer | null;
  readonly oldSecret: Buffer | null;
}

/** All endpoints to which something may be sent. */
export async function listActiveEndpoints(pool: pg.Pool): Promise<readonly KnownEndpoint[]> {
  const { rows } = await pool.query<Row & Omit<KnownEndpoint, 'endpoint'>>({ ...list });
  return rows.map(({ openForMs, opened, ...row }) => ({
    endpoint: endpointOf(row),
    openForMs,
    opened,
  }));
}

/** One endpoint, whether anything may be sent to it or not; null if there is none. */
export async function readEndpoint(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<Endpoint | null> {
  const { rows } = await pool.query<Row>({ ...one, values: [merchantId, id] });
  const [row] = rows;
  return row === undefined ? null : endpointOf(row);
}

function endpointOf({ secret, oldSecret, ...endpoint }: Row): Endpoint {
  return { ...endpoint, secrets: [secret, oldSecret].filter((each) => each !== null) };
}
