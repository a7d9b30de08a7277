import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { startMailServer, type MailServer } from '../../../../tests/support/mail-server.ts';
import { SmtpConnections, type HandedOver } from './smtp-connections.ts';

const closes: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0)) await close();
});

async function mailServer(terms: Parameters<typeof startMailServer>[0]): Promise<MailServer> {
  const server = await startMailServer(terms);
  closes.push(() => server.close());
  return server;
}

/** A server that takes connections and says what it is told to, or nothing. */
async function rawServer(greeting: string | null): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (greeting !== null) socket.end(greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closes.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function connections(port: number, login = false): SmtpConnections {
  const named = login ? { user: 'points', password: 'hunter2' } : null;
  const server = { host: '127.0.0.1', port, isSecure: false, login: named };
  const made = new SmtpConnections(server, { waitMs: 500 });
  closes.unshift(() => {
    made.close();
  });
  return made;
}

function send(by: SmtpConnections, timeoutMs = 2000): Promise<HandedOver> {
  return by.send({
    ...{ from: 'points@shop.example', to: 'ann@example.com' },
    message: Buffer.from('Subject: Hello\r\n\r\nHello\r\n'),
    signal: AbortSignal.timeout(timeoutMs),
  });
}

it('nobody is told a password under a certificate that nobody vouches for', async () => {
  const server = await mailServer({ needsLogin: true, selfSigned: true });
  const told: string[] = [];
  server.onLogin = (_user, password) => {
    told.push(password);
    return true;
  };
  expect(await send(connections(server.port, true))).toMatchObject({
    kind: 'failed',
    stage: 'connection',
    code: null,
  });
  expect(told).toEqual([]);
  expect(server.arrived).toEqual([]);
});

it('a server that is away, says nothing, hangs up or talks nonsense fails in time', async () => {
  const away = await rawServer(null);
  for (const close of closes.splice(0)) await close();
  const servers = [
    away,
    await rawServer(null),
    await rawServer('421 come back later\r\n'),
    await rawServer('HTTP/1.1 400 Bad Request\r\n\r\n'),
    await rawServer(''),
  ];
  const codes: (number | null)[] = [];
  for (const port of servers) {
    const began = performance.now();
    const ended = await send(connections(port));
    expect(ended).toMatchObject({ kind: 'failed', stage: 'connection' });
    expect(performance.now() - began).toBeLessThan(1900);
    codes.push(ended.kind === 'failed' ? ended.code : 250);
  }
  expect(codes[2]).toBe(421);
  expect([codes[0], codes[1], codes[4]]).toEqual([null, null, null]);
});

it('no more than eight connections wait for a server that hangs, and others give up in their time', async () => {
  const server = await mailServer({});
  server.onMessage = () => 'hang';
  const by = connections(server.port);
  const first = Array.from({ length: 8 }, () => send(by, 400));
  const others = await Promise.all(Array.from({ length: 4 }, () => send(by, 200)));
  const none = { kind: 'failed', code: null, text: 'no connection was free in time' };
  expect(others).toMatchObject([none, none, none, none]);
  for (const ended of await Promise.all(first)) {
    expect(ended).toMatchObject({ kind: 'failed', text: 'the mail server took too long' });
  }
  expect(server.connections).toBe(8);
  server.onMessage = () => null;
  expect(await send(by)).toMatchObject({ kind: 'accepted' });
});

it('a connection is used again after a mail and after a refused address, and not after it broke', async () => {
  const server = await mailServer({});
  const by = connections(server.port);
  await send(by);
  server.onRecipient = () => ({ code: 550, words: 'not here' });
  expect(await send(by)).toMatchObject({ stage: 'recipient', code: 550 });
  server.onRecipient = () => null;
  await send(by);
  expect(server.connections).toBe(1);
  server.onMessage = () => ({ code: 554, words: 'looks like spam' });
  expect(await send(by)).toMatchObject({ stage: 'message', code: 554 });
  server.onMessage = () => null;
  expect(await send(by)).toMatchObject({ kind: 'accepted' });
  expect(server.connections).toBe(2);
  expect(server.arrived).toHaveLength(3);
});
