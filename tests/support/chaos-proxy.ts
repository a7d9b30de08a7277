import {
  connect,
  createServer,
  type AddressInfo,
  type IpcNetConnectOpts,
  type Socket,
  type TcpNetConnectOpts,
} from 'node:net';
import { MessageSplitter, type Way } from './postgres-messages.ts';

/**
 * What becomes of a piece: passed on; not passed on, and the line cut; kept back with all behind it; or
 * passed on in its first bytes, and then the line cut.
 */
export type Fate = 'pass' | 'cut' | 'hold' | { readonly cutAfterBytes: number };

/** What goes through: a message of PostgreSQL, or whatever came in one read. */
export interface Piece {
  /** Connections are numbered from 1. */
  readonly connection: number;
  /** What a PostgreSQL session calls itself. */
  readonly application: string;
  readonly way: Way;
  /** The letter of a message, `startup` for the first one, or `bytes`. */
  readonly kind: string;
  readonly bytes: Buffer;
}

export interface ChaosTerms {
  readonly target: TcpNetConnectOpts | IpcNetConnectOpts;
  /** Whether messages of PostgreSQL are told apart. */
  readonly speaks?: 'postgres';
  /** Decides on each piece; everything passes without it. */
  readonly see?: (piece: Piece) => Fate;
}

/** How the line is from now on, for connections old and new. */
export interface LineState {
  /** Each way. */
  readonly delayMs: number;
  /** Bytes a second, each way; 0 for no limit. */
  readonly bytesPerSecond: number;
  /** New connections are taken and nothing is heard of them. */
  readonly swallowsNew: boolean;
}

/** A line between two processes that can be spoiled. */
export interface ChaosProxy {
  readonly port: number;
  /** Connections made so far, and how many are open. */
  made(): number;
  open(): number;
  set(state: Partial<LineState>): void;
  /** Ends all that are open, as a crash (`reset`) or as a farewell (`end`). */
  cutAll(how: 'reset' | 'end'): void;
  /** Lets nothing through those that are open, for ever, and closes none of them. */
  freezeAll(): void;
  /** Passes on what was kept back. */
  readonly release: () => void;
  close(): Promise<void>;
}

const CLEAR: LineState = { delayMs: 0, bytesPerSecond: 0, swallowsNew: false };

/** Starts one at a free port of loopback. */
export async function startChaosProxy(terms: ChaosTerms): Promise<ChaosProxy> {
  const links = new Set<Link>();
  let made = 0;
  let state = CLEAR;
  const server = createServer((near) => {
    made += 1;
    const link = new Link(made, near, terms, () => state);
    links.add(link);
    link.ended = () => links.delete(link);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const all = (act: (link: Link) => void): void => {
    for (const link of [...links]) act(link);
  };
  return {
    port,
    made: () => made,
    open: () => links.size,
    set: (changed) => {
      state = { ...state, ...changed };
    },
    cutAll: (how) => {
      all((link) => {
        link.cut(how);
      });
    },
    freezeAll: () => {
      all((link) => {
        link.freeze();
      });
    },
    release: () => {
      all((link) => {
        link.release();
      });
    },
    close: () =>
      new Promise((done) => {
        all((link) => {
          link.cut('reset');
        });
        server.close(() => {
          done();
        });
      }),
  };
}

/** One connection through the proxy. */
class Link {
  readonly #number: number;
  readonly #near: Socket;
  readonly #far: Socket;
  readonly #terms: ChaosTerms;
  readonly #state: () => LineState;
  readonly #splitters: Readonly<Record<Way, MessageSplitter>>;
  readonly #kept: Readonly<Record<Way, Buffer[]>> = { up: [], down: [] };
  readonly #holding: Record<Way, boolean> = { up: false, down: false };
  #frozen = false;
  #application = '';
  ended: () => void = () => undefined;

  constructor(number: number, near: Socket, terms: ChaosTerms, state: () => LineState) {
    this.#number = number;
    this.#near = near;
    this.#terms = terms;
    this.#state = state;
    this.#splitters = { up: new MessageSplitter('up'), down: new MessageSplitter('down') };
    this.#far = connect(terms.target);
    near.setNoDelay(true);
    this.#frozen = state().swallowsNew;
    this.#carry(near, 'up');
    this.#carry(this.#far, 'down');
  }

  #carry(from: Socket, way: Way): void {
    from.on('data', (chunk: Buffer) => {
      if (!this.#frozen) this.#take(way, chunk);
    });
    // A break on one side is one on the other; the close that follows tells it.
    from.on('error', () => undefined);
    from.on('close', () => {
      if (!this.#frozen) this.cut('end');
    });
  }

  #take(way: Way, chunk: Buffer): void {
    const pieces =
      this.#terms.speaks === 'postgres'
        ? this.#splitters[way].feed(chunk)
        : [{ kind: 'bytes', bytes: chunk }];
    const passed: Buffer[] = [];
    let cut = false;
    for (const { kind, bytes } of pieces) {
      if (kind === 'startup') this.#application = applicationOf(bytes);
      const fate = cut ? 'cut' : this.#fateOf({ way, kind, bytes });
      if (fate === 'hold') this.#holding[way] = true;
      if (fate === 'cut') cut = true;
      else if (this.#holding[way]) this.#kept[way].push(bytes);
      else passed.push(typeof fate === 'object' ? bytes.subarray(0, fate.cutAfterBytes) : bytes);
      if (typeof fate === 'object') cut = true;
    }
    if (passed.length > 0) this.#pass(way, Buffer.concat(passed), cut);
    else if (cut) this.cut('reset');
  }

  #fateOf(piece: Pick<Piece, 'way' | 'kind' | 'bytes'>): Fate {
    const { see } = this.#terms;
    if (see === undefined) return 'pass';
    return see({ connection: this.#number, application: this.#application, ...piece });
  }

  #pass(way: Way, bytes: Buffer, last: boolean): void {
    const [from, to] = way === 'up' ? [this.#near, this.#far] : [this.#far, this.#near];
    const { delayMs, bytesPerSecond } = this.#state();
    const write = (): void => {
      if (this.#frozen || to.destroyed) return;
      if (last) {
        to.end(bytes);
        from.destroy();
      } else if (!to.write(bytes)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    };
    const waitMs = delayMs + (bytesPerSecond === 0 ? 0 : (bytes.length * 1000) / bytesPerSecond);
    if (waitMs === 0) {
      write();
      return;
    }
    // What follows waits too: a line keeps its order.
    from.pause();
    setTimeout(() => {
      write();
      from.resume();
    }, waitMs);
  }

  cut(how: 'reset' | 'end'): void {
    this.ended();
    if (how === 'reset' && !this.#near.destroyed) this.#near.resetAndDestroy();
    else this.#near.destroySoon();
    this.#far.destroy();
  }

  freeze(): void {
    this.#frozen = true;
  }

  release(): void {
    for (const way of ['up', 'down'] as const) {
      this.#holding[way] = false;
      const kept = this.#kept[way].splice(0);
      if (kept.length > 0) this.#pass(way, Buffer.concat(kept), false);
    }
  }
}

/** What a session calls itself in its first message; empty if it does not say. */
function applicationOf(startup: Buffer): string {
  const words = startup.subarray(8).toString('utf8').split('\0');
  const at = words.findIndex((word, index) => index % 2 === 0 && word === 'application_name');
  return at === -1 ? '' : (words[at + 1] ?? '');
}
