import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { percentile } from './summary.ts';

/*
 * The client that measures: a process of its own on bare sockets, so that what it costs is small
 * and beside the server, not inside of it. One request at a time on each connection.
 */

/** A request in plain words; `{member}` stands for a member's number, `{order}` for an id of its own. */
export interface RequestTemplate {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null for a request without one. */
  readonly body: string | null;
}

/** What it is started with, as JSON. */
export interface LoadTerms {
  readonly host: string;
  readonly port: number;
  readonly connections: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /**
   * Requests a second, sent when they are due whether or not others were answered; their latency
   * counts from when they were due. Null sends the next when the last is answered.
   */
  readonly rate: number | null;
  readonly request: 'purchase' | 'read' | 'bare' | 'transactions' | RequestTemplate;
  readonly partnerId: string;
  readonly apiKey: string;
  /** Members `first` to `first + count - 1` are drawn from. */
  readonly members: { readonly first: number; readonly count: number };
  /** In front of order ids, so that runs do not meet. */
  readonly run: string;
  /** Behind the path of `transactions`. */
  readonly query: string;
  /** Where the latencies go, one in microseconds each line. */
  readonly samples: string;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly answered: number;
  /** Those of the warm-up too. */
  readonly answeredInAll: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

const terms = JSON.parse(process.argv[2] ?? '') as LoadTerms;
const HEAD_END = Buffer.from('\r\n\r\n');
const KEYS = `host: ${terms.host}\r\npartner-id: ${terms.partnerId}\r\napi-key: ${terms.apiKey}\r\n`;

let ordersSent = 0;
let answeredInAll = 0;
const latencies: number[] = [];
const statuses: Record<string, number> = {};
const measuresFrom = performance.now() + terms.warmUpSeconds * 1000;
const endsAt = measuresFrom + terms.seconds * 1000;

/** Work that waits for a connection, by when it was due. */
const due: number[] = [];
const idle: Connection[] = [];

class Connection {
  readonly #socket: Socket;
  #startedAt = 0;
  #pieces: Buffer[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (piece) => {
      this.#receive(piece);
    });
    socket.on('error', fail);
  }

  send(startedAt: number): void {
    this.#startedAt = startedAt;
    this.#socket.write(nextRequest());
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(piece: Buffer): void {
    this.#pieces.push(piece);
    const whole = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces);
    const head = whole.indexOf(HEAD_END);
    if (head === -1) return;
    const text = whole.toString('latin1', 0, head).toLowerCase();
    const length = Number(/content-length: (\d+)/.exec(text)?.[1] ?? '0');
    if (whole.length < head + 4 + length) return;
    this.#pieces = [];
    this.#answered(text.slice(9, 12));
  }

  #answered(status: string): void {
    const now = performance.now();
    answeredInAll += 1;
    if (now >= measuresFrom && now < endsAt) {
      latencies.push(now - this.#startedAt);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    if (now >= endsAt) return;
    const next = terms.rate === null ? now : due.shift();
    if (next === undefined) idle.push(this);
    else this.send(next);
  }
}

function nextRequest(): string {
  const { first, count } = terms.members;
  const member = String(first + Math.floor(Math.random() * count));
  if (typeof terms.request !== 'string') return filled(terms.request, member);
  const email = `member${member}@example.com`;
  switch (terms.request) {
    case 'purchase': {
      const order = nextOrder();
      const form = `user_email=${email}&total=80&subtotal=80&order_id=${order}&currency=USD`;
      return (
        `POST /v1/loyalty/purchase HTTP/1.1\r\n${KEYS}` +
        'content-type: application/x-www-form-urlencoded\r\n' +
        `content-length: ${String(form.length)}\r\n\r\n${form}`
      );
    }
    case 'read':
      return `GET /v1/loyalty/users/${email} HTTP/1.1\r\n${KEYS}\r\n`;
    case 'transactions':
      return `GET /v1/loyalty/${terms.query.replace('{email}', email)} HTTP/1.1\r\n${KEYS}\r\n`;
    case 'bare':
      return `GET /member HTTP/1.1\r\n${KEYS}\r\n`;
  }
}

function nextOrder(): string {
  ordersSent += 1;
  return `${terms.run}-${String(ordersSent).padStart(7, '0')}`;
}

function filled({ method, path, headers, body }: RequestTemplate, member: string): string {
  const order = nextOrder();
  const fill = (text: string): string =>
    text.replaceAll('{member}', member).replaceAll('{order}', order);
  const content = body === null ? '' : fill(body);
  const lines = Object.entries({ host: terms.host, ...headers, 'content-length': content.length })
    .map(([name, value]) => `${name}: ${String(value)}\r\n`)
    .join('');
  return `${method} ${fill(path)} HTTP/1.1\r\n${lines}\r\n${content}`;
}

function fail(error: Error): void {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

function open(): Promise<Connection> {
  return new Promise((resolve) => {
    const socket = connect({ host: terms.host, port: terms.port }, () => {
      resolve(new Connection(socket));
    });
    socket.on('error', fail);
  });
}

const connections = await Promise.all(Array.from({ length: terms.connections }, open));
if (terms.rate === null) {
  for (const connection of connections) connection.send(performance.now());
} else {
  idle.push(...connections);
  const startedAt = performance.now();
  let made = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    if (now >= endsAt) {
      clearInterval(timer);
      return;
    }
    const wanted = Math.floor(((now - startedAt) / 1000) * (terms.rate ?? 0));
    for (; made < wanted; made += 1) {
      const dueAt = startedAt + (made / (terms.rate ?? 1)) * 1000;
      const connection = idle.pop();
      if (connection === undefined) due.push(dueAt);
      else connection.send(dueAt);
    }
  }, 1);
}
await new Promise((resolve) => setTimeout(resolve, endsAt - performance.now() + 200));
for (const connection of connections) connection.close();
writeFileSync(terms.samples, latencies.map((ms) => Math.round(ms * 1000)).join('\n'));
const result: LoadResult = {
  perSecond: latencies.length / terms.seconds,
  answered: latencies.length,
  answeredInAll,
  p50: percentile(latencies, 0.5),
  p99: percentile(latencies, 0.99),
  max: percentile(latencies, 1),
  statuses,
};
process.stdout.write(JSON.stringify(result));
process.exit(0);
