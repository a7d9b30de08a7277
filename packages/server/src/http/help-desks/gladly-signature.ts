import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** A request as it came, for checking who signed it. */
export interface SignedRequest {
  readonly method: string;
  /** Paths that it may have been sent to: a proxy in front of us takes a part away. */
  readonly paths: readonly string[];
  /** Behind the question mark, as it came; empty without one. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** The body, byte for byte. */
  readonly body: Buffer;
}

export type SignatureVerdict = 'right' | 'missing' | 'malformed' | 'late' | 'wrong';

const AUTHORIZATION =
  /^SigningAlgorithm=hmac-sha256, SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), Signature=([0-9a-f]{64})$/;
const TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const APART_MS = 5 * 60 * 1000;
/** Gladly signs six to eight. */
const HEADERS_MAX = 32;

/**
 * Whether Gladly signed a request with this key, within five minutes of now. The header says which headers
 * are covered. Of URLs with a query its own two implementations sign different paths: both are right.
 */
export function verifySignature(
  request: SignedRequest,
  { key, now }: { readonly key: string; readonly now: number },
): SignatureVerdict {
  const authorization = request.headers.get('gladly-authorization');
  const time = request.headers.get('gladly-time');
  if (authorization === undefined || time === undefined) return 'missing';
  const [, list = '', signature = ''] = AUTHORIZATION.exec(authorization) ?? [];
  const at = timeOf(time);
  const names = list.split(';');
  if (signature === '' || at === null || names.length > HEADERS_MAX) return 'malformed';
  const values = names.map((name) => request.headers.get(name));
  if (values.some((value) => value === undefined)) return 'malformed';
  // A stranger learns from `late` only what he wrote himself.
  if (Math.abs(now - at) > APART_MS) return 'late';
  const given = Buffer.from(signature, 'hex');
  const lines = names.map((name, place) => `${name}:${(values[place] ?? '').trim()}`);
  const fits = normalForms(request, lines, list).some((normal) =>
    timingSafeEqual(signatureOf(normal, time, key), given),
  );
  return fits ? 'right' : 'wrong';
}

function normalForms(
  { method, paths, query, body }: SignedRequest,
  lines: readonly string[],
  list: string,
): readonly string[] {
  const sorted = query === '' ? '' : query.split('&').sort().join('&');
  const digest = hash('sha256', body, 'hex');
  const signed = paths.flatMap((path) => (query === '' ? [path] : [path, `${path}?${query}`]));
  return signed.map((path) => [method, path, sorted, ...lines, '', list, digest].join('\n'));
}

function signatureOf(normal: string, time: string, key: string): Buffer {
  const toSign = ['hmac-sha256', time, hash('sha256', normal, 'hex')].join('\n');
  const [day = ''] = time.split('T');
  const ofDay = createHmac('sha256', key).update(day).digest();
  return createHmac('sha256', ofDay).update(toSign).digest();
}

/** Milliseconds since 1970, or null if it is no moment. */
function timeOf(text: string): number | null {
  const [year, month, day, hour, minute, second] = TIME.exec(text)?.slice(1).map(Number) ?? [];
  if (year === undefined || month === undefined) return null;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const again = new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  return again === text ? at : null;
}
