import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Memory {
  /** A folder whose files are in memory, and nowhere else. */
  readonly folder: string;
  /** What must be free in it, and twice that on the machine: others want to live, too. */
  readonly bytes: number;
}

/** Linux has one for everybody. A whole run holds up to one GiB at once. */
const SHARED_MEMORY: Memory = { folder: '/dev/shm', bytes: 4 * 2 ** 30 };

const PREFIX = 'fealty-tests-';

/**
 * Has this run and all it starts keep their files in memory: there a test's database takes half the time
 * that it takes on a disk. Nothing is done on other systems, where somebody has said where such files go,
 * where the folder is small, as in containers, or nothing may be run from it. It goes with the process.
 */
export function keepScratchInMemory(memory = SHARED_MEMORY): void {
  if (process.env['TMPDIR'] !== undefined || !hasRoom(memory)) return;
  sweep(memory.folder);
  const folder = path.join(memory.folder, `${PREFIX}${String(process.pid)}`);
  // Others may pass through, as the database's user does; what is in it has modes of its own.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  process.env['TMPDIR'] = folder;
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
}

function hasRoom({ folder, bytes }: Memory): boolean {
  if (process.platform !== 'linux' || os.freemem() < 2 * bytes) return false;
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= bytes && !nothingRunsIn(folder);
  } catch {
    return false;
  }
}

function nothingRunsIn(folder: string): boolean {
  return readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .some(([, at, , options = '']) => at === folder && options.split(',').includes('noexec'));
}

/** Removes what runs left that were killed. */
function sweep(memory: string): void {
  for (const name of readdirSync(memory)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : NaN;
    if (!Number.isInteger(pid) || runs(pid)) continue;
    rmSync(path.join(memory, name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
