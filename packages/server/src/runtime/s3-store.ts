import { hash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { checkFileName, FileTrouble, type FileStore } from './file-store.ts';
import { pause } from './pause.ts';
import { Turnstile } from './turnstile.ts';

/** Where files are kept in an object store, and who asks it. */
export interface S3Place {
  /** `https://s3.eu-central-1.amazonaws.com`, no slash at its end. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** `receipts/shop`, no slashes around it; empty for none. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface S3Terms {
  /** The real clock, milliseconds since 1970: requests are signed with it. */
  readonly now: () => number;
  /** How long one try may take: to write, or to read and remove. Milliseconds, as all of these. */
  readonly writeMs: number;
  readonly otherMs: number;
  /** How long all tries of one call may take together. */
  readonly allMs: number;
  /** How long to wait before the second try, the third, and so on: so many more tries there are. */
  readonly pausesMs: readonly number[];
  /** Calls at one time, calls that wait, and for how long. */
  readonly crowd: {
    readonly inside: number;
    readonly waiting: number;
    readonly patienceMs: number;
  };
}

export const S3_TERMS: Omit<S3Terms, 'now'> = {
  writeMs: 15_000,
  otherMs: 10_000,
  allMs: 20_000,
  pausesMs: [200, 1000],
  crowd: { inside: 16, waiting: 64, patienceMs: 5000 },
};

/** Larger than any file that is kept; what is larger is none of ours. */
const FILE_BYTES_MAX = 16 * 1024 * 1024;
/** Of answers that say what went wrong. */
const REPORT_BYTES_MAX = 64 * 1024;
/** The store keeps it with the file, and gives it back: what was read is what was written. */
const DIGEST_HEADER = 'x-amz-meta-sha256';
const NOTHING = hash('sha256', '', 'hex');

/** Faults of a line between us and the store, which it tells as if they were ours. */
const BROKEN_ON_THE_WAY: ReadonlySet<string> = new Set([
  'BadDigest',
  'IncompleteBody',
  'RequestTimeout',
  'XAmzContentChecksumMismatch',
  'XAmzContentSHA256Mismatch',
]);

/** What one try came to. */
type Tried =
  | { readonly kind: 'done'; readonly bytes: Buffer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'trouble'; readonly trouble: FileTrouble };

interface Asked {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly name: string;
  readonly body?: Uint8Array;
}

/**
 * Keeps files in a bucket of an object store that speaks S3's protocol, one object for each. Rejects
 * with `FileTrouble`. A write is tried again with the same bytes: files never change, so that it does
 * not matter which try came through.
 */
export function s3Store(place: S3Place, terms: S3Terms): FileStore {
  const crowd = new Turnstile(terms.crowd);
  const call = async (asked: Asked): Promise<Buffer | null> => {
    checkFileName(asked.name);
    if (!(await crowd.enter())) {
      throw new FileTrouble('too many files are on their way to the store or from it', true);
    }
    try {
      return await tryOften(place, terms, asked);
    } finally {
      crowd.leave();
    }
  };
  return {
    async write(name, body) {
      await call({ method: 'PUT', name, body });
    },
    read: (name) => call({ method: 'GET', name }),
    async remove(name) {
      await call({ method: 'DELETE', name });
    },
  };
}

/** The bytes that came, null where there is no such file. */
async function tryOften(place: S3Place, terms: S3Terms, asked: Asked): Promise<Buffer | null> {
  const since = performance.now();
  const leftMs = (): number => terms.allMs - (performance.now() - since);
  const never = new AbortController().signal;
  const eachMs = asked.method === 'PUT' ? terms.writeMs : terms.otherMs;
  for (let n = 0; ; n += 1) {
    const tried = await tryOnce(place, asked, {
      now: terms.now(),
      timeoutMs: Math.max(1, Math.ceil(Math.min(eachMs, leftMs()))),
    });
    if (tried.kind === 'done') return tried.bytes;
    if (tried.kind === 'absent') return null;
    const pauseMs = terms.pausesMs[n];
    if (!tried.trouble.passing || pauseMs === undefined || leftMs() <= pauseMs) throw tried.trouble;
    await pause(pauseMs, never);
  }
}

async function tryOnce(
  place: S3Place,
  asked: Asked,
  { now, timeoutMs }: { readonly now: number; readonly timeoutMs: number },
): Promise<Tried> {
  const { method, body } = asked;
  const signed = await sign(place, asked, now);
  try {
    const response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      // Nobody but the one who was configured gets to see a file or a signature.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return method === 'GET' && response.status === 200
      ? judgeFile(response, await readWithin(response, FILE_BYTES_MAX))
      : judge(asked, response, await readWithin(response, REPORT_BYTES_MAX));
  } catch (error) {
    const why = `the store of files did not answer ${method}: ${causeOf(error)}`;
    return { kind: 'trouble', trouble: new FileTrouble(why, true) };
  }
}

/** Signed with the digest of the body, which the store checks; so is the older one, which all know. */
function sign(
  place: S3Place,
  { method, name, body }: Asked,
  now: number,
): Promise<{ readonly url: URL; readonly headers: Headers }> {
  const { endpoint, bucket, prefix, region, accessKey, secretKey } = place;
  const path = [bucket, ...(prefix === '' ? [] : [prefix]), name].join('/');
  const digest = body === undefined ? NOTHING : hash('sha256', body, 'hex');
  const signer = new AwsV4Signer({
    method,
    url: `${endpoint}/${path}`,
    headers: {
      'x-amz-content-sha256': digest,
      ...(body === undefined
        ? {}
        : { 'content-md5': hash('md5', body, 'base64'), [DIGEST_HEADER]: digest }),
    },
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    service: 's3',
    region,
    datetime: new Date(now).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
  });
  return signer.sign();
}

/** Null if there is more than so many bytes. */
async function readWithin(response: Response, bytesMax: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function judgeFile({ headers }: Response, bytes: Buffer | null): Tried {
  if (bytes === null) return trouble('the store gave back more than a file may hold', false);
  const digest = headers.get(DIGEST_HEADER);
  // Files that somebody copied into the bucket have none.
  return digest === null || digest === hash('sha256', bytes, 'hex')
    ? { kind: 'done', bytes }
    : trouble('the store gave back other bytes than were written', true);
}

/** Of answers that carry no file; `report` is null if it is too long to be one. */
function judge({ method }: Asked, { status }: Response, report: Buffer | null): Tried {
  if (status === 200 || (method === 'DELETE' && status === 204)) {
    return { kind: 'done', bytes: Buffer.alloc(0) };
  }
  // The rest of the report may hold the key and what was signed, and is not repeated.
  const code = /<Code>([A-Za-z0-9]{1,64})<\/Code>/.exec(report?.toString('latin1') ?? '')?.[1];
  if (status === 404 && code === 'NoSuchKey' && method !== 'PUT') return { kind: 'absent' };
  const said = `the store of files answered ${method} with ${[status, code].join(' ').trim()}`;
  const onTheWay = code !== undefined && BROKEN_ON_THE_WAY.has(code);
  return trouble(said, status >= 500 || status === 408 || status === 429 || onTheWay);
}

function trouble(what: string, passing: boolean): Tried {
  return { kind: 'trouble', trouble: new FileTrouble(what, passing) };
}

/** `ECONNREFUSED`, or the name of the error: messages may hold addresses. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'no reason was given';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
