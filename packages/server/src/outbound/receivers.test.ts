import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '../../../../tests/support/outbound/certificates.ts';
import {
  answering,
  openOutbound,
  type TestOutbound,
  type TestOutboundTerms,
} from '../../../../tests/support/outbound/open-outbound.ts';
import {
  breaksOffAfter,
  floods,
  gzipBomb,
  hangs,
  repeats,
  resets,
  says,
  saysAndCloses,
  startReceiver,
  waitsThenSays,
  type Behaviour,
  type Receiver,
} from '../../../../tests/support/outbound/receivers.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { OutboundRequest, OutboundResult } from './result.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
const CHUNKED = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
const KB = 1024;
const TIME_MS = 800;

/** Closed after each test, in this order. */
const toClose: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

async function meet(
  behaviour: Behaviour,
  terms: TestOutboundTerms = {},
): Promise<TestOutbound & { readonly receiver: Receiver }> {
  const receiver = await startReceiver(behaviour);
  const test = openOutbound({ allow: `127.0.0.1:${receiver.port}`, ...terms });
  toClose.push(
    () => test.outbound.close(),
    () => receiver.close(),
  );
  return { ...test, receiver };
}

async function send(
  { outbound, receiver }: { outbound: TestOutbound['outbound']; receiver: Receiver },
  changes: Partial<OutboundRequest> = {},
): Promise<OutboundResult> {
  return outbound.send({
    url: `http://127.0.0.1:${receiver.port}/hook`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"points":1}'),
    timeoutMs: TIME_MS,
    ...changes,
  });
}

/** What each receiver comes to. `body` is how much of it is kept. */
const ZOO: readonly (readonly [
  title: string,
  behaviour: Behaviour,
  expected: Readonly<Record<string, unknown>>,
  body?: number,
])[] = [
  ['an ordinary answer', says(OK), { kind: 'answered', status: 200, isTruncated: false }, 2],
  ['no answer for 30 seconds', hangs, { kind: 'failed', why: 'timeout', status: null }],
  [
    'headers at one byte in 20 ms',
    repeats('HTTP/1.1 200 OK\r\n', 'x', 20),
    { kind: 'failed', why: 'timeout', status: null },
  ],
  [
    'a body at one byte in 20 ms',
    repeats('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n', 'x', 20),
    { kind: 'failed', why: 'timeout', status: 200 },
  ],
  [
    'a body without end',
    floods('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(64 * KB, 'x')),
    { kind: 'answered', status: 200, isTruncated: true },
    16 * KB,
  ],
  [
    'chunks without end',
    floods(CHUNKED, `4000\r\n${'x'.repeat(16 * KB)}\r\n`),
    { kind: 'answered', status: 200, isTruncated: true },
    16 * KB,
  ],
  [
    'chunks of one byte with long remarks',
    floods(CHUNKED, `1;${'r'.repeat(8000)}\r\nx\r\n`),
    { kind: 'answered', status: 200, isTruncated: true },
  ],
  [
    'one remark without end',
    floods(`${CHUNKED}1;`, 'r'.repeat(8000)),
    { kind: 'failed', why: 'protocol', status: 200 },
  ],
  [
    '200 MB packed into 200 KB',
    says(gzipBomb()),
    { kind: 'answered', status: 200, isTruncated: true, headers: { 'content-encoding': 'gzip' } },
    16 * KB,
  ],
  [
    '100 Continue that nobody asked for',
    says(`HTTP/1.1 100 Continue\r\n\r\n${OK}`),
    { kind: 'answered', status: 200 },
    2,
  ],
  [
    'early hints',
    says(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${OK}`),
    { kind: 'answered', status: 200 },
    2,
  ],
  [
    'interim answers without end',
    floods('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)),
    { kind: 'failed', why: 'too_large', status: null },
  ],
  ['a reset after the request', resets, { kind: 'failed', why: 'reset', status: null }],
  ['an end after the request', saysAndCloses(''), { kind: 'failed', why: 'reset', status: null }],
  [
    'a redirect to metadata',
    says('HTTP/1.1 301 Moved\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n'),
    { kind: 'answered', status: 301, headers: { location: 'http://169.254.169.254/' } },
  ],
  [
    '410',
    says('HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n'),
    { kind: 'answered', status: 410 },
  ],
  [
    '429 with seconds',
    says('HTTP/1.1 429 Slow Down\r\nretry-after: 120\r\ncontent-length: 0\r\n\r\n'),
    { kind: 'answered', status: 429, headers: { 'retry-after': '120', 'content-length': '0' } },
  ],
  ['500', says('HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n'), { kind: 'answered', status: 500 }],
  [
    '200 that comes too late',
    waitsThenSays(TIME_MS + 700, OK),
    { kind: 'failed', why: 'timeout', status: null },
  ],
  [
    '200 that comes late, but in time',
    waitsThenSays(200, OK),
    { kind: 'answered', status: 200 },
    2,
  ],
  [
    'less than Content-Length, then the end',
    saysAndCloses('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'),
    { kind: 'failed', why: 'reset', status: 200 },
  ],
  [
    'less than Content-Length, then a reset',
    breaksOffAfter('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'),
    { kind: 'failed', why: 'reset', status: 200 },
  ],
  [
    'less than Content-Length, then silence',
    says('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'),
    { kind: 'failed', why: 'timeout', status: 200 },
  ],
  [
    'Content-Length that is no number',
    says('HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\nok'),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'Content-Length that is negative',
    says('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nok'),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'Content-Length of more than any number',
    says(`HTTP/1.1 200 OK\r\ncontent-length: ${'9'.repeat(30)}\r\n\r\nok`),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'two lengths that differ',
    says('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok'),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'a length and chunks',
    says(
      `HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n`,
    ),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'chunks that are none',
    says(`${CHUNKED}zz\r\nok\r\n`),
    { kind: 'failed', why: 'protocol', status: 200 },
  ],
  [
    'HTTP/1.0',
    saysAndCloses('HTTP/1.0 200 OK\r\n\r\nold'),
    { kind: 'answered', status: 200, isTruncated: false },
    3,
  ],
  [
    'HTTP/1.0 without any header or body',
    saysAndCloses('HTTP/1.0 204 No Content\r\n\r\n'),
    { kind: 'answered', status: 204 },
    0,
  ],
  ['HTTP/0.9', saysAndCloses('<p>hello'), { kind: 'failed', why: 'protocol', status: null }],
  [
    'another protocol',
    says('220 mail ESMTP\r\n'),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'TLS where none is expected',
    says(Buffer.from('15030100020228', 'hex')),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'garbage',
    says(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'one huge header',
    says(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40 * KB)}\r\n\r\n`),
    { kind: 'failed', why: 'too_large', status: null },
  ],
  [
    'headers without end',
    floods('HTTP/1.1 200 OK\r\n', 'x: y\r\n'.repeat(500)),
    { kind: 'failed', why: 'too_large', status: null },
  ],
  [
    'trailers without end',
    floods(`${CHUNKED}0\r\n`, 'x: y\r\n'.repeat(500)),
    { kind: 'failed', why: 'too_large', status: 200 },
  ],
  [
    'a switch to another protocol',
    says('HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
    { kind: 'failed', why: 'protocol' },
  ],
  [
    'a status of four digits',
    says('HTTP/1.1 2000 OK\r\ncontent-length: 0\r\n\r\n'),
    { kind: 'failed', why: 'protocol', status: null },
  ],
  [
    'a body without a length that ends with the connection',
    saysAndCloses('HTTP/1.1 200 OK\r\n\r\nto the end'),
    { kind: 'answered', status: 200, isTruncated: false },
    10,
  ],
  [
    '64 KB, read to the end',
    says(`HTTP/1.1 200 OK\r\ncontent-length: ${64 * KB}\r\n\r\n${'x'.repeat(64 * KB)}`),
    { kind: 'answered', status: 200, isTruncated: true },
    16 * KB,
  ],
  [
    '16 KB, kept whole',
    says(`HTTP/1.1 200 OK\r\ncontent-length: ${16 * KB}\r\n\r\n${'x'.repeat(16 * KB)}`),
    { kind: 'answered', status: 200, isTruncated: false },
    16 * KB,
  ],
  [
    'headers of one name, twice',
    says('HTTP/1.1 200 OK\r\nx-a: 1\r\nX-A: 2\r\ncontent-length: 0\r\n\r\n'),
    { kind: 'answered', headers: { 'x-a': '1, 2' } },
  ],
];

const ROWS = ZOO.map(
  ([title, behaviour, expected, body]) => [title, behaviour, expected, body ?? null] as const,
);

describe('a receiver that sends', () => {
  it.each(ROWS)('%s', async (_title, behaviour, expected, body) => {
    const test = await meet(behaviour);
    const began = performance.now();
    const result = await send(test);
    expect(result).toMatchObject(expected);
    if (result.kind === 'answered' && body !== null) expect(result.body).toHaveLength(body);
    if (result.kind === 'failed') expect(result.detail).toMatch(/\S{2}/);
    expect(performance.now() - began).toBeLessThan(TIME_MS + 5000);
    expect(test.outbound.held).toMatchObject({ calls: 0 });
    // Never much more than the bound comes in, however much is on its way.
    for (const { bytesRead } of test.sockets) expect(bytesRead).toBeLessThanOrEqual(256 * KB);
  });

  it('an answer before it read the request, which is taken', async () => {
    const test = await meet((socket) => {
      socket.pause();
      socket.write('HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n');
    });
    const result = await send(test, { body: Buffer.alloc(1024 * KB, 'x') });
    expect(result).toMatchObject({ kind: 'answered', status: 413 });
  });

  it('a second answer behind the first, which nobody gets', async () => {
    let turn = 0;
    const test = await meet((socket) => {
      turn += 1;
      const forged = 'HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged';
      socket.write(turn === 1 ? `${OK}${forged}` : OK);
    });
    expect(await send(test)).toMatchObject({ kind: 'answered', status: 200 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const next = await send(test);
    expect(next.kind === 'answered' ? next.body.toString() : next.kind).toBe('ok');
  });

  it.each([
    ['120', 120_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['-5', null],
    ['315360000', 366 * 24 * 3600 * 1000],
  ])('429 with Retry-After: %s', async (header, waitMs) => {
    const head = `HTTP/1.1 429 Slow Down\r\nretry-after: ${header}\r\n`;
    const result = await send(await meet(says(`${head}content-length: 0\r\n\r\n`)));
    const came = result.kind === 'answered' ? result.headers['retry-after'] : result.kind;
    expect(parseRetryAfter(came, new Date('2026-03-01T12:00:00Z'))).toBe(waitMs);
  });
});

describe('a receiver with TLS', () => {
  const now = Date.now();
  const year = 365 * 24 * 3600 * 1000;
  const span = { from: new Date(now - year), until: new Date(now + year) };
  const good = selfSigned({ names: ['hooks.example.com'], ...span });
  const byAddress = selfSigned({ names: ['9.9.9.9'], ...span });
  const past = { from: new Date(now - 2 * year), until: new Date(now - year) };
  const expired = selfSigned({ names: ['hooks.example.com'], ...past });
  const url = 'https://hooks.example.com/hook';

  async function call(
    certificate: typeof good,
    terms: { readonly url?: string; readonly trusted?: boolean; readonly behaviour?: Behaviour },
  ): Promise<OutboundResult> {
    const receiver = await startReceiver(terms.behaviour ?? says(OK), certificate);
    const test = openOutbound({
      resolver: answering({
        'hooks.example.com': [['9.9.9.9']],
        'other.example.com': [['9.9.9.9']],
      }),
      leadsTo: () => receiver.port,
      ...(terms.trusted === false ? {} : { authorities: [certificate.cert] }),
    });
    toClose.push(
      () => test.outbound.close(),
      () => receiver.close(),
    );
    return send({ ...test, receiver }, { url: terms.url ?? url });
  }

  it('is spoken to if its certificate is for the host', async () => {
    expect(await call(good, {})).toMatchObject({ kind: 'answered', status: 200 });
    const literal = 'https://9.9.9.9/hook';
    expect(await call(byAddress, { url: literal })).toMatchObject({ kind: 'answered' });
  });

  it('is not, if the certificate is for another host, past, or vouched for by nobody', async () => {
    const failed = { kind: 'failed', why: 'tls', status: null, address: '9.9.9.9' };
    expect(await call(good, { url: 'https://other.example.com/' })).toMatchObject(failed);
    expect(await call(good, { url: 'https://9.9.9.9/' })).toMatchObject(failed);
    expect(await call(expired, {})).toMatchObject(failed);
    expect(await call(good, { trusted: false })).toMatchObject(failed);
  });

  it('is not, whatever the environment says about certificates', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await call(good, { trusted: false })).toMatchObject({ kind: 'failed', why: 'tls' });
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  it('fails as TLS where plain HTTP or garbage answers the handshake', async () => {
    for (const answer of ['HTTP/1.1 400 Bad Request\r\n\r\n', '\u0016\u0003\u0001garbage']) {
      const receiver = await startReceiver(saysAndCloses(answer));
      const test = openOutbound({ allow: `127.0.0.1:${receiver.port}` });
      toClose.push(() => receiver.close());
      const https = `https://127.0.0.1:${receiver.port}/`;
      const result = await send({ ...test, receiver }, { url: https });
      expect(result).toMatchObject({ kind: 'failed', why: 'tls' });
    }
  });

  it('fails in time if the handshake hangs', async () => {
    const receiver = await startReceiver(hangs);
    const allow = `127.0.0.1:${receiver.port}`;
    const test = openOutbound({ allow, limits: { connectMs: 200 } });
    toClose.push(() => receiver.close());
    const https = `https://127.0.0.1:${receiver.port}/`;
    const result = await send({ ...test, receiver }, { url: https, timeoutMs: 5000 });
    expect(result).toMatchObject({ kind: 'failed', why: 'timeout' });
    expect(result.kind === 'failed' ? result.detail : '').toContain('200 ms');
  });
});
