import { createHash, createHmac, hash, timingSafeEqual } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignatureV4 } from '@smithy/signature-v4';
import type { S3Place } from '../../packages/server/src/runtime/s3-store.ts';

/** What an object store, or the line to it, may do to one request. */
export type S3Fault =
  /** Answers so, with the code of S3. */
  | { readonly status: number; readonly code: string }
  /** Takes the request and never answers. */
  | 'hang'
  /** Ends the connection when the request is there. */
  | 'cut'
  /** Does what was asked, and ends the connection in the middle of the answer. */
  | 'cut_answer'
  /** Does what was asked, and ends the connection before the answer. */
  | 'cut_after'
  /** Turns a bit of what is sent, or of what is answered. */
  | 'turn_bit';

/** A bucket over HTTP that refuses what is not signed or not whole, as S3 does. */
export interface S3Server {
  /** Who may ask, and where. */
  readonly place: S3Place;
  /** The objects of the bucket, by their whole names. */
  readonly objects: Map<string, StoredObject>;
  /** Methods and paths, in the order they came. */
  readonly asked: string[];
  /** What is done to the next requests, one each; null does nothing to one. */
  readonly faults: (S3Fault | null)[];
  /** What is done to every request that none of these is for. */
  always: S3Fault | null;
  close(): Promise<void>;
}

interface StoredObject {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const SKEW_MS = 15 * 60_000;
const SIGNED = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\S+, SignedHeaders=(\S+), Signature=(\S+)$/;

/** SHA-256 as the signer of AWS wants it, keyed if it has a secret. */
class Sha256 {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', keyOf(secret));
  }

  update(chunk: Uint8Array): void {
    this.#hash.update(chunk);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
}

function keyOf(secret: string | ArrayBuffer | ArrayBufferView): string | Buffer {
  if (typeof secret === 'string') return secret;
  return ArrayBuffer.isView(secret)
    ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
    : Buffer.from(secret);
}

export async function s3Server(): Promise<S3Server> {
  const objects = new Map<string, StoredObject>();
  const asked: string[] = [];
  const faults: (S3Fault | null)[] = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const planned = faults.shift();
    const fault = planned === undefined ? made.always : planned;
    void answer(made, { request, response, fault }).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const made: S3Server = {
    place: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-test-1',
      bucket: 'receipts',
      prefix: 'shops/of-ours',
      accessKey: 'AKIDTEST',
      secretKey: 'a secret / of + letters',
    },
    objects,
    asked,
    faults,
    always: null,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return made;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly fault: S3Fault | null;
}

async function answer(server: S3Server, { request, response, fault }: Exchange): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (fault === 'hang') return;
  if (fault === 'cut') {
    request.socket.destroy();
    return;
  }
  if (typeof fault === 'object' && fault !== null) {
    refuse(response, fault.status, fault.code);
    return;
  }
  if (fault === 'turn_bit') turnBit(body);
  const why = (await refusalOf(server, request)) ?? faultOfBody(request, body);
  const path = decodeURIComponent(request.url ?? '').split('/');
  if (fault === 'cut_after') {
    if (why === null) serve(server.objects, { request, response: null, name: nameOf(path), body });
    request.socket.destroy();
    return;
  }
  if (why !== null) refuse(response, why === 'BadDigest' ? 400 : 403, why);
  else if (path[1] !== server.place.bucket) refuse(response, 404, 'NoSuchBucket');
  else serve(server.objects, { request, response, name: nameOf(path), body, fault });
}

function nameOf(path: readonly string[]): string {
  return path.slice(2).join('/');
}

function turnBit(bytes: Buffer): void {
  const middle = Math.floor(bytes.length / 2);
  if (bytes.length > 0) bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
}

interface Served {
  readonly request: IncomingMessage;
  /** Null if nobody hears it. */
  readonly response: ServerResponse | null;
  readonly name: string;
  readonly body: Buffer;
  readonly fault?: S3Fault | null;
}

function serve(objects: S3Server['objects'], served: Served): void {
  const { request, response, name, body, fault } = served;
  if (request.method === 'PUT') {
    const meta = Object.entries(request.headers).filter(([key]) => key.startsWith('x-amz-meta-'));
    objects.set(name, {
      bytes: body,
      headers: Object.fromEntries(meta.map(([key, value]) => [key, String(value)])),
    });
    response?.writeHead(200, { etag: `"${hash('md5', body, 'hex')}"` }).end();
  } else if (request.method === 'DELETE') {
    objects.delete(name);
    response?.writeHead(204).end();
  } else if (response !== null) {
    const found = objects.get(name);
    if (found === undefined) refuse(response, 404, 'NoSuchKey');
    else send(request, response, found, fault ?? null);
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  found: StoredObject,
  fault: S3Fault | null,
): void {
  const bytes = Buffer.from(found.bytes);
  if (fault === 'turn_bit') turnBit(bytes);
  response.writeHead(200, { ...found.headers, 'content-length': bytes.length });
  if (fault !== 'cut_answer') response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
}

/** As S3 does, with more than should reach anybody's log. */
function refuse(response: ServerResponse, status: number, code: string): void {
  const text = `<?xml version="1.0"?><Error><Code>${code}</Code><AWSAccessKeyId>AKIDTEST</AWSAccessKeyId><StringToSign>what was signed</StringToSign></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(text);
}

/** Why a request is not let in: its signature is made once more, by the signer of AWS. */
async function refusalOf(server: S3Server, request: IncomingMessage): Promise<string | null> {
  const { accessKey, secretKey, region } = server.place;
  const { headers, method = '', url = '' } = request;
  const [, key, names = '', signature] = SIGNED.exec(headers.authorization ?? '') ?? [];
  if (signature === undefined) return 'AccessDenied';
  if (key !== accessKey) return 'InvalidAccessKeyId';
  const signed = names.split(';');
  const must = Object.keys(headers).filter((name) => name.startsWith('x-amz-'));
  if (['host', ...must].some((name) => !signed.includes(name))) return 'AccessDenied';
  const at = readDate(String(headers['x-amz-date']));
  if (Math.abs(at.getTime() - Date.now()) > SKEW_MS) return 'RequestTimeTooSkewed';
  const signer = new SignatureV4({
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    ...{ region, service: 's3', sha256: Sha256, uriEscapePath: false, applyChecksum: true },
  });
  const again = await signer.sign(
    {
      ...{ method, protocol: 'http:', hostname: String(headers.host), path: url },
      headers: Object.fromEntries(signed.map((name) => [name, String(headers[name])])),
    },
    { signingDate: at },
  );
  const [, , , own = ''] = SIGNED.exec(again.headers['authorization'] ?? '') ?? [];
  const isSame =
    own.length === signature.length && timingSafeEqual(Buffer.from(own), Buffer.from(signature));
  return isSame ? null : 'SignatureDoesNotMatch';
}

/** `20261121T193000Z` */
function readDate(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function faultOfBody(request: IncomingMessage, body: Buffer): string | null {
  const { 'x-amz-content-sha256': sha256, 'content-md5': md5 } = request.headers;
  if (sha256 !== hash('sha256', body, 'hex')) return 'BadDigest';
  if (request.method !== 'PUT') return null;
  return md5 === hash('md5', body, 'base64') ? null : 'BadDigest';
}
