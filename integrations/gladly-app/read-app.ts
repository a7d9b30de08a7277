import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const APP = fileURLToPath(new URL('app', import.meta.url));

export function textAt(...parts: readonly string[]): string {
  return readFileSync(path.join(APP, ...parts), 'utf8');
}

export function jsonAt(...parts: readonly string[]): unknown {
  return JSON.parse(textAt(...parts)) as unknown;
}

/** Names of the folders in one of the app's, without those of its tests. */
export function foldersIn(...parts: readonly string[]): readonly string[] {
  return readdirSync(path.join(APP, ...parts), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '_test_')
    .map(({ name }) => name)
    .sort();
}

/** The names of the files in one of the app's folders. */
export function filesIn(...parts: readonly string[]): readonly string[] {
  return readdirSync(path.join(APP, ...parts), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/** The data sets of a folder, those that hold a file of this name, with what it holds. */
export function expectedIn(
  file: string,
  ...parts: readonly string[]
): readonly { readonly name: string; readonly value: unknown }[] {
  return readdirSync(path.join(APP, ...parts, '_test_')).flatMap((name) => {
    const at = path.join(APP, ...parts, '_test_', name, file);
    return existsSync(at) ? [{ name, value: JSON.parse(readFileSync(at, 'utf8')) as unknown }] : [];
  });
}
