import pg from 'pg';
import { clientConfig, type ConnectionTarget } from './connection.ts';
import { columnTypes } from './pg-types.ts';

/** The program's way to its database. */
export interface Database {
  /** For reads and for administrative writes. Points move through the lanes alone. */
  readonly pool: pg.Pool;
  /** A connection of its own for a lane, pipelined and set for look-ups by key. */
  connectLane(): Promise<pg.Client>;
  close(): Promise<void>;
}

export interface DatabaseTerms {
  readonly app: ConnectionTarget;
  /** Connections of the pool; 8 unless said. */
  readonly poolSize?: number;
  /**
   * Whether statements are prepared by name; true unless said. False where a proxy hands each
   * transaction to another connection. Session settings then have to be the role's own, because
   * such a proxy does not pass them on.
   */
  readonly statementNames?: boolean;
  /** Told of a connection that broke while it was idle; the next use opens another. */
  readonly onLost?: (error: Error) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;

const everywhere = { timezone: 'UTC', synchronous_commit: 'on', jit: 'off' };

const poolSettings = {
  ...everywhere,
  statement_timeout: '15s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '10s',
};

/**
 * A lane must not wait for anybody: a lock that is not to be had in 50 ms is gone around, and a
 * process that stalls inside a transaction loses it after 2 s. Each of its statements looks up
 * by key; on small tables the planner would prefer scans and joins that a growing table makes slow.
 */
const laneSettings = {
  ...everywhere,
  lock_timeout: '50ms',
  idle_in_transaction_session_timeout: '2s',
  statement_timeout: '15s',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  plan_cache_mode: 'force_generic_plan',
};

/** Opens the pool. Connects at the first use. */
export function openDatabase(terms: DatabaseTerms): Database {
  const named = terms.statementNames ?? true;
  const shared = {
    ...clientConfig(terms.app),
    types: columnTypes,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  };
  const lost = (error: Error): void => terms.onLost?.(error);
  const pool = new pg.Pool({
    ...shared,
    ...(named ? { options: optionsText(poolSettings) } : {}),
    application_name: 'fealty',
    max: terms.poolSize ?? 8,
    idleTimeoutMillis: 60_000,
  });
  pool.on('error', lost);
  if (!named) pool.on('connect', leaveOutNames);
  const connectLane = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      ...shared,
      ...(named ? { options: optionsText(laneSettings) } : {}),
      application_name: 'fealty lane',
      pipeline: true,
    });
    client.on('error', lost);
    if (!named) leaveOutNames(client);
    await client.connect();
    return client;
  };
  return { pool, connectLane, close: () => pool.end() };
}

/** Settings in the form the server reads at the start of a session. */
function optionsText(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

type Send = (...args: unknown[]) => unknown;

/** Makes a connection send each statement anew instead of by its name. */
function leaveOutNames(client: { query: unknown }): void {
  const send = (client.query as Send).bind(client);
  client.query = (first: unknown, ...rest: unknown[]): unknown =>
    send(isNamed(first) ? { ...first, name: undefined } : first, ...rest);
}

function isNamed(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && 'text' in value;
}
