import { createHmac } from 'node:crypto';
import type { Operation } from '../../support/description.ts';
import { signToken } from '../../support/sign-token.ts';
import type { ShopKeys } from '../../support/v1-client.ts';

/** A request of a described operation. */
export interface DescribedCall {
  readonly operation: Operation;
  /** Values of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: object | null;
  readonly keys: ShopKeys;
  /** Claims of the token, where a member's token opens the operation. */
  readonly visitor: object;
  /** Token of a person who is signed in, where that opens the operation. */
  readonly session: string;
}

/** The answer to it; `json` is undefined if it is no JSON. */
export interface DescribedAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  readonly json: unknown;
}

const TIMEOUT_MS = 20_000;

/** Sends a call with what opens the operation: a key, a token, a session, or a signature. */
export async function sendDescribed(url: string, call: DescribedCall): Promise<DescribedAnswer> {
  const { operation, path, query, body } = call;
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  const asked = new URLSearchParams(query).toString();
  const text = body === null ? null : JSON.stringify(body);
  const answer = await fetch(`${url}${filled}${asked === '' ? '' : `?${asked}`}`, {
    method: operation.method,
    headers: { 'content-type': 'application/json', ...credentialsOf(call, text ?? '') },
    ...(text === null ? {} : { body: text }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const contentType = answer.headers.get('content-type') ?? '';
  const whole = await answer.text();
  const json = contentType.startsWith('application/json')
    ? (JSON.parse(whole) as unknown)
    : undefined;
  return { status: answer.status, contentType, text: whole, json };
}

/** The example of every parameter of a place, as text. */
export function examplesIn(
  { parameters }: Operation,
  place: 'path' | 'query',
): Record<string, string> {
  const given = parameters.filter((one) => one.in === place && one.example !== undefined);
  return Object.fromEntries(given.map(({ name, example }) => [name, textOf(example)]));
}

function textOf(example: unknown): string {
  if (Array.isArray(example)) return example.map(String).join(',');
  return typeof example === 'string' ? example : JSON.stringify(example);
}

function credentialsOf(call: DescribedCall, text: string): Readonly<Record<string, string>> {
  const { partnerId, apiKey } = call.keys;
  switch (call.operation.opens) {
    case 'key':
      return { 'partner-id': partnerId, 'api-key': apiKey };
    case 'token':
      return {
        'partner-id': partnerId,
        authorization: `Bearer ${signToken(call.visitor, apiKey)}`,
      };
    case 'person':
      return { authorization: `Bearer ${call.session}` };
    case 'signature': {
      const nonce = String(Date.now());
      const signature = createHmac('sha512', apiKey).update(`${text}:${nonce}`).digest('hex');
      return { nonce, 'x-zinrelo-signature': signature };
    }
  }
}
