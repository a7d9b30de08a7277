import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ShopKeys } from '../tests/support/v1-client.ts';
import type { LoadResult, LoadTerms } from './load-client.ts';

/** Where loads go to, and where their samples are kept. */
export interface LoadTarget {
  readonly url: string;
  readonly keys: ShopKeys;
  readonly results: string;
}

/** What differs from load to load. */
export type Load = Pick<LoadTerms, 'request' | 'members' | 'seconds'> &
  Partial<Pick<LoadTerms, 'connections' | 'rate' | 'warmUpSeconds' | 'query'>> & {
    /** Whether a server may be too slow to answer anything in time. */
    readonly mayBeSilent?: boolean;
  };

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 1;
const STOP_WAIT_MS = 30_000;

let loads = 0;

/** Runs one load in a process of its own. Throws if anything but successes came back, or nothing. */
export async function runLoad(
  target: LoadTarget,
  name: string,
  { mayBeSilent = false, ...load }: Load,
): Promise<LoadResult> {
  loads += 1;
  const { hostname: host, port } = new URL(target.url);
  const number = String(loads).padStart(3, '0');
  const terms: LoadTerms = {
    host,
    port: Number(port),
    connections: CONNECTIONS,
    warmUpSeconds: WARM_UP_SECONDS,
    rate: null,
    query: '',
    ...target.keys,
    ...load,
    run: `${Date.now().toString(36)}-${number}`,
    samples: path.join(target.results, `${number}-${name}.us.txt`),
  };
  const child = startScript('load-client.ts', JSON.stringify(terms));
  const limit = (terms.warmUpSeconds + terms.seconds + 60) * 1000;
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  const [out, err] = await Promise.all([readAll(child.stdout), readAll(child.stderr)]);
  clearTimeout(timer);
  if (out === '') throw new Error(`the load ${name} broke off: ${err}`);
  const result = JSON.parse(out) as LoadResult;
  const others = Object.keys(result.statuses).filter((status) => status !== '200');
  if (others.length > 0 || (result.answered === 0 && !mayBeSilent)) {
    throw new Error(`the load ${name} was answered with ${JSON.stringify(result.statuses)}`);
  }
  return result;
}

/** Starts a script of this folder with one argument. */
export function startScript(file: string, argument: string): ChildProcess {
  const script = fileURLToPath(new URL(file, import.meta.url));
  return spawn(process.execPath, [...process.execArgv, script, argument], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Asks a process to end and waits; kills it if it does not in time. */
export async function stopScript(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}

async function readAll(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream === null ? '' : text(stream);
}
