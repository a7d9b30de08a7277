import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { collectFrom, type CollectedTest } from './collect.ts';

const SHIM = new URL('vitest.ts', import.meta.url).href;

/**
 * Loads tests out of the folder where the mutants are. Each load reads all sources anew, so that nothing
 * that an earlier mutant left in a module is there.
 */
export class TestLoader {
  readonly #root: string;
  #generation = 0;

  /** Puts itself between this process and its modules: one of a kind. */
  constructor(root: string) {
    this.#root = pathToFileURL(`${root}/`).href;
    registerHooks({
      resolve: (specifier, context, next) => {
        if (specifier === 'vitest') return { url: SHIM, shortCircuit: true };
        const resolved = next(this.#own(specifier), context);
        const isOurs =
          resolved.url.startsWith(this.#root) && !resolved.url.includes('/node_modules/');
        return isOurs
          ? { ...resolved, url: `${resolved.url}?${String(this.#generation)}` }
          : resolved;
      },
    });
  }

  /** Names of packages lead to the copies, not to what npm linked. */
  #own(specifier: string): string {
    const name = /^@fealty\/(core|contract|server)$/.exec(specifier)?.[1];
    return name === undefined ? specifier : `${this.#root}packages/${name}/src/index.ts`;
  }

  async load(files: readonly string[]): Promise<readonly CollectedTest[]> {
    this.#generation += 1;
    const tests: CollectedTest[] = [];
    for (const file of files) {
      tests.push(...(await collectFrom(file, () => import(`${this.#root}${file}`))));
    }
    return tests;
  }
}
