import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds what browsers load, the console or what pages of shops have, if what it is made of has changed. */
export async function buildFront(part: 'console' | 'storefront'): Promise<void> {
  const script = path.join(ROOT, 'scripts/build-front.ts');
  const args = ['--disable-warning=ExperimentalWarning', script, part, '--if-needed'];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT });
}
