import { signToken } from '../../support/sign-token.ts';
import type { DescribedParameter, Operation } from '../../support/description.ts';
import { drawObject, drawQuery, drawValue } from './draw-value.ts';
import type { Known } from './known.ts';
import type { Draw } from './random.ts';

/** One request, ready to be sent. */
export interface Call {
  readonly operation: Operation;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** As described, with live credentials: the answer must be as described as well. */
  readonly described: boolean;
}

export interface Keys {
  readonly partnerId: string;
  readonly apiKey: string;
}

const STOREFRONT = '/v2/loyalty-storefront/';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const BROKEN = ['{', '{"a":', '[]', '"text"', 'null', '{"a":1}}', '\u0000', '<a/>', 'a', '-1'];

/** A call of an operation, sometimes with another method, other credentials or a broken body. */
export function drawCall(draw: Draw, operation: Operation, keys: Keys, known: Known): Call {
  const method = draw.chance(0.04) ? (draw.one(METHODS) ?? 'GET') : operation.method;
  const credentials = operation.path.startsWith(STOREFRONT)
    ? drawToken(draw, keys, known)
    : drawCredentials(draw, keys);
  const path = drawPath(draw, operation, known);
  const query = drawQuery(draw, ofKind(operation, 'query'), known);
  const body = drawBody(draw, operation, known);
  const headers = {
    ...credentials.headers,
    ...body.headers,
    ...(draw.chance(0.1) ? { 'idempotency-key': `key-${String(draw.below(500))}` } : {}),
    ...(draw.chance(0.1) ? { 'fealty-simulate': draw.chance(0.9) ? 'true' : 'perhaps' } : {}),
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

/** What a shop's page sends: a token of some member or of a guest, rarely one that opens nothing. */
function drawToken(
  draw: Draw,
  { partnerId, apiKey }: Keys,
  known: Known,
): { readonly headers: Record<string, string>; readonly live: boolean } {
  const live = !draw.chance(0.05);
  const member = draw.chance(0.05)
    ? {}
    : {
        member_id: drawValue(draw, 'member_id', { type: 'string' }, known),
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
    const value = drawValue(draw, name, parameter?.schema ?? {}, known);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const { example } = parameter ?? {};
    const usual = typeof example === 'string' ? example : 'x';
    const sent = text === '' || draw.chance(0.1) ? usual : text;
    const whole = sent.replaceAll(/[\ud800-\udfff]/g, '?');
    // Shops write addresses into paths as they are.
    return draw.chance(0.2) && /^[\w@.+-]+$/.test(whole) ? whole : encodeURIComponent(whole);
  });
}

function drawBody(
  draw: Draw,
  { body, api, example, method }: Operation,
  known: Known,
): { readonly text: string; readonly headers: Record<string, string> } {
  const asJson = { 'content-type': 'application/json' };
  if (body === null) {
    const empty = method === 'GET' || draw.chance(0.7);
    return { text: empty ? '' : '{}', headers: draw.chance(0.5) ? asJson : {} };
  }
  if (draw.chance(0.03)) return { text: draw.one(BROKEN) ?? '', headers: asJson };
  if (draw.chance(0.02)) return { text: '', headers: asJson };
  const fields = { ...(draw.chance(0.3) ? example : {}), ...drawObject(draw, body, known) };
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
