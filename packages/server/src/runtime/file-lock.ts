import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';

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
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

function isHeld(file: string): boolean {
  let pid: number;
  try {
    const text = readFileSync(file, 'utf8');
    // Just made and not yet written to, unless its maker died in between.
    if (text === '') return Date.now() - statSync(file).mtimeMs < UNWRITTEN_MS;
    pid = Number(text);
  } catch {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
