import pg from 'pg';
import { NO_PRIMARY } from './database-servers.ts';

/** Codes of sockets that nobody answers on, or that broke. */
const SOCKET_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What the driver says, without a code, of connections that it did not get or that ended. */
const DRIVER_WORDS =
  /^(Connection terminated|Client (has encountered|was closed)|timeout exceeded when trying to connect|Query read timeout)/;

/** Read-only: the server follows another one, or has begun to. */
const TAKES_NO_WRITES = '25006';

/**
 * Whether an error says that the database is away for the moment: starting, stopping, restarted,
 * out of connections, or not reached. What was asked was not done; it may be asked again.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Class 57P: shutting down, crashed, starting up; 08: connection; 53: no disk, memory or session left;
  // 25P03: this process stood still in a transaction, which was ended meanwhile.
  if (error instanceof pg.DatabaseError) {
    return /^(57P0[1-3]|08...|53...|25P03)$/.test(code) || code === TAKES_NO_WRITES;
  }
  const { message } = error;
  return SOCKET_CODES.has(code) || DRIVER_WORDS.test(message) || message === NO_PRIMARY;
}
