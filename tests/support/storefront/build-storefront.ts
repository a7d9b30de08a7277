import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds what pages of shops load, if what it is made of has changed. */
export async function buildStorefront(): Promise<void> {
  const script = path.join(ROOT, 'scripts/build-front.ts');
  await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, 'storefront', '--if-needed'],
    { cwd: ROOT },
  );
}
