import { Agent, type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Destination } from './destination.ts';
import type { Dial } from './dial.ts';
import type { OutboundLimits } from './limits.ts';
import type { Refusal } from './policy.ts';

/** The last look before a connection is opened said no. */
export class DialRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export interface SocketTerms {
  readonly dial: Dial;
  /** Judges an address once more; null if it may be called. */
  readonly refuse: (address: string, destination: Destination) => Refusal | null;
  readonly authorities: readonly string[] | undefined;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  readonly limits: OutboundLimits;
}

/**
 * All connections, kept open for a while after an answer. Each belongs to one host, port and address,
 * and is used for nothing else: when the name leads elsewhere, the next call does too.
 */
export class Sockets {
  readonly #terms: SocketTerms;
  readonly #lines = new Map<string, Line>();
  readonly #open = new Set<Socket>();
  /** Those at rest, longest first. */
  readonly #idle = new Set<Duplex>();

  constructor(terms: SocketTerms) {
    this.#terms = terms;
  }

  get open(): number {
    return this.#open.size;
  }

  get idle(): number {
    return this.#idle.size;
  }

  /** Hosts, ports and addresses that something is kept for. */
  get lines(): number {
    return this.#lines.size;
  }

  /** What Node's HTTP takes connections from, to this address of this destination. */
  lineTo(destination: Destination, address: string): Agent {
    const { isSecure, host, port } = destination;
    const key = `${isSecure ? 'https' : 'http'} ${host} ${port} ${address}`;
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    // Kept from its first connection to its last; before and afterwards nothing speaks of it.
    const line: Line = new Line({
      idleMs: this.#terms.limits.idleMs,
      idleMax: this.#terms.limits.perHost,
      open: (session) => this.#openTo({ destination, address, session, key, line }),
      taken: (socket) => this.#idle.delete(socket),
    });
    return line;
  }

  /** Closes the connections of this line that are at rest. */
  closeIdle(line: Agent): void {
    for (const sockets of Object.values(line.freeSockets)) {
      for (const socket of sockets ?? []) socket.destroy();
    }
  }

  /** Closes everything, at once. */
  close(): void {
    for (const socket of this.#open) socket.destroy();
    for (const line of this.#lines.values()) line.destroy();
    this.#lines.clear();
  }

  #openTo(terms: {
    readonly destination: Destination;
    readonly address: string;
    readonly session: Buffer | undefined;
    readonly key: string;
    readonly line: Line;
  }): Socket | DialRefused {
    const { destination, address, session, key, line } = terms;
    const { dial, refuse, authorities, clock, limits } = this.#terms;
    const refusal = refuse(address, destination);
    if (refusal !== null) return new DialRefused(refusal);
    this.#makeRoom();
    const { host, port, isSecure } = destination;
    const secure = isSecure ? { host, session, authorities } : null;
    const socket = dial({ address, port, secure });
    const useUntil = clock() + limits.socketAgeMs;
    this.#open.add(socket);
    this.#lines.set(key, line);
    line.held += 1;
    // Said by Node's HTTP when an answer was read to its end; a socket closed here is not kept.
    socket.on('free', () => {
      if (clock() >= useUntil) socket.destroy();
      else this.#idle.add(socket);
    });
    socket.once('close', () => {
      this.#open.delete(socket);
      this.#idle.delete(socket);
      line.held -= 1;
      if (line.held === 0 && this.#lines.get(key) === line) this.#lines.delete(key);
    });
    return socket;
  }

  /** Calls under way have room by their own limit; what is at rest gives way. */
  #makeRoom(): void {
    const [longest] = this.#idle;
    if (this.#open.size < this.#terms.limits.sockets || longest === undefined) return;
    this.#idle.delete(longest);
    longest.destroy();
  }
}

interface LineTerms {
  readonly idleMs: number;
  readonly idleMax: number;
  readonly open: (session: Buffer | undefined) => Socket | DialRefused;
  readonly taken: (socket: Duplex) => void;
}

/** The connections to one address of one host and port. */
class Line extends Agent {
  /** Connections that are not closed yet. */
  held = 0;
  readonly #terms: LineTerms;
  #session: Buffer | undefined;

  constructor(terms: LineTerms) {
    const { idleMs, idleMax } = terms;
    super({ keepAlive: true, timeout: idleMs, maxFreeSockets: idleMax, scheduling: 'fifo' });
    this.#terms = terms;
  }

  override createConnection(
    _options: unknown,
    callback: (error: Error | null, socket: Duplex) => void,
  ): Duplex | undefined {
    const socket = this.#terms.open(this.#session);
    if (socket instanceof DialRefused) {
      // Node's types want a socket beside the error; nobody looks at it.
      callback(socket, new Duplex());
      return undefined;
    }
    if (socket instanceof TLSSocket) {
      socket.on('session', (session) => (this.#session = session));
      // A session that did not help is not tried again.
      socket.once('error', () => (this.#session = undefined));
    }
    return socket;
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    this.#terms.taken(socket);
    super.reuseSocket(socket, request);
  }
}
