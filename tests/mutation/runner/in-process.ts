import fc from 'fast-check';
import { globSync } from 'node:fs';
import type { CollectedTest } from './collect.ts';
import path from 'node:path';
import { keyOf, type ReportedMutant } from '../mutants.ts';
import { TestLoader } from './load-tests.ts';

/*
 * A test runner for Stryker that loads tests once and calls them again for every mutant, within one
 * process. Tests of core take milliseconds; to start Vitest for each mutant took most of a second.
 */

/** What mutated code and this runner tell each other; the name is Stryker's. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
}

interface Options {
  readonly inProcess: {
    /** Patterns of test files, the quickest first. */
    readonly tests: readonly string[];
    readonly without: readonly string[];
    /** Test files that only mutants of certain sources are asked, by the ends of their names. */
    readonly slow: Readonly<Record<string, readonly string[]>>;
    /** Sources that remember something between calls: after a mutant of theirs everything is loaded anew. */
    readonly remembering: readonly string[];
    /** Only these are tried, see `keyOf`; null for all. */
    readonly only: readonly string[] | null;
    /** Where the sources are that were copied. */
    readonly root: string;
  };
}

interface MutantRun {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly activeMutant: ReportedMutant & { readonly id: string; readonly fileName: string };
}

const PASSED = 0;
const FAILED = 1;
/** Tests that killed the latest mutants are tried first: mutants of one place die by the same test. */
const KILLERS_MAX = 12;

/**
 * Stryker allows a hundred times the hits that all tests together had. A loop that does not end takes half a
 * minute to get there, and the tests of one mutant no more than all: five times are enough.
 */
const HITS_TOO_MANY = 20;

class InProcessRunner {
  readonly #options: Options['inProcess'];
  readonly #switchboard: Switchboard;
  readonly #loader = new TestLoader(process.cwd());
  #tests = new Map<string, CollectedTest>();
  #killers: readonly string[] = [];

  constructor({ inProcess }: Options) {
    this.#options = inProcess;
    const shared = globalThis as unknown as { __stryker__?: Switchboard };
    this.#switchboard = shared.__stryker__ ??= {};
  }

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    // That a property fails is all that is asked; what the shortest case is took most of the time.
    fc.configureGlobal({ endOnFailure: true });
    if (!this.#isListing()) await this.#load();
  }

  /** Whether nothing is to be tried: then the report lists the mutants, and no test is needed. */
  #isListing(): boolean {
    return this.#options.only?.length === 0;
  }

  async #load(): Promise<void> {
    const { tests, without } = this.#options;
    const files = tests.flatMap((pattern) => globSync(pattern, { exclude: [...without] }).sort());
    this.#tests = new Map(
      (await this.#loader.load([...new Set(files)])).map((test) => [test.id, test]),
    );
  }

  async dryRun(): Promise<unknown> {
    if (this.#isListing()) {
      const listed = { id: 'listed', name: 'listed', status: PASSED, timeSpentMs: 0 };
      return { status: 'complete', tests: [listed] };
    }
    const board = this.#switchboard;
    const tests = [];
    for (const { id, file, run } of this.#tests.values()) {
      board.currentTestId = id;
      const from = performance.now();
      const problem = await problemOf(run);
      const timeSpentMs = performance.now() - from;
      const told = { id, name: id, fileName: file, timeSpentMs };
      tests.push(
        problem === null
          ? { ...told, status: PASSED }
          : { ...told, status: FAILED, failureMessage: problem },
      );
    }
    board.currentTestId = undefined;
    const mutantCoverage = structuredClone(board.mutantCoverage);
    const unrepeatable = await this.#runBackwards();
    return unrepeatable.length === 0
      ? { status: 'complete', tests, mutantCoverage }
      : { status: 'error', errorMessage: `fail when run again:\n${unrepeatable.join('\n')}` };
  }

  /** Tests that fail after others or after themselves would be said to kill mutants. */
  async #runBackwards(): Promise<readonly string[]> {
    const failed: string[] = [];
    for (const { id, run } of [...this.#tests.values()].reverse()) {
      const problem = await problemOf(run);
      if (problem !== null) failed.push(`${id}: ${problem}`);
    }
    return failed;
  }

  async mutantRun({ testFilter, hitLimit, activeMutant }: MutantRun): Promise<unknown> {
    if (!this.#isAsked(activeMutant)) return { status: 'survived', nrOfTests: 0 };
    const board = this.#switchboard;
    const limit = hitLimit === undefined ? undefined : Math.ceil(hitLimit / HITS_TOO_MANY);
    Object.assign(board, { activeMutant: activeMutant.id, hitCount: 0, hitLimit: limit });
    const result = await this.#judge(this.#inOrder(testFilter, activeMutant.fileName));
    const hits = board.hitCount ?? 0;
    Object.assign(board, { activeMutant: undefined, hitLimit: undefined });
    if (this.#options.remembering.some((end) => activeMutant.fileName.endsWith(end))) {
      await this.#load();
    }
    return limit !== undefined && hits > limit
      ? { status: 'timeout', reason: `ran ${String(hits)} times` }
      : result;
  }

  #isAsked(mutant: MutantRun['activeMutant']): boolean {
    const { only, root } = this.#options;
    if (only === null) return true;
    // Reports count lines and columns from 1.
    const { start, end } = mutant.location;
    const counted = (at: typeof start): typeof start => ({
      line: at.line + 1,
      column: at.column + 1,
    });
    const location = { start: counted(start), end: counted(end) };
    const file = path.relative(root, path.resolve(root, mutant.fileName));
    return only.includes(keyOf(file, { ...mutant, location }));
  }

  async #judge(ids: readonly string[]): Promise<unknown> {
    for (const [index, id] of ids.entries()) {
      const test = this.#tests.get(id);
      if (test === undefined) return { status: 'error', errorMessage: `There is no test ${id}` };
      const problem = await problemOf(test.run);
      if (problem === null) continue;
      this.#killers = [id, ...this.#killers.filter((each) => each !== id)].slice(0, KILLERS_MAX);
      return {
        ...{ status: 'killed', killedBy: [id], nrOfTests: index + 1 },
        failureMessage: problem.slice(0, 500),
      };
    }
    return { status: 'survived', nrOfTests: ids.length };
  }

  /** Those that killed before, then all others in the order of their files. */
  #inOrder(filter: readonly string[] | undefined, source: string): readonly string[] {
    const covering = filter === undefined ? null : new Set(filter);
    const isAsked = (id: string): boolean => {
      const about = this.#options.slow[this.#tests.get(id)?.file ?? ''];
      const isMeant = about?.some((end) => source.endsWith(end)) ?? true;
      return isMeant && (covering?.has(id) ?? true);
    };
    const ids = [...this.#tests.keys()].filter(isAsked);
    const first = this.#killers.filter(isAsked);
    return [...first, ...ids.filter((id) => !first.includes(id))];
  }
}

async function problemOf(run: () => unknown): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function createRunner(options: Options): InProcessRunner {
  return new InProcessRunner(options);
}
createRunner.inject = ['options'] as const;

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: createRunner }];
