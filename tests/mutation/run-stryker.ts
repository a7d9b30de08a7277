import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Area } from './areas.ts';
import type { Report } from './mutants.ts';

/** The project; everything here is told relative to it. */
export const ROOT = path.resolve(import.meta.dirname, '../..');
const STRYKER = 'tools/mutation/node_modules/@stryker-mutator/core/bin/stryker.js';
/** Copies of the sources, reports and settings; nothing of it is kept. */
const SCRATCH = 'tools/mutation/dist';
const HOURS_MAX = 6;

export interface Terms {
  readonly area: Area;
  /** Files and folders to mutate. */
  readonly paths: readonly string[];
  /** Only these mutants are tried, all others are said to have survived; null for all. */
  readonly only: readonly string[] | null;
  readonly workers: number;
}

/** Runs Stryker on a part of the sources; throws with its last words if it cannot. */
export function runStryker({ area, paths, only, workers }: Terms): Report {
  if (!existsSync(path.join(ROOT, STRYKER))) {
    throw new Error('Stryker is not installed: npm ci --prefix tools/mutation');
  }
  const folder = path.join(ROOT, SCRATCH);
  mkdirSync(folder, { recursive: true });
  // Several runs may go on at once.
  const run = `${area.name}-${String(process.pid)}`;
  const settings = path.join(folder, `${run}.json`);
  const report = `${SCRATCH}/report-${run}.json`;
  const mutate = paths.map((each) => (each.endsWith('.ts') ? each : `${each}/**/*.ts`));
  const { tests, slow, without, remembering } = area;
  writeFileSync(
    settings,
    JSON.stringify({
      testRunner: 'in-process',
      plugins: ['./tests/mutation/runner/in-process.ts'],
      inProcess: { tests, slow, without, remembering, only, root: ROOT },
      mutate: [...mutate, '!**/*.test.ts', '!**/*.d.ts'],
      ignorePatterns: [
        '/*',
        '!/packages',
        '!/tests',
        '/packages/{console,storefront}',
        '/tests/e2e',
      ],
      coverageAnalysis: 'perTest',
      // What runs as a module is loaded cannot be switched on later; the page counts it apart.
      ignoreStatic: true,
      concurrency: workers,
      // Sources that remember have everything loaded anew, and what was loaded before is never let go.
      testRunnerNodeArgs: ['--max-old-space-size=8192'],
      // A machine that others use too is slower at times: what is late is then no mutant that hangs.
      timeoutMS: 60_000,
      timeoutFactor: 6,
      reporters: ['progress-append-only', 'json'],
      jsonReporter: { fileName: report },
      tempDirName: SCRATCH,
      disableTypeChecks: false,
      warnings: { unknownOptions: false },
    }),
  );
  const { status, error } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', STRYKER, 'run', path.relative(ROOT, settings)],
    {
      cwd: ROOT,
      stdio: 'inherit',
      timeout: HOURS_MAX * 3_600_000,
      // Properties are tried with a part of their usual cases: every mutant asks for a run of its own.
      env: { ...process.env, FEALTY_RANDOM: '0.05' },
    },
  );
  if (status !== 0) throw error ?? new Error(`Stryker ended with ${String(status)}`);
  const read = JSON.parse(readFileSync(path.join(ROOT, report), 'utf8')) as { files: Report };
  return read.files;
}
