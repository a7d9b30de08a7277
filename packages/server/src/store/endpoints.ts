import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export { WEBHOOK_PURPOSE } from './sealed-columns.ts';

export type EndpointStatus = 'active' | 'paused' | 'inactive' | 'deleted';

/** What a merchant says of a place where events are sent. */
export interface EndpointTerms {
  readonly name: string;
  /** Empty for mail and help desks. */
  readonly url: string;
  /** Our names of events. */
  readonly types: readonly string[];
  /** Events in one request, at most. */
  readonly batchSize: number;
  /** Whether a member's events go one after the other. */
  readonly inOrder: boolean;
  /** Retries at five minutes before those of the table; null for none. */
  readonly earlyRetries: number | null;
  /** Whether the table of retries follows. */
  readonly goesOn: boolean;
  /** Events a second; null for as many as it takes. */
  readonly rate: number | null;
  readonly status: EndpointStatus;
  readonly pausedFor: 'merchant' | 'gone' | 'failing' | null;
  /** What requests are signed with, sealed; null for mail and help desks. */
  readonly secret: Buffer | null;
  readonly oldSecret: Buffer | null;
  /** When the old one ends; null if there is none. */
  readonly oldUntil: Date | null;
}

const count = statement(
  'endpoints.count',
  `select count(*)::integer as many from endpoints
    where merchant_id = $1 and status <> 'deleted'
      and kind in ('webhook_v1', 'webhook_v2')`,
);
const insert = statement(
  'endpoints.insert',
  `with made as (
     insert into endpoints
       (merchant_id, id, kind, name, url, types, batch_size, in_order, early_retries, goes_on, rate,
        status, paused_for, secret, old_secret, old_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     returning merchant_id, id)
   insert into endpoint_health (merchant_id, endpoint_id) select merchant_id, id from made`,
);
const lock = statement(
  'endpoints.lock',
  `select kind, name, url, types, batch_size as "batchSize", in_order as "inOrder",
          early_retries as "earlyRetries", goes_on as "goesOn", rate, status,
          paused_for as "pausedFor", secret, old_secret as "oldSecret", old_until as "oldUntilMs"
     from endpoints where merchant_id = $1 and id = $2 and status <> 'deleted' for no key update`,
);
const update = statement(
  'endpoints.update',
  `update endpoints set name = $3, url = $4, types = $5, batch_size = $6, in_order = $7,
     early_retries = $8, goes_on = $9, rate = $10, status = $11, paused_for = $12, secret = $13,
     old_secret = $14, old_until = $15, updated_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);
/* Until it is known from when on it counts, nothing does. */
const beginSeries = statement(
  'endpoints.beginSeries',
  `with begun as (
     update endpoints set series = series + 1, since_era = null, since_by = null
      where merchant_id = $1 and id = $2 returning series)
   update endpoint_health h
      set series = b.series, delivered = 0, given_up = 0, dropped = 0, owed = 0, place_era = null,
          place_by = null
     from begun b where h.merchant_id = $1 and h.endpoint_id = $2`,
);
const forgetFailures = statement(
  'endpoints.forgetFailures',
  `update endpoint_health set failing_since = null, open_until = null, opened = 1
    where merchant_id = $1 and endpoint_id = $2`,
);
/* In the order in which workers take them when they settle. */
const dropLines = statement(
  'endpoints.dropLines',
  `with held as materialized (
     select line from delivery_lines where merchant_id = $1 and endpoint_id = $2
      order by line for no key update)
   delete from delivery_lines l using held h
    where l.merchant_id = $1 and l.endpoint_id = $2 and l.line = h.line`,
);
const lockHealth = statement(
  'endpoints.lockHealth',
  'select from endpoint_health where merchant_id = $1 and endpoint_id = $2 for no key update',
);
const dropDeliveries = statement(
  'endpoints.dropDeliveries',
  'delete from deliveries where merchant_id = $1 and endpoint_id = $2',
);
export async function countEndpoints(client: pg.ClientBase, merchantId: number): Promise<number> {
  const { rows } = await client.query<{ many: number }>({ ...count, values: [merchantId] });
  return rows[0]?.many ?? 0;
}

export async function addEndpoint(
  client: pg.ClientBase,
  merchantId: number,
  added: EndpointTerms & { readonly id: string; readonly kind: string },
): Promise<void> {
  const values = [merchantId, added.id, added.kind, ...columnsOf(added)];
  await client.query({ ...insert, values });
}

/** What is said of it now, held until the transaction ends; null if there is none. */
export async function lockEndpoint(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<(EndpointTerms & { readonly kind: string }) | null> {
  const { rows } = await client.query<
    Omit<EndpointTerms, 'oldUntil'> & { kind: string; oldUntilMs: number | null }
  >({ ...lock, values: [merchantId, id] });
  const [row] = rows;
  if (row === undefined) return null;
  const { oldUntilMs, ...terms } = row;
  return { ...terms, oldUntil: oldUntilMs === null ? null : new Date(oldUntilMs) };
}

export async function changeEndpoint(
  client: pg.ClientBase,
  merchantId: number,
  changed: EndpointTerms & { readonly id: string },
): Promise<void> {
  await client.query({ ...update, values: [merchantId, changed.id, ...columnsOf(changed)] });
}

/** It wants other events from now on: what it is owed is counted anew. */
export async function beginEndpointSeries(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<void> {
  await client.query({ ...beginSeries, values: [merchantId, id] });
}

/** After a pause it is met as one that failed its last probe: with a single request first. */
export async function forgetEndpointFailures(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<void> {
  await client.query({ ...forgetFailures, values: [merchantId, id] });
}

/** Takes away what waits for it: lines, health and deliveries in the order in which workers settle. */
export async function dropBacklog(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<void> {
  await client.query({ ...dropLines, values: [merchantId, id] });
  await client.query({ ...lockHealth, values: [merchantId, id] });
  await client.query({ ...dropDeliveries, values: [merchantId, id] });
}

function columnsOf(terms: EndpointTerms): unknown[] {
  return [
    terms.name,
    terms.url,
    [...terms.types],
    terms.batchSize,
    terms.inOrder,
    terms.earlyRetries,
    terms.goesOn,
    terms.rate,
    terms.status,
    terms.pausedFor,
    terms.secret,
    terms.oldSecret,
    terms.oldUntil,
  ];
}
