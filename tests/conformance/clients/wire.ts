import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request as a client writes it: names of headers in its own case, the path as it stands. */
export interface WireCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Behind the host, not encoded any further. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** After so long the client has hung up. */
  readonly timeoutMs: number;
}

export interface WireAnswer {
  readonly status: number;
  /** What the body says, as a client without a schema reads it. */
  readonly json: Json;
}

/** JSON that is walked into without asking; what is not there is undefined. */
export type Json = Readonly<Record<string, unknown>>;

/** Sends one request over a connection of its own. Rejects when the client's patience is over. */
export function send(url: string, call: WireCall): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const { method, headers, body, timeoutMs } = call;
    const sent = request(url + call.path, {
      method,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...headers,
        ...(body === undefined && method === 'GET'
          ? {}
          : { 'Content-Length': Buffer.byteLength(body ?? '') }),
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const { statusCode: status = 0 } = response;
      text(response).then((whole) => {
        resolve({ status, json: JSON.parse(whole) as Json });
      }, reject);
    });
    sent.end(body);
  });
}

/** A field within fields, as `data.reward_info.coupon_code`. */
export function at(json: Json, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Json)[name] : undefined,
      json,
    );
}
