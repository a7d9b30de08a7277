import { createHmac } from 'node:crypto';
import { signToken } from '../../support/sign-token.ts';
import type { DescribedParameter, Operation } from '../../support/description.ts';
import { drawObject, drawQuery, drawValue } from './draw-value.ts';
import { kindOfIds, type Known } from './known.ts';
import type { Door } from './people.ts';
import type { Draw } from './random.ts';

/** One request, ready to be sent. */
export interface Call {
  readonly operation: Operation;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The address of this machine that it comes from; any unless given. */
  readonly from?: string;
  /** As described, with live credentials: the answer must be as described as well. */
  readonly described: boolean;
}

export interface Keys {
  readonly partnerId: string;
  readonly apiKey: string;
  /** Token of somebody who is signed in. */
  readonly session: string;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const BROKEN = ['{', '{"a":', '[]', '"text"', 'null', '{"a":1}}', '\u0000', '<a/>', 'a', '-1'];

/** A call of an operation, sometimes with another method, other credentials or a broken body. */
export function drawCall(draw: Draw, operation: Operation, keys: Keys, known: Known): Call {
  const method = draw.chance(0.04) ? (draw.one(METHODS) ?? 'GET') : operation.method;
  // What lies in a cart is its member's alone.
  const isCart = /\/\{id\}\/(confirm|cancel)$/.test(operation.path);
  const cart = isCart && draw.chance(0.8) ? known.drawCart(draw) : undefined;
  const path = cart === undefined ? drawPath(draw, operation, known) : cartPath(operation, cart[0]);
  const query = drawQuery(draw, ofKind(operation, 'query'), known);
  const body = drawBody(draw, operation, known);
  const credentials = {
    key: () => drawCredentials(draw, keys),
    person: () => drawSession(draw, keys),
    token: () => drawToken(draw, keys, { known, memberId: cart?.[1] }),
    signature: () => drawSignature(draw, keys, body.text),
  }[operation.opens]();
  const headers = {
    ...credentials.headers,
    ...body.headers,
    ...(draw.chance(0.1) ? { 'idempotency-key': `key-${String(draw.below(500))}` } : {}),
    ...(draw.chance(staysAsItIs(operation) ? 0.1 : 0.95)
      ? { 'fealty-simulate': draw.chance(0.9) ? 'true' : 'perhaps' }
      : {}),
  };
  return {
    operation,
    method,
    url: query === '' ? path : `${path}?${query}`,
    headers,
    body: body.text,
    described: method === operation.method && credentials.live,
  };
}

/**
 * A call as somebody's steps before make it right. It comes from an address of its own: who tries wrong
 * passwords from the same one has to wait.
 */
export function callThrough(draw: Draw, operation: Operation, door: Door): Call {
  const authorization = door.session === null ? {} : { authorization: `Bearer ${door.session}` };
  return {
    operation,
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => door.path[name] ?? 'x'),
    headers: { 'content-type': 'application/json', ...authorization },
    body: operation.body === null ? '' : JSON.stringify(door.body),
    from: `127.0.${String(1 + draw.below(250))}.${String(1 + draw.below(250))}`,
    described: true,
  };
}

function cartPath({ path }: Operation, redemption: string): string {
  return path.replace('{id}', redemption);
}

/** What lets another program run is mostly simulated, or few other calls would be left to succeed. */
function staysAsItIs({ path, method }: Operation): boolean {
  return method !== 'POST' || !/\/program\/(apply|rollback)$/.test(path);
}

function ofKind({ parameters }: Operation, kind: 'path' | 'query'): readonly DescribedParameter[] {
  return parameters.filter((parameter) => parameter.in === kind);
}

function drawCredentials(
  draw: Draw,
  { partnerId, apiKey }: Keys,
): { readonly headers: Record<string, string>; readonly live: boolean } {
  if (!draw.chance(0.05)) {
    return { headers: { 'partner-id': partnerId, 'api-key': apiKey }, live: true };
  }
  const wrong = [
    {},
    { 'partner-id': partnerId },
    { 'partner-id': partnerId, 'api-key': '0'.repeat(32) },
    { 'partner-id': '0000000000', 'api-key': apiKey },
    { 'partner-id': partnerId, 'api-key': 'x' },
  ];
  return { headers: draw.one<Record<string, string>>(wrong) ?? {}, live: false };
}

/** Somebody who is signed in; now and then the key that opens all the rest, or nobody. */
function drawSession(
  draw: Draw,
  keys: Keys,
): { readonly headers: Record<string, string>; readonly live: boolean } {
  if (!draw.chance(0.1)) {
    return { headers: { authorization: `Bearer ${keys.session}` }, live: true };
  }
  const wrong = [
    {},
    { authorization: 'Bearer fls_' },
    { cookie: `fealty_session=${keys.session}x` },
  ];
  const byKey = draw.chance(0.5) ? drawCredentials(draw, keys).headers : draw.one(wrong);
  return { headers: byKey ?? {}, live: false };
}

/** What a shop signs its events with, rarely with another key or too late. */
function drawSignature(
  draw: Draw,
  { apiKey }: Keys,
  text: string,
): { readonly headers: Record<string, string>; readonly live: boolean } {
  const live = !draw.chance(0.05);
  const nonce = String(Date.now() - (draw.chance(0.05) ? 3_600_000 : draw.below(1000)));
  const signature = createHmac('sha512', live ? apiKey : '0'.repeat(32))
    .update(`${text}:${nonce}`)
    .digest('hex');
  const header = draw.one(['x-zinrelo-signature', 'x-magento-signature', 'x-sfcc-signature']);
  return { headers: { nonce, [header ?? '']: signature }, live };
}

/** What a shop's page sends: a token of some member or of a guest, rarely one that opens nothing. */
function drawToken(
  draw: Draw,
  { partnerId, apiKey }: Keys,
  { known, memberId }: { readonly known: Known; readonly memberId: string | undefined },
): { readonly headers: Record<string, string>; readonly live: boolean } {
  const live = !draw.chance(0.05);
  const member = draw.chance(0.05)
    ? {}
    : {
        member_id: memberId ?? drawValue(draw, 'member_id', { type: 'string' }, known),
        ...(draw.chance(0.3)
          ? { email_address: drawValue(draw, 'email', { type: 'string' }, known) }
          : {}),
        ...(draw.chance(0.2)
          ? { birthdate: drawValue(draw, 'birthdate', { type: 'string' }, known) }
          : {}),
      };
  const exp = draw.chance(0.5) ? Math.floor(Date.now() / 1000) + 3600 : Date.now();
  const token = signToken({ ...member, exp }, live ? apiKey : '0'.repeat(32));
  const headers = draw.chance(0.8) ? { authorization: `Bearer ${token}` } : { 'jwt-token': token };
  return { headers: { 'partner-id': partnerId, ...headers }, live };
}

function drawPath(draw: Draw, operation: Operation, known: Known): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    const named = whatIsNamed(draw, operation, name);
    const value = drawValue(draw, named, parameter?.schema ?? {}, known);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const { example } = parameter ?? {};
    const usual = typeof example === 'string' ? example : 'x';
    const sent = text === '' || draw.chance(0.1) ? usual : text;
    const whole = sent.replaceAll(/[\ud800-\udfff]/g, '?');
    // Shops write addresses into paths as they are.
    return draw.chance(0.2) && /^[\w@.+-]+$/.test(whole) ? whole : encodeURIComponent(whole);
  });
}

/** What a value of a path is to be: often something that the operation can be done to. */
function whatIsNamed(draw: Draw, { path, method }: Operation, name: string): string {
  if (name === 'id') return kindOfIds(path) ?? name;
  if (draw.chance(0.3)) return name;
  if (/\/(approve|reject)$/.test(path)) return 'pending';
  if (method === 'PUT' && name === 'tid') return 'pendingAward';
  return path.endsWith('/unmerge') ? 'merged' : name;
}

function drawBody(
  draw: Draw,
  { body, api, example, method, path }: Operation,
  known: Known,
): { readonly text: string; readonly headers: Record<string, string> } {
  const asJson = { 'content-type': 'application/json' };
  if (body === null) {
    const empty = method === 'GET' || draw.chance(0.7);
    return { text: empty ? '' : '{}', headers: draw.chance(0.5) ? asJson : {} };
  }
  if (draw.chance(0.03)) return { text: draw.one(BROKEN) ?? '', headers: asJson };
  if (draw.chance(0.02)) return { text: '', headers: asJson };
  // Documents within a body fit hardly ever, if they are not those of the example.
  const drawn = draw.chance(0.15)
    ? { ...example }
    : { ...(draw.chance(0.3) ? example : {}), ...drawObject(draw, body, known) };
  const fields = asNewcomer(draw, path, withOwnOrder(draw, known, drawn));
  if (api === 'v1' && draw.chance(0.5)) {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) {
      form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
    return {
      text: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
  }
  return { text: JSON.stringify(fields), headers: draw.chance(0.9) ? asJson : {} };
}

/** Where somebody's order is named, often one that is his: orders of others are refused. */
function withOwnOrder(draw: Draw, known: Known, fields: Fields): Fields {
  const attributes = fields['transaction_attributes'] as Fields | null | undefined;
  const isNamed =
    typeof attributes === 'object' &&
    attributes !== null &&
    'order_id' in attributes &&
    'member_id' in fields;
  const pair = isNamed && draw.chance(0.5) ? known.drawOrder(draw) : undefined;
  if (pair === undefined) return fields;
  const [order_id, member_id] = pair;
  return { ...fields, member_id, transaction_attributes: { ...attributes, order_id } };
}

/** Whoever joins is often somebody whom nobody knows yet. */
function asNewcomer(draw: Draw, path: string, fields: Fields): Fields {
  if (!/\/(users|members)$/.test(path) || draw.chance(0.5)) return fields;
  const name = `new-${String(draw.below(1_000_000_000))}`;
  const ids = { uid: name, member_id: name, email: `${name}@example.com` };
  const given = Object.entries({ ...ids, email_address: ids.email });
  return {
    ...fields,
    ...Object.fromEntries(given.filter(([field]) => field in fields)),
  };
}

type Fields = Readonly<Record<string, unknown>>;
