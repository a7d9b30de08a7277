import { hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const FILE = 'secret';
const FORM = /^[0-9a-f]{64}$/i;
const BYTES = 32;
/** One that seals, and as many before it as a configuration may name. */
export const SECRETS_MAX = 4;

/** The installation's secrets, 32 bytes each. */
export interface InstallationSecret {
  /** The first seals and signs; what was sealed or signed under any of them still counts. */
  all(): readonly [Buffer, ...Buffer[]];
}

/** Secrets that stay as they are while the process runs. */
export function fixedSecret(newest: Buffer, ...previous: readonly Buffer[]): InstallationSecret {
  const secrets = [newest, ...previous] as const;
  return { all: () => secrets };
}

/** A key of 32 bytes for one purpose, out of a secret: what is made with it counts for nothing else. */
export function keyFor(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, BYTES));
}

/** What is configured, as hexadecimal digits. */
export interface ConfiguredSecret {
  readonly secret: string | null;
  readonly previousSecrets: readonly string[];
}

/**
 * The installation's secrets: as configured, else those in the data folder, the first one made on the first
 * start and readable by its owner only.
 */
export function installationSecret(
  { secret, previousSecrets }: ConfiguredSecret,
  dataDir: string,
): InstallationSecret {
  if (secret !== null) {
    return fixedSecret(bytesOf(secret), ...previousSecrets.map((each) => bytesOf(each)));
  }
  const file = path.join(dataDir, FILE);
  if (!existsSync(file)) makeFile(dataDir, file);
  return secretInFile(file);
}

/**
 * Puts a new secret in front of the one in the data folder; false if one stands there already. Processes
 * that run take it at once.
 */
export function addSecretInFolder(dataDir: string): boolean {
  const file = path.join(dataDir, FILE);
  const secrets = readSecrets(file);
  if (secrets.length > 1) return false;
  replaceFile(file, [randomBytes(BYTES), ...secrets]);
  return true;
}

/** Leaves only the newest secret in the data folder; answers how many were taken away. */
export function forgetSecretsInFolder(dataDir: string): number {
  const file = path.join(dataDir, FILE);
  const [newest, ...previous] = readSecrets(file);
  if (previous.length > 0) replaceFile(file, [newest]);
  return previous.length;
}

/** Looks at the file each time, so that a rotation needs no restart. */
function secretInFile(file: string): InstallationSecret {
  let secrets = readSecrets(file);
  let seen = stateOf(file);
  return {
    all: () => {
      const state = stateOf(file);
      // A file that was taken away harms the next start, not what runs.
      if (state !== null && state !== seen) {
        secrets = readSecrets(file);
        seen = state;
      }
      return secrets;
    },
  };
}

function stateOf(file: string): string | null {
  const state = statSync(file, { bigint: true, throwIfNoEntry: false });
  return state === undefined ? null : `${String(state.ino)} ${String(state.mtimeNs)}`;
}

function readSecrets(file: string): readonly [Buffer, ...Buffer[]] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const [newest, ...previous] = lines.slice(0, SECRETS_MAX);
  if (newest === undefined || !lines.every((line) => FORM.test(line))) {
    throw new Error(`${file} does not hold 64 hexadecimal digits`);
  }
  return [bytesOf(newest), ...previous.map((line) => bytesOf(line))];
}

function bytesOf(digits: string): Buffer {
  return Buffer.from(digits, 'hex');
}

/** Written beside and then linked, so that of two processes that start at once one wins whole. */
function makeFile(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const own = writeBeside(file, [randomBytes(BYTES)]);
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Whoever reads meanwhile finds the old file or the new one, whole. */
function replaceFile(file: string, secrets: readonly Buffer[]): void {
  renameSync(writeBeside(file, secrets), file);
}

function writeBeside(file: string, secrets: readonly Buffer[]): string {
  const own = `${file}.${String(process.pid)}`;
  const text = secrets.map((secret) => `${secret.toString('hex')}\n`).join('');
  // Forced to the disk: what is sealed under a secret must not outlive it.
  writeFileSync(own, text, { mode: 0o600, flush: true });
  chmodSync(own, 0o600);
  return own;
}
