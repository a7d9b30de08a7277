import { readFileSync } from 'node:fs';

interface Manifest {
  readonly version: string;
}

/** The version of this program, as its package says it. */
export const PROGRAM_VERSION = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Manifest
).version;
