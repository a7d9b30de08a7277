import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/* What comes from others, as the lock file has it. Whether holes are known in it: `npm run audit`. */

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const ROOT = path.resolve(import.meta.dirname, '..');
const FREE = ['MIT', 'MIT-0', 'ISC', '0BSD', 'Apache-2.0', 'BSD-3-Clause', 'BlueOak-1.0.0'];
/** Everything that is delivered may be passed on under the project's own licence, with its notices. */
const ALLOWED = [...FREE, 'Python-2.0', '(MIT OR CC0-1.0)', 'MIT AND ISC AND BSD-3-Clause'];
/** libvips, which sharp loads as a library of its own: anybody may put another one in its place. */
const LIBVIPS = /^node_modules\/@img\/sharp-/;

function read(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Record<string, unknown>;
}

/** Packages of others by where they lie. */
function lockedPackages(): readonly (readonly [string, Locked])[] {
  const packages = read('package-lock.json')['packages'] as Readonly<Record<string, Locked>>;
  return Object.entries(packages).filter(
    ([place, { link }]) => place.includes('node_modules/') && link !== true,
  );
}

it('each package is locked to one version with the digest of what it is', () => {
  const packages = lockedPackages();
  expect(packages.length).toBeGreaterThan(100);
  const loose = packages.filter(
    ([, { version = '', integrity = '' }]) =>
      !/^\d+\.\d+\.\d+/.test(version) || !integrity.startsWith('sha512-'),
  );
  expect(loose.map(([place]) => place)).toEqual([]);
});

it('no package comes from anywhere but the registry', () => {
  const elsewhere = lockedPackages().filter(
    ([, { resolved }]) =>
      resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere.map(([place]) => place)).toEqual([]);
});

it('a package runs something when it is installed only if it was named', () => {
  const named = Object.keys(read('package.json')['allowScripts'] as object);
  const running = lockedPackages().filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const names = running.map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 13));
  expect(names.toSorted()).toEqual(named.toSorted());
});

it('what is delivered may be passed on', () => {
  const others = lockedPackages().filter(
    ([place, { dev, license = '' }]) =>
      dev !== true && !ALLOWED.includes(license) && !LIBVIPS.test(place),
  );
  expect(others.map(([place, { license }]) => `${place} ${String(license)}`)).toEqual([]);
});
