import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { Endpoint, Evidence } from './channel.ts';

/** A request that was sent, for the log. */
export interface Attempt {
  readonly id: string;
  readonly endpoint: Pick<Endpoint, 'merchantId' | 'id'>;
  readonly cause: 'event' | 'replay' | 'test';
  readonly eventIds: readonly string[];
  /** Which try this was, from one. */
  readonly number: number;
  readonly outcome: 'delivered' | 'failed' | 'gone';
  readonly failure: string | null;
  readonly evidence: Evidence;
}

const insert = statement(
  'delivery.noteAttempts',
  `insert into attempts
     (merchant_id, id, endpoint_id, cause, event_ids, number, started_at, took_ms, timings, url,
      address, request_headers, body_digest, outcome, status, failure, response_headers,
      response_body)
   select w.merchant_id, w.id, w.endpoint_id, w.cause,
          array(select json_array_elements_text(w.event_ids)), w.number, w.started_at, w.took_ms,
          w.timings, w.url, w.address, w.request_headers, decode(w.body_digest, 'hex'), w.outcome,
          w.status, w.failure, w.response_headers, w.response_body
     from json_to_recordset($1::json) as w (
       merchant_id integer, id text, endpoint_id text, cause text, event_ids json, number integer,
       started_at timestamptz, took_ms integer, timings json, url text, address text,
       request_headers json, body_digest text, outcome text, status integer, failure text,
       response_headers json, response_body text)`,
);

/** Adds requests to the log. */
export async function noteAttempts(
  client: pg.ClientBase,
  attempts: readonly Attempt[],
): Promise<void> {
  if (attempts.length === 0) return;
  await client.query({ ...insert, values: [JSON.stringify(attempts.map(rowOf))] });
}

function rowOf(attempt: Attempt): object {
  const { endpoint, evidence } = attempt;
  return {
    merchant_id: endpoint.merchantId,
    id: attempt.id,
    endpoint_id: endpoint.id,
    cause: attempt.cause,
    event_ids: attempt.eventIds,
    number: attempt.number,
    started_at: new Date(evidence.startedAt).toISOString(),
    took_ms: Math.round(evidence.tookMs),
    timings: evidence.timings,
    url: evidence.url,
    address: evidence.address,
    request_headers: evidence.requestHeaders,
    body_digest: evidence.bodyDigest.toString('hex'),
    outcome: attempt.outcome,
    status: evidence.status,
    failure: attempt.failure,
    response_headers: evidence.responseHeaders,
    response_body: storable(evidence.responseBody),
  };
}

/** PostgreSQL keeps no NUL in text, and a lone half of a surrogate pair is no text at all. */
function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\u0000', '\uFFFD').toWellFormed();
}
