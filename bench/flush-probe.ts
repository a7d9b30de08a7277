import { open } from 'node:fs/promises';
import path from 'node:path';

/*
 * How long the disk alone takes meanwhile. An award is answered once the log is on disk; a disk that others
 * share takes a fifth of a second now and then, whoever asks it.
 */

const EVERY_MS = 50;
const BLOCK = Buffer.alloc(512);

/**
 * Flushes a block of a file of its own twenty times a second, until stopped; then tells how long each took,
 * in milliseconds.
 */
export async function startFlushProbe(folder: string): Promise<() => Promise<readonly number[]>> {
  const file = await open(path.join(folder, 'flush-probe'), 'w');
  // What is written later lies within the file, so a flush has no new length to note.
  await file.write(BLOCK, 0, BLOCK.length, 0);
  await file.sync();
  const took: number[] = [];
  const stopping = new AbortController();
  const running = (async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const from = performance.now();
      await file.write(BLOCK, 0, BLOCK.length, 0);
      await file.datasync();
      took.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return async () => {
    stopping.abort();
    await running;
    await file.close();
    return took;
  };
}
