import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDnsServer, type DnsServer } from '../../../../tests/support/outbound/dns-server.ts';
import {
  answering,
  openOutbound,
  type TestOutbound,
} from '../../../../tests/support/outbound/open-outbound.ts';
import { createResolver } from './resolver.ts';
import type { OutboundResult } from './result.ts';

const INSIDE = '169.254.169.254';
const ONE = '9.9.9.9';
const OTHER = '149.112.112.112';

/** Two receivers, each behind a public address of its own. */
const servers: Server[] = [];
const ports: number[] = [];
let dns: DnsServer;

beforeAll(async () => {
  for (const name of ['one', 'other']) {
    const server = createServer((request, response) => {
      request.resume();
      if (request.url === '/moved') response.writeHead(302, { location: `http://${INSIDE}/keys` });
      response.end(name);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    ports.push((server.address() as AddressInfo).port);
  }
  dns = await startDnsServer();
});

afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await dns.close();
});

function leadsTo(address: string): number {
  return ports[address === OTHER ? 1 : 0] ?? 0;
}

async function call(
  { outbound }: TestOutbound,
  url = 'http://hooks.example.com/',
  timeoutMs = 15_000,
): Promise<OutboundResult> {
  return outbound.send({ url, method: 'POST', headers: {}, body: Buffer.from('{}'), timeoutMs });
}

function bodyOf(result: OutboundResult): string {
  return result.kind === 'answered' ? result.body.toString() : result.kind;
}

describe('a name whose addresses change', () => {
  it('is judged anew when it is called, whatever it was when it was typed', async () => {
    const turns = [[ONE], [INSIDE]];
    const test = openOutbound({ resolver: answering({ 'hooks.example.com': turns }), leadsTo });
    expect(await test.outbound.check('http://hooks.example.com/')).toMatchObject({ ok: true });
    expect(await call(test)).toMatchObject({ kind: 'refused', refusal: { code: 'address' } });
    expect(test.dialled).toEqual([]);
  });

  it('is dialled by the address that was judged, though DNS says another by then', async () => {
    const turns = [[ONE], [INSIDE], [INSIDE]];
    const resolver = answering({ 'hooks.example.com': turns });
    const test = openOutbound({ resolver, leadsTo });
    const calls = [call(test), call(test), call(test)];
    const kinds = (await Promise.all(calls)).map(({ kind }) => kind);
    // The three asked at one moment and share the answer.
    expect(kinds).toEqual(['answered', 'answered', 'answered']);
    expect(new Set(test.dialled)).toEqual(new Set([`${ONE} 80`]));
    expect(await call(test)).toMatchObject({ kind: 'refused' });
    test.outbound.close();
  });

  it('never leads inside, however often DNS turns round', async () => {
    const turns = Array.from({ length: 300 }, (_, at) =>
      at % 3 === 0 ? [ONE] : at % 3 === 1 ? [INSIDE] : ['::ffff:127.0.0.1'],
    );
    const test = openOutbound({ resolver: answering({ 'hooks.example.com': turns }), leadsTo });
    const kinds: string[] = [];
    for (let at = 0; at < 300; at += 1) kinds.push((await call(test)).kind);
    expect(kinds.filter((kind) => kind === 'answered')).toHaveLength(100);
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(200);
    expect(new Set(test.dialled)).toEqual(new Set([`${ONE} 80`]));
    test.outbound.close();
  });

  it('leaves a connection that is still open when it moves, and does not use it where it is forbidden', async () => {
    const turns = [[ONE], [ONE], [OTHER], [INSIDE], [ONE]];
    const test = openOutbound({ resolver: answering({ 'hooks.example.com': turns }), leadsTo });
    const seen: string[] = [];
    for (let at = 0; at < turns.length; at += 1) seen.push(bodyOf(await call(test)));
    expect(seen).toEqual(['one', 'one', 'other', 'refused', 'one']);
    expect(test.dialled).toEqual([`${ONE} 80`, `${OTHER} 80`]);
    test.outbound.close();
  });

  it('is not served by the connection of another name at the same address', async () => {
    const names = { 'hooks.example.com': [[ONE]], 'other.example.com': [[ONE]] };
    const test = openOutbound({ resolver: answering(names), leadsTo });
    await call(test);
    await call(test, 'http://other.example.com/');
    expect(test.dialled).toEqual([`${ONE} 80`, `${ONE} 80`]);
    test.outbound.close();
  });

  it('is refused if one of 200 addresses is forbidden, wherever it stands', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `9.9.${at}.9`);
    for (const at of [0, 1, 100, 199]) {
      const answers = many.toSpliced(at, 1, INSIDE);
      const resolver = answering({ 'hooks.example.com': [answers] });
      const test = openOutbound({ resolver, leadsTo });
      const result = await call(test);
      expect(result).toMatchObject({ kind: 'refused', refusal: { code: 'address' } });
      expect(test.dialled).toEqual([]);
    }
  });

  it('is judged once more before it is dialled', async () => {
    let looks = 0;
    const test = openOutbound({
      resolver: answering({ 'hooks.example.com': [[ONE]] }),
      leadsTo,
      // The address becomes this machine's own after the first look.
      ownAddresses: () => ((looks += 1) === 1 ? [] : [ONE]),
    });
    expect(await call(test)).toMatchObject({ kind: 'refused', refusal: { code: 'address' } });
    expect(looks).toBe(2);
    expect(test.dialled).toEqual([]);
  });

  it('is refused for what is no address at all', async () => {
    for (const answer of ['localhost', '127.1', '0x7f000001', 'fe80::1%lo', '', '9.9.9.9:80']) {
      const resolver = answering({ 'hooks.example.com': [[answer]] });
      const test = openOutbound({ resolver, leadsTo });
      expect(await call(test)).toMatchObject({ kind: 'refused' });
      expect(test.dialled).toEqual([]);
    }
  });
});

describe('a redirect', () => {
  it('is an answer and is never followed', async () => {
    const test = openOutbound({ resolver: answering({ 'hooks.example.com': [[ONE]] }), leadsTo });
    const result = await call(test, 'http://hooks.example.com/moved');
    expect(result).toMatchObject({
      kind: 'answered',
      status: 302,
      headers: { location: `http://${INSIDE}/keys` },
    });
    expect(test.dialled).toEqual([`${ONE} 80`]);
    test.outbound.close();
  });
});

describe('what a DNS server says', () => {
  function openWithDns(limits = {}): TestOutbound {
    const resolver = createResolver({ servers: [dns.address], mayBeInHostsFile: () => false });
    return openOutbound({ resolver, leadsTo, limits });
  }

  it('is followed through chains of CNAME, and judged by where they end', async () => {
    dns.names.set('hooks.example.com', { cname: 'a.example.net', ttl: 0 });
    dns.names.set('a.example.net', { cname: 'b.example.net', ttl: 0 });
    dns.names.set('b.example.net', { a: [ONE], ttl: 0 });
    const test = openWithDns();
    expect(await call(test)).toMatchObject({ kind: 'answered', address: ONE });
    dns.names.set('b.example.net', { a: [INSIDE], ttl: 0 });
    expect(await call(test)).toMatchObject({ kind: 'refused', refusal: { code: 'address' } });
    dns.names.set('b.example.net', { a: [ONE], aaaa: ['fd00:0:0:0:0:0:0:1'], ttl: 0 });
    expect(await call(test)).toMatchObject({ kind: 'refused', refusal: { code: 'address' } });
    dns.names.set('b.example.net', { aaaa: ['2606:4700:0:0:0:0:0:1111'], ttl: 0 });
    expect(await call(test)).toMatchObject({ kind: 'answered', address: '2606:4700::1111' });
    expect(test.dialled).toEqual([`${ONE} 80`, '2606:4700::1111 80']);
    test.outbound.close();
  });

  it('is asked about both families, and one that fails does not stop the other', async () => {
    dns.names.set('hooks.example.com', { a: [ONE], ttl: 0 });
    const test = openWithDns();
    dns.asked.length = 0;
    expect(await call(test)).toMatchObject({ kind: 'answered' });
    expect([...dns.asked].sort()).toEqual(['hooks.example.com 1', 'hooks.example.com 28']);
    test.outbound.close();
  });

  it.each([
    ['no such name', 'missing.example.com', undefined, /ENOTFOUND/],
    ['a name without addresses', 'empty.example.com', {}, /has no address/],
    ['a failing server', 'broken.example.com', { code: 'SERVFAIL' as const }, /ESERVFAIL/],
    ['a server that refuses', 'denied.example.com', { code: 'REFUSED' as const }, /EREFUSED/],
    ['a chain in a ring', 'ring.example.com', { cname: 'ring.example.com' }, /./],
  ])('fails as DNS for %s', async (_title, name, entry, detail) => {
    if (entry !== undefined) dns.names.set(name, entry);
    const test = openWithDns();
    const result = await call(test, `http://${name}/`);
    expect(result).toMatchObject({ kind: 'failed', why: 'dns', address: null, status: null });
    expect(result.kind === 'failed' ? result.detail : '').toMatch(detail);
    expect(test.dialled).toEqual([]);
  });

  it('is waited for as long as the limit, and the caller is told which one it was', async () => {
    dns.names.set('slow.example.com', { a: [ONE], delayMs: 10_000 });
    dns.names.set('silent.example.com', { isSilent: true });
    const test = openWithDns({ dnsMs: 300 });
    const began = performance.now();
    for (const name of ['slow.example.com', 'silent.example.com']) {
      const result = await call(test, `http://${name}/`);
      expect(result).toMatchObject({ kind: 'failed', why: 'dns' });
    }
    const late = await call(test, 'http://slow.example.com/', 100);
    expect(late).toMatchObject({ kind: 'failed', why: 'timeout' });
    expect(performance.now() - began).toBeLessThan(8000);
    expect(test.dialled).toEqual([]);
    expect(test.outbound.held).toEqual({ calls: 0, open: 0, idle: 0, lines: 0 });
  });

  it('may be 200 addresses, of which one that answers is enough', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `9.9.${at}.9`);
    dns.names.set('many.example.com', { a: many, ttl: 0 });
    const test = openWithDns();
    const result = await call(test, 'http://many.example.com/');
    expect(result).toMatchObject({ kind: 'answered' });
    dns.names.set('many.example.com', { a: many.toSpliced(150, 1, '10.0.0.1'), ttl: 0 });
    expect(await call(test, 'http://many.example.com/')).toMatchObject({ kind: 'refused' });
    expect(test.dialled).toHaveLength(1);
    test.outbound.close();
  });

  it('is of no use beyond 512 addresses, and not asked for beyond 200 names at once', async () => {
    const many = Array.from({ length: 513 }, (_, at) => `9.${at % 256}.${Math.floor(at / 256)}.9`);
    const all = openOutbound({ resolver: answering({ 'hooks.example.com': [many] }), leadsTo });
    const tooMany = await call(all);
    expect(tooMany).toMatchObject({ kind: 'failed', why: 'dns' });
    const waiting = openOutbound({
      resolver: { resolve: () => new Promise(() => undefined) },
      limits: { dnsMs: 200 },
    });
    const calls = Array.from({ length: 210 }, (_, at) =>
      call(waiting, `http://h${at}.example.com/`),
    );
    const whys = (await Promise.all(calls)).map((each) => (each.kind === 'failed' ? each.why : ''));
    expect(whys.filter((why) => why === 'dns')).toHaveLength(200);
    expect(whys.filter((why) => why === 'busy')).toHaveLength(10);
  });

  it('is kept as long as it says, and not at all at zero', async () => {
    const test = openWithDns();
    for (const [name, ttl, questions] of [
      ['kept.example.com', 20, 2],
      ['asked.example.com', 0, 6],
    ] as const) {
      dns.names.set(name, { a: [ONE], ttl });
      dns.asked.length = 0;
      for (let at = 0; at < 3; at += 1) await call(test, `http://${name}/`);
      expect(dns.asked).toHaveLength(questions);
    }
    test.outbound.close();
  });
});
