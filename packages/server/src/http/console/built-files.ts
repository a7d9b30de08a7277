import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the built console, as it is sent. */
export interface BuiltFile {
  readonly bytes: Buffer;
  /** The same, compressed; null where that gains nothing. */
  readonly zipped: Buffer | null;
  readonly type: string;
}

/** The console as it was built: its page, and its files by their paths, `/assets/main-1a2b.js`. */
export interface BuiltConsole {
  readonly index: string;
  readonly files: ReadonlyMap<string, BuiltFile>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A build has some dozens; a folder that holds more is another one. */
const FILES_MAX = 1000;
const INDEX = 'index.html';

/** Reads what was built into memory, about a megabyte; null if nothing was. */
export function readBuiltConsole(folder: string): BuiltConsole | null {
  let index: string;
  let names: string[];
  try {
    index = readFileSync(path.join(folder, INDEX), 'utf8');
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  if (names.length > FILES_MAX) throw new Error(`${folder} holds more than a console`);
  const files = new Map<string, BuiltFile>();
  for (const name of names) {
    const type = TYPES[path.extname(name)];
    if (type === undefined) continue;
    const bytes = readFileSync(path.join(folder, name));
    const zipped = gzipSync(bytes, { level: 9 });
    files.set(`/${name.split(path.sep).join('/')}`, {
      ...{ bytes, type },
      zipped: zipped.length < bytes.length ? zipped : null,
    });
  }
  return { index, files };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
