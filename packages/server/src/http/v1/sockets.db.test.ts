import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';

let server: ApiServer;
let port: number;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const KEYS = { 'Partner-Id': 'cad458dc4e', 'Api-Key': 'key-admin' };

beforeAll(async () => {
  server = await apiServer();
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  port = (server.app.server.address() as AddressInfo).port;
});

afterAll(async () => {
  agent.destroy();
  await server.close();
});

interface Told {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function send(told: Told): Promise<{ status: number; text: string }> {
  const { method, path, headers, body } = told;
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const LIST = '/v1/loyalty/transactions';
const SPAN = 'from_date=01/01/2016&to_date=12/31/2040';

it('reads a body on GET, with its length or in chunks', async () => {
  for (const headers of [
    { 'Content-Length': String(SPAN.length) },
    { 'Transfer-Encoding': 'chunked' },
  ]) {
    const answer = await send({
      method: 'GET',
      path: LIST,
      headers: { ...KEYS, ...headers, Expect: '100-continue' },
      body: SPAN,
    });
    expect(answer.status).toBe(200);
  }
});

it('keeps the connection after an answer that did not wait for the body', async () => {
  const body = `x=${'y'.repeat(200_000)}`;
  const headers = { 'Content-Length': String(body.length) };
  const refused = await send({ method: 'POST', path: '/v1/loyalty/award', headers, body });
  expect(refused.status).toBe(401);
  const next = await send({ method: 'GET', path: `${LIST}?${SPAN}`, headers: KEYS, body: '' });
  expect(next.status).toBe(200);
});

it('outlives a client that leaves in the middle of its body', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        'POST /v1/loyalty/award HTTP/1.1\r\nHost: x\r\nPartner-Id: cad458dc4e\r\nApi-Key: key-admin\r\nContent-Length: 100\r\n\r\nuser_email=',
      );
      setTimeout(() => {
        socket.destroy();
        resolve();
      }, 30);
    });
  });
  const next = await send({ method: 'GET', path: `${LIST}?${SPAN}`, headers: KEYS, body: '' });
  expect(next.status).toBe(200);
});
