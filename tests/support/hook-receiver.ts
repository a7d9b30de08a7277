import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** How a receiver behaves from now on. What is left out stays. */
export interface Behaviour {
  /** Answered to every request; 200 at first. */
  readonly status?: number;
  /** By path, before `status`. */
  readonly statuses?: Readonly<Record<string, number>>;
  /** How long an answer takes, milliseconds: up to so long, at random. */
  readonly delayMs?: number;
  /** Paths that take so long, milliseconds, whatever `delayMs` is. */
  readonly hangs?: Readonly<Record<string, number>>;
  /** By path, what signatures are verified with, one of them being enough; others are not looked at. */
  readonly secrets?: Readonly<Record<string, readonly string[]>>;
}

/** A request, as the receiver read it to its end. */
export interface Received {
  readonly path: string;
  readonly webhookId: string;
  /** Events of the body, in order. */
  readonly ids: readonly string[];
  /** Milliseconds since 1970, with fractions. */
  readonly at: number;
  readonly status: number;
  /** SHA-256 of the body. */
  readonly digest: string;
  /** Whether `standardwebhooks` and `svix` both took it; null if nothing was verified. */
  readonly verified: boolean | null;
  /** Body and headers, where they are kept. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ReceiverTerms {
  /** Whether bodies and headers are kept. */
  readonly keepsBodies?: boolean;
  /** 0 for any that is free. */
  readonly port?: number;
}

/** A receiver in a process of its own. */
export interface HookReceiver {
  readonly port: number;
  readonly pid: number;
  /** Where to send; `host` may be any loopback address, each of which is a host of its own. */
  url(path: string, host?: string): string;
  behave(behaviour: Behaviour): Promise<void>;
  /** Requests so far, without listing them. */
  count(): Promise<number>;
  /** All requests so far, in the order in which they were read. */
  received(): Promise<readonly Received[]>;
  /** Forgets them. */
  forget(): Promise<void>;
  stop(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('../faults/receive-hooks.ts', import.meta.url));

/** Starts a receiver that answers 200 at every path of every loopback address. */
export async function startHookReceiver(terms: ReceiverTerms = {}): Promise<HookReceiver> {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(terms)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout });
  const waiting: ((line: string) => void)[] = [];
  lines.on('line', (line) => waiting.shift()?.(line));
  const next = (): Promise<string> =>
    new Promise((resolve, reject) => {
      waiting.push(resolve);
      void ended.then(() => {
        reject(new Error('the receiver has ended'));
      });
    });
  const ask = async (what: string, value?: unknown): Promise<unknown> => {
    const answer = next();
    child.stdin.write(`${JSON.stringify({ what, value })}\n`);
    return JSON.parse(await answer);
  };
  const { port } = JSON.parse(await next()) as { port: number };
  return {
    port,
    pid: child.pid ?? 0,
    url: (path, host = '127.0.0.1') => `http://${host}:${String(port)}${path}`,
    async behave(behaviour) {
      await ask('behave', behaviour);
    },
    count: () => ask('count') as Promise<number>,
    received: () => ask('received') as Promise<readonly Received[]>,
    async forget() {
      await ask('forget');
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
