import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where files are kept that are too large for a database: a folder, or a bucket of an object store.
 * Names are paths with `/`, such as `12/4f/65b0c2c6735f835a2ce12a15`; a file is written once and never
 * changed.
 */
export interface FileStore {
  /** Resolves when the file would survive a power cut. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Null if there is none. */
  read(name: string): Promise<Buffer | null>;
  /** Nothing happens if there is none. */
  remove(name: string): Promise<void>;
}

/** The place for files did not do what it was asked. The message names no file and no secret. */
export class FileTrouble extends Error {
  /** Whether it will go by itself: the place is away or busy, and what came of the call is not known. */
  readonly passing: boolean;

  constructor(what: string, passing: boolean, cause?: unknown) {
    super(what, { cause });
    this.passing = passing;
  }
}

const NAME = /^[0-9a-z]+(?:[/.][0-9a-z]+)*$/;

/** Throws if a file may not be called so: no name leads out of the place that files are kept in. */
export function checkFileName(name: string): void {
  if (!NAME.test(name)) throw new Error(`no file may be called ${JSON.stringify(name)}`);
}

/** Keeps files in a folder that only their owner may read. Made when the first file is. */
export function folderStore(root: string): FileStore {
  const at = (name: string): string => {
    checkFileName(name);
    return path.join(root, ...name.split('/'));
  };
  return {
    async write(name, bytes) {
      const file = at(name);
      const folder = path.dirname(file);
      await makeFolder(folder);
      // Under a name that nobody reads until it is whole.
      const unfinished = `${file}.tmp`;
      const handle = await open(unfinished, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
      await syncFolder(folder);
    },
    async read(name) {
      return absentAsNull(readFile(at(name)));
    },
    async remove(name) {
      const file = at(name);
      await absentAsNull(rm(file));
      await absentAsNull(rm(`${file}.tmp`));
    },
  };
}

/** With its parents, each of them synced: a folder that a power cut takes away takes its files along. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const topmost = path.dirname(first);
  for (let parent = path.dirname(folder); ; parent = path.dirname(parent)) {
    await syncFolder(parent);
    if (parent === topmost) return;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; it keeps names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Also where something else stands in the place of a folder. */
async function absentAsNull<T>(reached: Promise<T>): Promise<T | null> {
  try {
    return await reached;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
