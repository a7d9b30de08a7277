import net, { type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../../runtime/metrics.ts';
import { createHttpServer } from '../server.ts';
import { readBody, type Body } from './read-body.ts';

const GRACE_MS = 400;
const PER_SECOND_MIN = 100_000;
const PIECE = Buffer.alloc(10_000, 0x20);

let app: FastifyInstance;
let seen: Body['kind'][] = [];

beforeEach(async () => {
  seen = [];
  const metrics = createMetrics(() => 0);
  const bodyPace = { graceMs: GRACE_MS, bytesPerSecondMin: PER_SECOND_MIN };
  app = createHttpServer({ logLevel: 'silent', metrics, bodyPace }, () => 'an-id');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, parsed) => {
    parsed(null);
  });
  const enter = (): Promise<boolean> => Promise.resolve(true);
  const room = { bytesMax: 5_000_000, enter, takeApart: enter };
  app.post('/files', async ({ raw }) => {
    const body = await readBody(raw, room);
    seen.push(body.kind);
    return { length: body.kind === 'read' ? body.bytes.length : body.kind };
  });
  app.post('/usual', async ({ raw }) => {
    const { kind } = await readBody(raw, undefined);
    seen.push(kind);
    return { kind };
  });
  // As a stranger is answered: before anything of his body is read.
  app.post('/refused', (_request, reply) => reply.code(401).send({ refused: true }));
  await app.listen({ port: 0, host: '127.0.0.1' });
});

afterEach(() => app.close());

/** Sends pieces of a body, one every so many milliseconds, until all are sent or the line is cut. */
async function sendSlowly(
  path: string,
  terms: { readonly pieces: number; readonly everyMs: number; readonly connection?: string },
): Promise<{ readonly answer: string; readonly tookMs: number; readonly sent: number }> {
  const { pieces, everyMs, connection = 'close' } = terms;
  const { port } = app.server.address() as AddressInfo;
  const socket = net.connect(port, '127.0.0.1');
  const got: Buffer[] = [];
  socket.on('data', (chunk) => got.push(chunk));
  socket.on('error', () => undefined);
  const end = new Promise<void>((resolve) => {
    socket.on('close', () => {
      resolve();
    });
  });
  const since = performance.now();
  const length = String(pieces * PIECE.length);
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: ${connection}\r\nContent-Length: ${length}\r\n\r\n`,
  );
  let sent = 0;
  for (; sent < pieces && !socket.destroyed; sent += 1) {
    socket.write(PIECE);
    await wait(everyMs);
  }
  await end;
  return { answer: Buffer.concat(got).toString(), tookMs: performance.now() - since, sent };
}

describe('a body that takes longer than others', () => {
  it('is taken where files are, as long as it comes steadily', async () => {
    const { answer, tookMs } = await sendSlowly('/files', { pieces: 30, everyMs: 40 });
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toContain('{"length":300000}');
    expect(tookMs).toBeGreaterThan(2 * GRACE_MS);
  });

  it('is cut where files are if it comes more slowly than the least', async () => {
    // 50 kB a second, half of what is asked: the grace is used up after twice its length.
    const { answer, tookMs, sent } = await sendSlowly('/files', { pieces: 100, everyMs: 200 });
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(tookMs).toBeGreaterThan(GRACE_MS * 1.4);
    expect(tookMs).toBeLessThan(GRACE_MS * 6);
    expect(sent).toBeLessThan(15);
    expect(seen).toEqual(['broken']);
  });

  it('is cut everywhere else, however much of it came', async () => {
    const { answer, tookMs, sent } = await sendSlowly('/usual', { pieces: 90, everyMs: 40 });
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(tookMs).toBeGreaterThan(GRACE_MS * 0.9);
    expect(tookMs).toBeLessThan(GRACE_MS * 3);
    expect(sent).toBeLessThan(30);
    expect(seen).toEqual(['broken']);
  });

  it('is cut behind an answer that did not wait for it', async () => {
    const terms = { pieces: 90, everyMs: 40, connection: 'keep-alive' };
    const { answer, tookMs, sent } = await sendSlowly('/refused', terms);
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
    expect(answer).not.toContain('408');
    expect(tookMs).toBeGreaterThan(GRACE_MS * 0.9);
    expect(tookMs).toBeLessThan(GRACE_MS * 3);
    expect(sent).toBeLessThan(30);
  });
});

it('hears nothing of time when a body is there', async () => {
  const { port } = app.server.address() as AddressInfo;
  const post = (path: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: 'short' });
  expect((await post('/usual')).status).toBe(200);
  await wait(GRACE_MS * 1.5);
  expect((await post('/files')).status).toBe(200);
  expect(seen).toEqual(['read', 'read']);
});
