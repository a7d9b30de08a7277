import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * Builds what runs in browsers into packages/<name>/dist: the packages that are named, else all of them.
 * With --if-needed, only where what one is made of has changed since: `npm start` does that first.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FRONTS = ['console', 'storefront'];
const STAMP = 'stamp';
const PARTS = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'];

interface Front {
  readonly name: string;
  readonly folder: string;
  readonly isForced: boolean;
}

interface Builder {
  readonly createBuilder: (terms: {
    readonly root: string;
    readonly logLevel: string;
  }) => Promise<{ readonly buildApp: () => Promise<unknown> }>;
}

/** Where a package's own builder is; null if it is not installed. */
function viteOf(folder: string): string | null {
  try {
    const { resolve } = createRequire(path.join(folder, 'package.json'));
    return pathToFileURL(resolve('vite')).href;
  } catch {
    return null;
  }
}

/** What a package is built from; the lock file stands for the packages that are built in. */
function digest(folder: string): string {
  const hash = createHash('sha256');
  const parts = PARTS.flatMap((part) => filesOf(path.join(folder, part)));
  for (const file of [path.join(ROOT, 'package-lock.json'), ...parts]) {
    hash.update(`${path.relative(folder, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(place: string): string[] {
  if (!existsSync(place)) return [];
  const entries = path.extname(place) === '' ? readdirSync(place, { recursive: true }) : null;
  if (entries === null) return [place];
  return entries
    .map((entry) => path.join(place, String(entry)))
    .filter((file) => path.extname(file) !== '')
    .sort();
}

async function build({ name, folder, isForced }: Front): Promise<void> {
  const wanted = digest(folder);
  const stamp = path.join(folder, 'dist', STAMP);
  const isThere = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isThere && !isForced) return;
  const started = performance.now();
  console.error(`building the ${name} …`);
  const vite = viteOf(folder);
  if (vite === null) {
    // An install without development packages runs the server; its pages were built elsewhere.
    console.error(`the ${name} is not built: that takes an install with development packages`);
    process.exitCode = isForced ? 1 : 0;
    return;
  }
  const { createBuilder } = (await import(vite)) as Builder;
  const builder = await createBuilder({ root: folder, logLevel: isForced ? 'info' : 'warn' });
  await builder.buildApp();
  writeFileSync(stamp, wanted);
  console.error(`the ${name} is built, in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const words = process.argv.slice(2);
const isForced = !words.includes('--if-needed');
const named = words.filter((word) => !word.startsWith('--'));
for (const name of named) {
  if (!FRONTS.includes(name)) throw new Error(`${name} is none of ${FRONTS.join(', ')}`);
}
// Whoever builds, be it a test: React comes twice as large, and slower, for anything else.
process.env['NODE_ENV'] = 'production';
for (const name of named.length === 0 ? FRONTS : named) {
  await build({ name, folder: path.join(ROOT, 'packages', name), isForced });
}
