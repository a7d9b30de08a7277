import { zipSync } from 'fflate';

/** The first time that a zip can hold. A date of its own would make every archive another one. */
const ALWAYS = new Date(1980, 0, 1);

/** An archive that is the same, byte for byte, for the same files. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: ALWAYS });
}
