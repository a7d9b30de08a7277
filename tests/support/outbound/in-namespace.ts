// Runs in a network namespace of its own, where forbidden addresses are this machine's and take
// connections. Shows that they do, tries to make the connector call them, and prints what was called.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createResolver } from '../../../packages/server/src/outbound/resolver.ts';
import { startDnsServer } from './dns-server.ts';
import { notationsOf } from './forbidden-addresses.ts';
import { openOutbound } from './open-outbound.ts';

/** Addresses as the namespace gets them. The public ones show that the connector does call. */
const FORBIDDEN = {
  four: [
    ...['127.0.0.1', '169.254.169.254', '169.254.170.2', '10.0.0.1', '172.16.5.4', '192.168.1.1'],
    ...['100.64.0.1', '100.100.100.200', '168.63.129.16', '198.18.0.1', '192.0.2.1', '203.0.113.1'],
  ],
  six: [
    ...['0:0:0:0:0:0:0:1', 'fd00:0:0:0:0:0:0:1', 'fd00:ec2:0:0:0:0:0:254', 'fec0:0:0:0:0:0:0:1'],
    ...['64:ff9b:0:0:0:0:a00:1', '2002:a00:1:0:0:0:0:1', '2001:db8:0:0:0:0:0:1'],
    ...['2a00:1450:4001:81b:0:5efe:a00:1', '3fff:0:0:0:0:0:0:1', '5f00:0:0:0:0:0:0:1'],
  ],
};
const PUBLIC = { four: '9.9.9.9', six: '2606:4700:0:0:0:0:0:1111' };

function ip(...words: readonly string[]): void {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'inherit'] });
}

ip('link', 'set', 'lo', 'up');
for (const address of [...FORBIDDEN.four.slice(1), PUBLIC.four]) {
  ip('address', 'add', `${address}/32`, 'dev', 'lo');
}
for (const address of [...FORBIDDEN.six.slice(1), PUBLIC.six]) {
  ip('-6', 'address', 'add', `${address}/128`, 'dev', 'lo', 'nodad');
}

/** Where connections arrived, by the address that was called. */
const called = new Map<string, number>();
const listener = createServer((socket) => {
  const address = (socket.localAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  called.set(address, (called.get(address) ?? 0) + 1);
  socket.on('error', () => socket.destroy());
  socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
});
listener.listen(80, '::');
await once(listener, 'listening');

const all = [...FORBIDDEN.four, ...FORBIDDEN.six];
for (const address of all) {
  const socket = connect(80, address);
  await once(socket, 'connect');
  socket.destroy();
}
const reachable = [...called.values()].reduce((sum, count) => sum + count, 0);
called.clear();

const dns = await startDnsServer();
for (const [at, address] of all.entries()) {
  const record = address.includes(':') ? { aaaa: [address] } : { a: [address] };
  dns.names.set(`n${at}.example.com`, { ...record, ttl: 0 });
  dns.names.set(`d${at}.example.com`, { a: [PUBLIC.four], ...record, ttl: 0 });
}
dns.names.set('four.example.com', { a: [PUBLIC.four] });
dns.names.set('six.example.com', { aaaa: [PUBLIC.six] });
const urls = [
  ...all.flatMap((_address, at) => [`http://n${at}.example.com/`, `http://d${at}.example.com/`]),
  ...FORBIDDEN.four.flatMap((address) =>
    Object.values(notationsOf(address)).map((host) => `http://${host}/`),
  ),
  ...FORBIDDEN.six.map((address) => `http://[${address}]/`),
  ...Object.values(notationsOf('0.0.0.0')).map((host) => `http://${host}/`),
  ...['http://localhost/', 'http://[::]/', 'http://a@169.254.169.254/'],
];

const { outbound } = openOutbound({
  resolver: createResolver({ servers: [dns.address], mayBeInHostsFile: () => false }),
});
const ends: string[] = [];
for (const url of [...urls, 'http://four.example.com/', 'http://six.example.com/']) {
  ends.push((await outbound.send({ url, method: 'GET', headers: {}, body: null })).kind);
}
outbound.close();
await dns.close();
listener.close();
const refused = ends.filter((end) => end === 'refused').length;
const addresses = Object.fromEntries(called);
console.log(
  JSON.stringify({ reachable, forbidden: all.length, urls: urls.length, refused, addresses }),
);
