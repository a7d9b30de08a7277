import { createServer, type Server } from 'node:http';
import { createServer as createPlainServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answering,
  openOutbound,
  type TestOutbound,
  type TestOutboundTerms,
} from '../../../../tests/support/outbound/open-outbound.ts';
import {
  floods,
  hangs,
  says,
  startReceiver,
  type Behaviour,
  type Receiver,
} from '../../../../tests/support/outbound/receivers.ts';
import type { OutboundRequest, OutboundResult } from './result.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

/** Closed after each test, in this order. */
const toClose: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

interface Met extends TestOutbound {
  readonly receiver: Receiver;
}

async function meet(behaviour: Behaviour, terms: TestOutboundTerms = {}): Promise<Met> {
  const receiver = await startReceiver(behaviour);
  const test = openOutbound({ allow: `127.0.0.1:${receiver.port}`, ...terms });
  toClose.push(
    () => test.outbound.close(),
    () => receiver.close(),
  );
  return { ...test, receiver };
}

async function send(
  { outbound, receiver }: Met,
  changes: Partial<OutboundRequest> = {},
): Promise<OutboundResult> {
  const url = `http://127.0.0.1:${receiver.port}/hook`;
  const body = Buffer.from('{"points":1}');
  return outbound.send({ url, method: 'POST', headers: {}, body, timeoutMs: 2000, ...changes });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

describe('a connection', () => {
  it('is used again while it is fresh, and closed when it was idle for long', async () => {
    const test = await meet(says(OK), { limits: { idleMs: 500 } });
    for (let at = 0; at < 5; at += 1) expect(await send(test)).toMatchObject({ kind: 'answered' });
    expect(test.dialled).toHaveLength(1);
    await expect
      .poll(() => test.outbound.held, { timeout: 5000 })
      .toEqual({ calls: 0, open: 0, idle: 0, lines: 0 });
    expect(await send(test)).toMatchObject({ kind: 'answered' });
    expect(test.dialled).toHaveLength(2);
  });

  it('is not used beyond its age, however busy it is', async () => {
    const test = await meet(says(OK), { limits: { socketAgeMs: 200 } });
    const began = performance.now();
    while (test.dialled.length < 4) {
      expect(await send(test)).toMatchObject({ kind: 'answered' });
      await wait(10);
    }
    // Three connections lived so long before the fourth was needed.
    expect(performance.now() - began).toBeGreaterThanOrEqual(600);
  });

  it('that the receiver closes says so, and what was lost on it is sent once more if it may be', async () => {
    const seen: string[] = [];
    // Answers the first request of a connection, and breaks off at the second.
    const behaviour: Behaviour = (socket, request) => {
      const isFirst = !seen.includes(String(socket.remotePort));
      seen.push(String(socket.remotePort));
      if (isFirst) socket.write(OK);
      else if (request.length > 0) socket.resetAndDestroy();
    };
    const test = await meet(behaviour);
    expect(await send(test)).toMatchObject({ kind: 'answered' });
    expect(await send(test)).toMatchObject({ kind: 'failed', why: 'reset', status: null });
    expect(await send(test)).toMatchObject({ kind: 'answered' });
    expect(await send(test, { isRepeatable: true })).toMatchObject({ kind: 'answered' });
    expect(test.dialled).toHaveLength(3);
  });

  it('that was new and broke off is not tried again', async () => {
    const test = await meet((socket) => void socket.resetAndDestroy());
    const result = await send(test, { isRepeatable: true });
    expect(result).toMatchObject({ kind: 'failed', why: 'reset' });
    expect(test.dialled).toHaveLength(1);
  });

  it('that nobody takes is a failure to connect', async () => {
    const test = await meet(says(OK));
    await test.receiver.close();
    const result = await send(test);
    expect(result).toMatchObject({ kind: 'failed', why: 'connect', address: '127.0.0.1' });
    expect(result.kind === 'failed' ? result.detail : '').toContain('ECONNREFUSED');
  });

  it('goes to the next address where nobody is at the first, and to three at most', async () => {
    const receiver = await startReceiver(says(OK));
    const empty = createPlainServer();
    empty.listen(0, '127.0.0.1');
    await once(empty, 'listening');
    const closedPort = (empty.address() as AddressInfo).port;
    empty.close();
    toClose.push(() => receiver.close());
    const addresses = ['9.9.9.1', '9.9.9.2', '9.9.9.3', '9.9.9.4'];
    const resolver = answering({ 'hooks.example.com': [addresses] });
    const open = (there: string): TestOutbound =>
      openOutbound({
        resolver,
        leadsTo: (address) => (address === there ? receiver.port : closedPort),
      });
    const url = 'http://hooks.example.com/';
    const third = open('9.9.9.3');
    const found = await send({ ...third, receiver }, { url });
    expect(found).toMatchObject({ kind: 'answered', address: '9.9.9.3' });
    expect(third.dialled).toEqual(['9.9.9.1 80', '9.9.9.2 80', '9.9.9.3 80']);
    const fourth = open('9.9.9.4');
    const missed = await send({ ...fourth, receiver }, { url });
    expect(missed).toMatchObject({ kind: 'failed', why: 'connect', address: '9.9.9.3' });
    expect(fourth.dialled).toHaveLength(3);
    third.outbound.close();
  });
});

describe('the bounds', () => {
  it('hold for calls to one host, and others go on', async () => {
    const limits = { perHost: 4, sockets: 6 };
    const hanging = await startReceiver(hangs);
    const healthy = await startReceiver(says(OK));
    toClose.push(
      () => hanging.close(),
      () => healthy.close(),
    );
    const allow = `127.0.0.1:${hanging.port},127.0.0.1:${healthy.port}`;
    const test = openOutbound({ allow, limits });
    const hung = Array.from({ length: 10 }, () =>
      send({ ...test, receiver: hanging }, { timeoutMs: 400 }),
    );
    const fine = await send({ ...test, receiver: healthy });
    expect(fine).toMatchObject({ kind: 'answered' });
    const whys = (await Promise.all(hung)).map((each) => (each.kind === 'failed' ? each.why : ''));
    expect(whys.filter((why) => why === 'timeout')).toHaveLength(4);
    expect(whys.filter((why) => why === 'busy')).toHaveLength(6);
    expect(test.outbound.held.calls).toBe(0);
    test.outbound.close();
  });

  it('hold for sockets altogether: those at rest give way', async () => {
    const receiver = await startReceiver(says(OK));
    toClose.push(() => receiver.close());
    const names = Array.from({ length: 30 }, (_, at) => `h${at}.example.com`);
    const test = openOutbound({
      resolver: answering(Object.fromEntries(names.map((name) => [name, [['9.9.9.9']]]))),
      leadsTo: () => receiver.port,
      limits: { sockets: 8, perHost: 4 },
    });
    for (const name of names) {
      const url = `http://${name}/`;
      expect(await send({ ...test, receiver }, { url })).toMatchObject({ kind: 'answered' });
      expect(test.outbound.held.open).toBeLessThanOrEqual(9);
    }
    await expect.poll(() => receiver.seen.open).toBeLessThanOrEqual(8);
    expect(test.outbound.held.lines).toBeLessThanOrEqual(9);
    test.outbound.close();
  });

  it('hold for what is remembered of receivers that are not there', async () => {
    const receiver = await startReceiver(says(OK));
    await receiver.close();
    const names = Array.from({ length: 30 }, (_, at) => `h${at}.example.com`);
    const test = openOutbound({
      resolver: answering(Object.fromEntries(names.map((name) => [name, [['9.9.9.9']]]))),
      leadsTo: () => receiver.port,
    });
    for (const name of names) {
      const result = await send({ ...test, receiver }, { url: `http://${name}/` });
      expect(result).toMatchObject({ kind: 'failed', why: 'connect' });
    }
    await expect.poll(() => test.outbound.held).toEqual({ calls: 0, open: 0, idle: 0, lines: 0 });
  });

  it('keep memory flat, however many receivers flood', async () => {
    const test = await meet(floods('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(1024 * 1024, 'x')), {
      limits: { perHost: 16 },
    });
    const rounds = async (count: number): Promise<void> => {
      for (let round = 0; round < count; round += 1) {
        const calls = Array.from({ length: 10 }, () => send(test));
        for (const result of await Promise.all(calls)) {
          expect(result).toMatchObject({ kind: 'answered', isTruncated: true });
        }
      }
    };
    await rounds(5);
    const before = process.memoryUsage().arrayBuffers;
    await rounds(40);
    await expect.poll(() => test.outbound.held).toEqual({ calls: 0, open: 0, idle: 0, lines: 0 });
    expect(test.sockets).toHaveLength(450);
    const read = test.sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
    expect(read / 450).toBeLessThan(256 * 1024);
    // What is on its way in the receiver, in this same process, is counted too.
    // Buffers are freed when the collector comes to them, sooner or later.
    await expect
      .poll(() => process.memoryUsage().arrayBuffers - before, { timeout: 10_000 })
      .toBeLessThan(32 * 1024 * 1024);
  });
});

describe('a call', () => {
  it('is given up when its caller says so, at any point', async () => {
    const test = await meet(hangs);
    const before = await send(test, { signal: AbortSignal.abort() });
    expect(before).toMatchObject({ kind: 'failed', why: 'aborted' });
    expect(test.dialled).toEqual([]);
    const controller = new AbortController();
    const under = send(test, { signal: controller.signal });
    await expect.poll(() => test.receiver.seen.connections).toBe(1);
    controller.abort();
    expect(await under).toMatchObject({ kind: 'failed', why: 'aborted', status: null });
    await expect.poll(() => test.receiver.seen.open).toBe(0);
  });

  it('is given up when the server closes, and none begins afterwards', async () => {
    const test = await meet(hangs);
    const under = send(test);
    await expect.poll(() => test.receiver.seen.connections).toBe(1);
    test.outbound.close();
    expect(await under).toMatchObject({ kind: 'failed', why: 'aborted' });
    expect(await send(test)).toMatchObject({ kind: 'failed', why: 'aborted' });
    expect(test.dialled).toHaveLength(1);
    await expect.poll(() => test.outbound.held).toEqual({ calls: 0, open: 0, idle: 0, lines: 0 });
  });

  it('tells how long each part took', async () => {
    const test = await meet((socket) => void setTimeout(() => socket.write(OK), 120), {
      allow: '',
      leadsTo: () => 0,
    });
    const named = openOutbound({
      resolver: {
        async resolve() {
          await wait(80);
          return [{ address: '9.9.9.9', ttl: 60 }];
        },
      },
      leadsTo: () => test.receiver.port,
    });
    const url = 'http://hooks.example.com/';
    const first = await send({ ...named, receiver: test.receiver }, { url });
    const again = await send({ ...named, receiver: test.receiver }, { url });
    const timings = first.kind === 'answered' ? first.timings : null;
    expect(timings?.dns).toBeGreaterThanOrEqual(75);
    expect(timings?.connect).not.toBeNull();
    expect(timings?.firstByte).toBeGreaterThanOrEqual(110);
    expect(timings?.total).toBeGreaterThanOrEqual(190);
    expect(again).toMatchObject({ kind: 'answered', timings: { connect: null } });
    // Remembered, it costs next to nothing.
    expect(again.kind === 'answered' ? again.timings.dns : null).toBeLessThan(20);
    named.outbound.close();
  });
});

describe('a request', () => {
  let server: Server;

  async function echo(): Promise<Met> {
    server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const body = Buffer.concat(pieces).toString('latin1');
        const { method, url, rawHeaders } = request;
        response.end(JSON.stringify({ method, url, rawHeaders, body }));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const test = openOutbound({ allow: `127.0.0.1:${port}` });
    toClose.push(
      () => test.outbound.close(),
      () => void server.close(),
    );
    const receiver = { port, seen: { connections: 0, open: 0, bytesSent: 0 }, close: wait };
    return { ...test, receiver: { ...receiver, close: () => Promise.resolve() } };
  }

  it('goes out to the byte, with what was asked for and nothing that invites packing', async () => {
    const test = await echo();
    const body = Buffer.from([0, 255, 13, 10, 123]);
    const url = `http://127.0.0.1:${test.receiver.port}/a%20b/?x=%2F&y=[1]`;
    const headers = { 'webhook-id': 'msg_1', 'content-type': 'application/json' };
    const result = await send(test, { url, headers, body });
    const text = result.kind === 'answered' ? result.body.toString() : '{}';
    expect(JSON.parse(text)).toEqual({
      method: 'POST',
      url: '/a%20b/?x=%2F&y=[1]',
      rawHeaders: [
        ...['user-agent', 'Fealty test', 'accept', '*/*', 'webhook-id', 'msg_1'],
        ...['content-type', 'application/json', 'host', `127.0.0.1:${test.receiver.port}`],
        ...['content-length', '5', 'Connection', 'keep-alive'],
      ],
      body: body.toString('latin1'),
    });
  });

  it('is GET without a body, or PUT with one', async () => {
    const test = await echo();
    const got = await send(test, { method: 'GET', body: null });
    expect(got.kind === 'answered' ? got.body.toString() : '').toContain('"method":"GET"');
    const put = await send(test, { method: 'PUT' });
    expect(put.kind === 'answered' ? put.body.toString() : '').toContain('"method":"PUT"');
    const wrong = await send(test, { method: 'GET' });
    expect(wrong).toMatchObject({ kind: 'refused', refusal: { code: 'body' } });
  });

  it.each([
    ['host', 'inside.example'],
    ['Content-Length', '0'],
    ['transfer-encoding', 'chunked'],
    ['accept-encoding', 'gzip'],
    ['connection', 'close'],
    ['expect', '100-continue'],
    ['proxy-authorization', 'secret'],
    ['X-Upper', 'a'],
    ['x\r\nhost', 'secret'],
    ['x y', 'secret'],
    ['', 'secret'],
    ['x', 'secret\r\nhost: inside.example'],
    ['x', 'secret\u0000'],
    ['x', 'secret ☃'],
    ['x', 'a'.repeat(17_000)],
  ])('with the header %j is refused', async (name, value) => {
    const test = await meet(says(OK));
    const result = await send(test, { headers: { [name]: value } });
    expect(result).toMatchObject({ kind: 'refused', refusal: { code: 'header' } });
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(test.dialled).toEqual([]);
  });

  it('with more than a megabyte is refused', async () => {
    const test = await meet(says(OK));
    const result = await send(test, { body: Buffer.alloc(1024 * 1024 + 1) });
    expect(result).toMatchObject({ kind: 'refused', refusal: { code: 'body' } });
  });
});
