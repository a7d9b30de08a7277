import { randomBytes } from 'node:crypto';
import type { Operation } from '../description.ts';
import { signToken } from '../sign-token.ts';
import type { ShopKeys } from '../v1-client.ts';

/** What must not come out of where it does not belong. */
export interface Canaries {
  /** Nobody is told: passwords, keys, tokens, codes. */
  readonly secrets: Set<string>;
  /** For the callers alone: names, addresses, what somebody wrote. */
  readonly personal: string;
}

/** Who sends, and how. */
export interface Sender {
  readonly keys: ShopKeys;
  /** Token of somebody who is signed in. */
  readonly session: string;
  readonly canaries: Canaries;
  /**
   * `fitting`: right keys and a body that may be carried out; `odd`: right keys, canaries in all places;
   * `strange`: wrong keys and a body that cannot be read.
   */
  readonly how: 'fitting' | 'odd' | 'strange';
}

const IS_SECRET = /secret|password|token|^code$|^new$|^current$/;
const IS_PERSONAL = /^(?:first_?name|last_?name|name|reason|subject|what|note|title|text|address)$/;
const IS_MAIL = /email|^to$/;

/** Canaries of one run; whatever says `Kanari` and these letters is personal. */
export function newCanaries(): Canaries {
  return { secrets: new Set(), personal: `Kanari${randomBytes(4).toString('hex')}` };
}

/** A secret that nothing else says, 32 hexadecimal digits as keys have. */
export function plantSecret({ secrets }: Canaries): string {
  const secret = randomBytes(16).toString('hex');
  secrets.add(secret);
  return secret;
}

/** A request of an operation with a canary in each of its places. */
export function requestOf(
  operation: Operation,
  sender: Sender,
): { readonly path: string; readonly init: RequestInit } {
  const { canaries, how } = sender;
  const { personal } = canaries;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, () => `${personal}%40example.com`);
  const query = new URLSearchParams();
  for (const { name, in: where, example } of operation.parameters) {
    if (where !== 'query' || (how === 'fitting' && example === undefined)) continue;
    query.set(name, how === 'fitting' ? String(example) : `${personal} ${name}`);
  }
  if (how !== 'fitting') query.set('access_token', plantSecret(canaries));
  const body =
    operation.method === 'GET' || operation.method === 'HEAD'
      ? {}
      : { body: bodyOf(operation, sender) };
  const headers = {
    ...{ 'content-type': 'application/json', 'user-agent': personal, referer: personal },
    ...(how === 'fitting' ? {} : { 'idempotency-key': `${personal}-${operation.id}` }),
    ...credentialsOf(operation, sender),
  };
  return {
    path: `${path}?${query.toString()}`,
    init: { method: operation.method, headers, ...body, redirect: 'manual' },
  };
}

function bodyOf(operation: Operation, { canaries, how }: Sender): string {
  const { personal } = canaries;
  // What cannot be parsed is what parsers like to quote.
  if (how === 'strange') return `{"password": "${plantSecret(canaries)}", ${personal}`;
  return JSON.stringify(planted(operation.example, '', { canaries, everywhere: how === 'odd' }));
}

function planted(
  value: unknown,
  name: string,
  terms: { readonly canaries: Canaries; readonly everywhere: boolean },
): unknown {
  const { canaries, everywhere } = terms;
  if (Array.isArray(value)) return value.map((item) => planted(item, name, terms));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([inner, said]) => [inner, planted(said, inner, terms)]),
    );
  }
  if (typeof value !== 'string') return everywhere ? `${canaries.personal} ${name}` : value;
  if (IS_SECRET.test(name)) return plantSecret(canaries);
  if (IS_MAIL.test(name)) return `${canaries.personal}@example.com`.toLowerCase();
  return everywhere || IS_PERSONAL.test(name) ? `${canaries.personal} ${name}` : value;
}

function credentialsOf(operation: Operation, sender: Sender): Record<string, string> {
  const { keys, session, canaries, how } = sender;
  const strange = how === 'strange';
  const secret = strange ? plantSecret(canaries) : '';
  const cookie = strange
    ? { cookie: `fealty_session=${secret}; __Host-fealty_session=${secret}` }
    : {};
  if (operation.opens === 'person') {
    return { ...cookie, authorization: `Bearer ${strange ? secret : session}` };
  }
  const apiKey = strange ? secret : keys.apiKey;
  if (operation.opens === 'key') {
    return { ...cookie, 'partner-id': keys.partnerId, 'api-key': apiKey };
  }
  if (operation.opens === 'signature') {
    return { ...cookie, nonce: String(Date.now()), 'x-zinrelo-signature': secret.repeat(4) };
  }
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const member = {
    member_id: canaries.personal,
    email_address: `${canaries.personal}@example.com`,
  };
  const token = signToken({ ...member, exp }, apiKey);
  canaries.secrets.add(token);
  return { ...cookie, 'partner-id': keys.partnerId, authorization: `Bearer ${token}` };
}
