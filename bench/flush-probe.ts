import { open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/*
 * How long the disk alone takes meanwhile. An award is answered once the log is on disk; a disk that others
 * share takes a fifth of a second now and then, whoever asks it.
 */

const EVERY_MS = 50;
const BLOCK = Buffer.alloc(512);

/** How long each of the flushes took, in milliseconds, and what the work came to. */
export interface Beside<T> {
  readonly flushes: readonly number[];
  readonly result: T;
}

/** Does the work, and beside it flushes a block of a file of its own twenty times a second. */
export async function flushBeside<T>(folder: string, work: () => Promise<T>): Promise<Beside<T>> {
  const file = await open(path.join(folder, 'flush-probe'), 'w');
  const flushes: number[] = [];
  const done = new AbortController();
  const flushAll = async (): Promise<void> => {
    // What is written later lies within the file, so a flush has no new length to note.
    await file.write(BLOCK, 0, BLOCK.length, 0);
    await file.sync();
    while (!done.signal.aborted) {
      const from = performance.now();
      await file.write(BLOCK, 0, BLOCK.length, 0);
      await file.datasync();
      flushes.push(performance.now() - from);
      await pause(EVERY_MS);
    }
  };
  try {
    const flushing = flushAll();
    const working = work().finally(() => {
      done.abort();
    });
    const [result] = await Promise.all([working, flushing]);
    return { flushes, result };
  } finally {
    done.abort();
    await file.close();
  }
}
