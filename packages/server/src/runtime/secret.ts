import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const FILE = 'secret';
const FORM = /^[0-9a-f]{64}$/i;

/**
 * The installation's secret: as configured, else the one in the data folder, made on the first
 * start and readable by its owner only. 32 bytes.
 */
export function installationSecret(configured: string | null, dataDir: string): Buffer {
  if (configured !== null) return Buffer.from(configured, 'hex');
  const file = path.join(dataDir, FILE);
  if (!existsSync(file)) makeSecret(dataDir, file);
  const text = readFileSync(file, 'utf8').trim();
  if (!FORM.test(text)) throw new Error(`${file} does not hold 64 hexadecimal digits`);
  return Buffer.from(text, 'hex');
}

/** Written beside and then linked, so that of two processes that start at once one wins whole. */
function makeSecret(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const own = `${file}.${String(process.pid)}`;
  writeFileSync(own, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  chmodSync(own, 0o600);
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}
