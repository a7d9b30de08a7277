import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A file that was built for browsers, as it is sent. */
export interface BuiltFile {
  readonly bytes: Buffer;
  /** The same, compressed; null where that gains nothing. */
  readonly zipped: Buffer | null;
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
};

/** A build has some dozens; a folder that holds more is another one. */
const FILES_MAX = 1000;

/**
 * Reads what was built into memory, about a megabyte: files by their paths, `/assets/main-1a2b.js`. Null
 * if nothing was built.
 */
export function readBuiltFiles(folder: string): ReadonlyMap<string, BuiltFile> | null {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  if (names.length > FILES_MAX) throw new Error(`${folder} holds more than what was built`);
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
  return files;
}

/** Sends a file for as long as browsers may keep it, compressed for those that take it so. */
export function sendBuiltFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, cacheControl }: { readonly file: BuiltFile; readonly cacheControl: string },
): FastifyReply {
  reply.headers({
    'content-type': file.type,
    'x-content-type-options': 'nosniff',
    'cache-control': cacheControl,
    vary: 'accept-encoding',
  });
  const takesZipped = request.headers['accept-encoding']?.includes('gzip') === true;
  if (!takesZipped || file.zipped === null) return reply.send(file.bytes);
  return reply.header('content-encoding', 'gzip').send(file.zipped);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
