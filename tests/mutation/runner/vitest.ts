/* What tests get when they ask for Vitest: its expectations, and a collector for the tests. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { ExpectStatic } from 'vitest';
import type { TestServer } from '../../support/database-setup.ts';
import { toldServers } from '../told-servers.ts';

export { afterAll, afterEach, beforeAll, beforeEach, describe, it } from './collect.ts';

// The hook that leads here answers every import of the name; a path is none.
const path = createRequire(import.meta.url).resolve('vitest/package.json');
const real = (await import(new URL('dist/index.js', pathToFileURL(path)).href)) as {
  readonly expect: ExpectStatic;
};
export const expect = real.expect;

/** What `tests/support/database-setup.ts` provides: the servers that whoever runs mutants has started. */
export function inject(): readonly TestServer[] {
  return toldServers();
}
