import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * Builds the console into packages/console/dist. With --if-needed, only where what it is made of has
 * changed since: `npm start` does that first.
 */

const FOLDER = fileURLToPath(new URL('../packages/console', import.meta.url));
const DIST = path.join(FOLDER, 'dist');
const STAMP = path.join(DIST, 'stamp');
/** The lock file stands for the packages that are built in. */
const LOCK = path.join(FOLDER, '../../package-lock.json');
const PARTS = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'];

interface Builder {
  readonly build: (terms: { readonly root: string; readonly logLevel: string }) => Promise<unknown>;
}

/** Where the console's own builder is; null if it is not installed. */
function viteOf(): string | null {
  try {
    const { resolve } = createRequire(path.join(FOLDER, 'package.json'));
    return pathToFileURL(resolve('vite')).href;
  } catch {
    return null;
  }
}

function digest(): string {
  const hash = createHash('sha256');
  for (const file of [LOCK, ...PARTS.flatMap((part) => filesOf(path.join(FOLDER, part)))]) {
    hash.update(`${path.relative(FOLDER, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(place: string): string[] {
  const entries = path.extname(place) === '' ? readdirSync(place, { recursive: true }) : null;
  if (entries === null) return [place];
  return entries
    .map((entry) => path.join(place, String(entry)))
    .filter((file) => path.extname(file) !== '')
    .sort();
}

async function main(isForced: boolean): Promise<void> {
  const wanted = digest();
  const isThere = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
  if (isThere && !isForced) return;
  const started = performance.now();
  console.error('building the console …');
  const vite = viteOf();
  if (vite === null) {
    // An install without development packages runs the server; its console was built elsewhere.
    console.error('the console is not built: that takes an install with development packages');
    process.exitCode = isForced ? 1 : 0;
    return;
  }
  // Whoever builds, be it a test: React comes twice as large, and slower, for anything else.
  process.env['NODE_ENV'] = 'production';
  const { build } = (await import(vite)) as Builder;
  await build({ root: FOLDER, logLevel: isForced ? 'info' : 'warn' });
  writeFileSync(STAMP, wanted);
  console.error(`the console is built, in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

await main(!process.argv.includes('--if-needed'));
