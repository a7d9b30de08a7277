import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Above the highest number that Linux gives, so never a process. */
const NOBODY = 4_194_305;

/** PostgreSQL's own lock file; it is gone once a server has ended cleanly. */
export function lockOf(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

/**
 * The process that serves a cluster, or null if the one its lock file names is gone. The number
 * alone proves nothing: after a restart of the machine, or of a container, which counts from 1
 * again, it may be a stranger's, who must be neither waited for nor sent a signal.
 */
export function serverOf(cluster: string): number | null {
  const pid = Number(readOr('', lockOf(cluster)).split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return isServer(pid, cluster) ? pid : null;
}

/**
 * Lets PostgreSQL see that a recycled number is nobody's. It would refuse to start while any
 * process has it. The rest of its lock file stays: by it the server recognises sessions of the
 * killed one, which must have ended before a new one may touch the files.
 */
export function disownLock(cluster: string): void {
  const file = lockOf(cluster);
  const text = readOr('', file);
  if (text === '' || !existsSync('/proc/self/stat') || serverOf(cluster) !== null) return;
  const mended = `${file}.mended`;
  writeFileSync(mended, text.replace(/^\d+/, String(NOBODY)), { mode: 0o600 });
  renameSync(mended, file);
}

/** The folder of the last server's socket, the fifth line of its lock file; null if it does not say. */
export function socketsOf(cluster: string): string | null {
  const folder = readOr('', lockOf(cluster)).split('\n')[4] ?? '';
  return folder === '' ? null : folder;
}

function isServer(pid: number, cluster: string): boolean {
  if (!existsSync('/proc/self/stat')) return isAlive(pid);
  const folder = `/proc/${String(pid)}`;
  // Killed, and its files let go: only its parent has not asked after it yet.
  if (/^State:\s+Z/m.test(readOr('', `${folder}/status`))) return false;
  const args = readOr('', `${folder}/cmdline`);
  if (args !== '') return args.split('\0').includes(cluster);
  // Just killed and being cleared away: it has its name still, but no longer its arguments.
  return readOr('', `${folder}/comm`).trim() === 'postgres';
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readOr(otherwise: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
