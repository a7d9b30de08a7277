import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

/** What a name answers; nothing of a family is an empty answer, a name that is not here NXDOMAIN. */
export interface DnsName {
  readonly a?: readonly string[];
  /** In full, without shortening: eight groups. */
  readonly aaaa?: readonly string[];
  readonly cname?: string;
  readonly ttl?: number;
  readonly code?: 'SERVFAIL' | 'REFUSED';
  readonly delayMs?: number;
  /** Never answers. */
  readonly isSilent?: boolean;
}

/** A DNS server on this machine, over UDP and TCP, for resolvers that are to be told anything. */
export interface DnsServer {
  /** `127.0.0.1:port`. */
  readonly address: string;
  readonly names: Map<string, DnsName>;
  /** Names and types in the order in which they were asked: `hooks.example.com 1`. */
  readonly asked: string[];
  close(): Promise<void>;
}

const A = 1;
const CNAME = 5;
const AAAA = 28;
const UDP_MAX = 1232;
const CODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };

export async function startDnsServer(): Promise<DnsServer> {
  const names = new Map<string, DnsName>();
  const asked: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const answer = (query: Buffer, send: (reply: Buffer) => void): void => {
    const question = readQuestion(query);
    asked.push(`${question.name} ${question.type}`);
    const found = names.get(question.name);
    if (found?.isSilent === true) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(replyTo(query, question, names));
    }, found?.delayMs ?? 0);
    timers.add(timer);
  };
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      answer(data.subarray(2), (reply) => {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(reply.length);
        socket.write(Buffer.concat([length, reply]));
      });
    });
  });
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4');
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  udp.on('message', (query, from) => {
    answer(query, (reply) => {
      udp.send(reply.length <= UDP_MAX ? reply : truncated(reply, query), from.port, from.address);
    });
  });
  return {
    address: `127.0.0.1:${port}`,
    names,
    asked,
    close: () => closeBoth(udp, tcp, timers),
  };
}

async function closeBoth(
  udp: UdpSocket,
  tcp: Server,
  timers: ReadonlySet<NodeJS.Timeout>,
): Promise<void> {
  for (const timer of timers) clearTimeout(timer);
  udp.close();
  await new Promise((resolve) => tcp.close(resolve));
}

interface Question {
  readonly name: string;
  readonly type: number;
  /** Where the question ends in the message. */
  readonly end: number;
}

function readQuestion(query: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const name = labels.join('.').toLowerCase();
  return { name, type: query.readUInt16BE(at + 1), end: at + 5 };
}

function replyTo(query: Buffer, question: Question, names: ReadonlyMap<string, DnsName>): Buffer {
  const records: Buffer[] = [];
  let owner = question.name;
  let entry = names.get(owner);
  // A chain is given whole, as a recursive server does.
  for (let links = 0; entry?.cname !== undefined && links < 50; links += 1) {
    records.push(record(owner, CNAME, entry.ttl ?? 60, nameBytes(entry.cname)));
    owner = entry.cname;
    entry = names.get(owner);
  }
  for (const data of question.type === A ? (entry?.a ?? []) : []) {
    records.push(record(owner, A, entry?.ttl ?? 60, Buffer.from(data.split('.').map(Number))));
  }
  for (const data of question.type === AAAA ? (entry?.aaaa ?? []) : []) {
    const groups = data.split(':').map((group) => group.padStart(4, '0'));
    records.push(record(owner, AAAA, entry?.ttl ?? 60, Buffer.from(groups.join(''), 'hex')));
  }
  const code = entry === undefined ? CODES.NXDOMAIN : CODES[entry.code ?? 'NOERROR'];
  const head = Buffer.alloc(12);
  head.writeUInt16BE(query.readUInt16BE(0), 0);
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, query.subarray(12, question.end), ...records]);
}

/** The head and the question only, with the sign to come back over TCP. */
function truncated(reply: Buffer, query: Buffer): Buffer {
  const short = Buffer.from(reply.subarray(0, readQuestion(query).end));
  short.writeUInt16BE(short.readUInt16BE(2) | 0x0200, 2);
  short.writeUInt16BE(0, 6);
  return short;
}

function record(owner: string, type: number, ttl: number, data: Buffer): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([nameBytes(owner), fixed, data]);
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.from(label, 'latin1'));
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), label]),
    Buffer.from([0]),
  ]);
}
