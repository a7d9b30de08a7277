import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { asSuperuser } from '../../packages/server/src/runtime/postgres-server.ts';
import { freePort } from '../../tests/support/free-port.ts';
import type { RequestTemplate } from '../load-client.ts';
import { stopScript } from '../run-load.ts';
import type { BenchDatabase } from '../open-database.ts';
import { fillMedusa, joinMedusa, MEDUSA_ACCOUNT } from './fill-medusa.ts';
import type { Move, Peer } from './peer.ts';

const FOLDER = fileURLToPath(new URL('medusa/', import.meta.url));
const CLI = fileURLToPath(new URL('medusa/node_modules/@medusajs/cli/cli.js', import.meta.url));
const DATABASE = 'medusa';
const PERSON = { email: 'bench@example.com', password: 'three green bicycles' };
const COMMAND_WAIT_MS = 300_000;
const START_WAIT_MS = 120_000;
const LOOK_MS = 250;
const run = promisify(execFile);

export interface MedusaTerms {
  readonly members: number;
  /** Past credits of each. */
  readonly credits: number;
  readonly poolMax: number;
  readonly say: (line: string) => void;
}

/** Whether it was installed in its folder, by `npm ci --prefix bench/peers/medusa`. */
export function isMedusaThere(): boolean {
  return existsSync(CLI);
}

/** Medusa with its loyalty plugin, on a database of its own in the same PostgreSQL. */
export async function startMedusaPeer(database: BenchDatabase, terms: MedusaTerms): Promise<Peer> {
  const { host, port } = database.owner;
  await asSuperuser(database.owner, async (client) => {
    await client.query(`create role ${DATABASE} login`);
    await client.query(`create database ${DATABASE} owner ${DATABASE}`);
  });
  const environment = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    MEDUSA_DISABLE_TELEMETRY: 'true',
    MEDUSA_SECRET: 'the bench has one',
    POOL_MAX: String(terms.poolMax),
    DATABASE_URL: `postgres://${DATABASE}@${encodeURIComponent(host)}:${String(port)}/${DATABASE}`,
  };
  terms.say('medusa: making its tables');
  await command(environment, ['db:migrate']);
  await command(environment, ['user', '-e', PERSON.email, '-p', PERSON.password]);
  const pool = new pg.Pool({ host, port, user: DATABASE, database: DATABASE, max: 2 });
  await fillMedusa(pool, terms);
  const number = await freePort();
  const child = spawn(
    process.execPath,
    [CLI, 'start', '--host', '127.0.0.1', '--port', String(number)],
    { cwd: FOLDER, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const url = `http://127.0.0.1:${String(number)}`;
  const stop = async (): Promise<void> => {
    await pool.end();
    await stopScript(child);
  };
  let token: string;
  try {
    await untilHealthy(url, child);
    token = await signIn(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    name: 'medusa',
    url,
    pid: child.pid ?? 0,
    database: DATABASE,
    request: (move, points) => requestOf(move, points, token),
    balanceIn: (answer) =>
      (answer as { store_credit_account: { balance: number } }).store_credit_account.balance,
    join: (member) => joinMedusa(pool, member),
    stop,
  };
}

async function command(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Promise<void> {
  await run(process.execPath, [CLI, ...args], { cwd: FOLDER, env, timeout: COMMAND_WAIT_MS });
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-2000)));
  const until = performance.now() + START_WAIT_MS;
  for (;;) {
    const signal = AbortSignal.timeout(START_WAIT_MS);
    const answer = await fetch(`${url}/health`, { signal }).catch(() => null);
    if (answer?.ok === true) return;
    if (child.exitCode !== null || performance.now() > until) {
      throw new Error(`medusa did not start: ${said}`);
    }
    await pause(LOOK_MS);
  }
}

/** A person's token: a secret key would be hashed by scrypt with each request. */
async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/auth/user/emailpass`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(PERSON),
    signal: AbortSignal.timeout(START_WAIT_MS),
  });
  const { token } = (await answer.json()) as { readonly token?: string };
  if (token === undefined) throw new Error(`medusa lets nobody in: ${String(answer.status)}`);
  return token;
}

function requestOf(move: Move, points: number, token: string): RequestTemplate {
  const path = `/admin/store-credit-accounts/${MEDUSA_ACCOUNT}{member}`;
  const headers = { authorization: `Bearer ${token}` };
  if (move === 'balance') return { method: 'GET', path, headers, body: null };
  return {
    method: 'POST',
    path: `${path}/${move}`,
    headers: { ...headers, 'content-type': 'application/json' },
    // Its route knows no id of an order; a note is where one would stand.
    body: JSON.stringify({ amount: move === 'credit' ? points : 1, note: '{order}' }),
  };
}
