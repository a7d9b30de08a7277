import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/*
 * The program as its users run it: a process with arguments and an environment. Nothing here knows
 * what is inside.
 */

const MAIN = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));
const NODE_ARGS = ['--conditions=@fealty/source', '--disable-warning=ExperimentalWarning'];

/** Half the processor time of a start is stripping types off sources that the last process read too. */
const COMPILE_CACHE = fileURLToPath(
  new URL('../../node_modules/.cache/fealty-compile', import.meta.url),
);

const START_WAIT_MS = 60_000;
const COMMAND_WAIT_MS = 120_000;
const STOP_WAIT_MS = 30_000;

type Environment = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A server process that answers. */
export interface FealtyServer {
  readonly url: string;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** All it said so far. */
  said(): string;
  /** Asks it to end and waits; kills it if it does not within 30 seconds. */
  stop(): Promise<Ended>;
}

export interface Spoken {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `fealty serve`, or another command that serves, and waits until it listens. */
export function startFealty(
  environment: Environment,
  args: readonly string[] = ['serve'],
  program?: string,
): Promise<FealtyServer> {
  return startUntil({ environment, args, program }, /\bhttp:\/\/[\w.]+:\d+/);
}

interface Start {
  readonly environment: Environment;
  readonly args: readonly string[];
  /** The entry of another version of the program. */
  readonly program?: string | undefined;
}

async function startUntil(start: Start, saysSo: RegExp): Promise<FealtyServer> {
  const { environment, args, program } = start;
  const child = launch(args, { PORT: '0', LOG_LEVEL: 'warn', ...environment }, program);
  const said = listen(child);
  const ended = endOf(child);
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => {
      reject(new Error(`fealty ${args.join(' ')} ${why}: ${said.out}${said.err}`));
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('was not there in time');
    }, START_WAIT_MS);
    const look = (): void => {
      const found = saysSo.exec(said.out + said.err)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    void ended.then(() => {
      clearTimeout(timer);
      fail('ended');
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    said: () => said.out + said.err,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS);
      const how = await ended;
      clearTimeout(timer);
      return how;
    },
  };
}

/** A worker process: does what falls due and tells events. */
export type FealtyWorker = Omit<FealtyServer, 'url'>;

/** Starts `fealty work` and waits until it does. */
export async function startWorker(
  environment: Environment,
  program?: string,
): Promise<FealtyWorker> {
  const start = { environment, args: ['work'], program };
  const { url: _nowhere, ...worker } = await startUntil(start, /what falls due/);
  return worker;
}

/** A command that was begun and may be killed. */
export interface BegunCommand {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  said(): string;
}

/** Begins a command and waits for nothing. */
export function beginFealty(args: readonly string[], environment: Environment): BegunCommand {
  const child = launch(args, environment);
  const said = listen(child);
  return { pid: child.pid ?? 0, ended: endOf(child), said: () => said.out + said.err };
}

/** Starts a command, waits until it says something, and kills it there; answers all that it said. */
export async function killFealty(
  args: readonly string[],
  environment: Environment,
  saysSo: RegExp,
): Promise<string> {
  const command = await startUntil({ environment, args }, saysSo);
  process.kill(command.pid, 'SIGKILL');
  await command.ended;
  return command.said();
}

/** Runs a command to its end. */
export async function runFealty(
  args: readonly string[],
  environment: Environment,
  program?: string,
  waitMs = COMMAND_WAIT_MS,
): Promise<Spoken> {
  const child = launch(args, environment, program);
  const said = listen(child);
  const timer = setTimeout(() => {
    said.err += `it was ended after ${String(waitMs / 1000)} s`;
    child.kill('SIGKILL');
  }, waitMs);
  const { code } = await endOf(child);
  clearTimeout(timer);
  return { code, ...said };
}

function launch(
  args: readonly string[],
  environment: Environment,
  program: string = MAIN,
): ChildProcess {
  return spawn(process.execPath, [...NODE_ARGS, program, ...args], {
    // What configures another installation of this machine must not reach this one.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function listen(child: ChildProcess): { out: string; err: string } {
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return said;
}

function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve({ code: null, signal: null });
    });
    child.on('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
}
