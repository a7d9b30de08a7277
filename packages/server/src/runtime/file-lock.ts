import { randomBytes } from 'node:crypto';
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';

const RETRY_MS = 20;
const UNWRITTEN_MS = 2000;

/**
 * Runs something while holding a lock file that names our process. A lock whose process is gone
 * is taken over. Throws if the lock is not had within `waitMs`.
 */
export async function withFileLock<T>(
  file: string,
  waitMs: number,
  run: () => Promise<T>,
): Promise<T> {
  const giveUpAt = performance.now() + waitMs;
  while (!take(file)) {
    if (performance.now() > giveUpAt) throw new Error(`${file} is held by another process`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  try {
    return await run();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, markOf(process.pid) ?? String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    removeIfLeft(file);
    return false;
  }
}

/**
 * Removes a lock whose holder is gone. Two may find it left at once, and the slower must not
 * remove what the quicker has taken since: so it is moved aside, and put back if it is another.
 */
function removeIfLeft(file: string): void {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    const text = readFileSync(file, 'utf8');
    if (isHeld(file, text)) return;
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== text) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function isHeld(file: string, text: string): boolean {
  // Just made and not yet written to, unless its maker died in between.
  if (text === '') return Date.now() - statSync(file).mtimeMs < UNWRITTEN_MS;
  return markOf(Number(text.split(' ')[0])) === text;
}

/**
 * A process by its number and, where the system tells, the moment it began, or null if there is
 * none. In a container the same program gets the same number at each start: by the number alone
 * a lock left behind would seem to be its own.
 */
function markOf(pid: number): string | null {
  const began = readBegan(pid);
  if (began !== null) return `${String(pid)} ${began}`;
  try {
    process.kill(pid, 0);
    return String(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? String(pid) : null;
  }
}

/** Clock ticks from the start of the machine to that of the process; Linux only. */
function readBegan(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      ?.split(' ');
    return fields?.[19] ?? null;
  } catch {
    return null;
  }
}
