import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { ClosingLine } from './scripts/closing-line.ts';
import { LongestFirst } from './scripts/longest-first.ts';
import { keepScratchInMemory } from './scripts/scratch-folder.ts';

keepScratchInMemory();

/** Internal packages are read from source, so no build stands between an edit and its test. */
const conditions = ['@fealty/source'];
const fromSource = { resolve: { conditions }, ssr: { resolve: { conditions } } };

const databaseSetup = fileURLToPath(new URL('tests/support/database-setup.ts', import.meta.url));
const browserSetup = fileURLToPath(new URL('tests/support/browser-setup.ts', import.meta.url));

const ignored = ['**/node_modules/**', '**/dist/**'];

interface Part {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** Parts of one order run side by side, those of a later order afterwards. */
  readonly order: number;
  readonly timeoutMs: number;
  readonly database: boolean;
  readonly browser?: boolean;
  /** Each file in a process of its own: what ends, stops or waits for processes. Others share what they import. */
  readonly isolated?: boolean;
}

function part(terms: Part): TestProjectInlineConfiguration {
  return {
    ...fromSource,
    test: {
      name: terms.name,
      include: [...terms.include],
      exclude: [...ignored, ...(terms.exclude ?? [])],
      environment: 'node',
      isolate: terms.isolated === true,
      testTimeout: terms.timeoutMs,
      hookTimeout: Math.max(terms.timeoutMs, 60_000),
      sequence: { groupOrder: terms.order },
      globalSetup: [
        ...(terms.database ? [databaseSetup] : []),
        ...(terms.browser === true ? [browserSetup] : []),
      ],
    },
  };
}

export default defineConfig({
  test: {
    // All cores: much of the time is the database's, which has a process of its own to wait for.
    maxWorkers: '100%',
    reporters: ['default', new ClosingLine()],
    sequence: { sequencer: LongestFirst },
    projects: [
      part({
        name: 'unit',
        include: ['{packages,scripts,bench,integrations,tests/mutation}/**/*.test.ts'],
        exclude: ['**/*.db.test.ts'],
        order: 1,
        timeoutMs: 20_000,
        database: false,
      }),
      // Types, lint, format, layers, dead code and the tidy rules: a broken house rule is a failure.
      // They take a core, end-to-end tests mostly wait.
      part({
        name: 'house',
        include: ['tests/*.test.ts'],
        order: 3,
        timeoutMs: 600_000,
        database: false,
        isolated: true,
      }),
      part({
        name: 'db',
        include: ['packages/**/*.db.test.ts', 'tests/support/**/*.db.test.ts'],
        order: 2,
        timeoutMs: 60_000,
        database: true,
      }),
      part({
        name: 'scenarios',
        include: ['tests/scenarios/**/*.test.ts'],
        order: 2,
        timeoutMs: 120_000,
        database: true,
      }),
      part({
        name: 'simulation',
        include: ['tests/simulation/**/*.test.ts'],
        order: 1,
        timeoutMs: 120_000,
        database: false,
      }),
      part({
        name: 'conformance',
        include: ['tests/conformance/**/*.test.ts'],
        order: 2,
        timeoutMs: 120_000,
        database: true,
      }),
      // Pages in a browser, against a server process of the file's own. What they import is shared: to read
      // the sources anew took two seconds of a processor for each file.
      part({
        name: 'pages',
        include: ['tests/e2e/{console,storefront,sdk}/**/*.test.ts'],
        order: 3,
        timeoutMs: 240_000,
        database: true,
        browser: true,
      }),
      part({
        name: 'e2e',
        include: ['tests/{e2e,faults}/**/*.test.ts'],
        exclude: ['tests/e2e/{console,storefront,sdk}/**'],
        order: 3,
        timeoutMs: 240_000,
        database: true,
        browser: true,
        isolated: true,
      }),
    ],
  },
});
