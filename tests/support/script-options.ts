import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** Values of options, as `parseArgs` types them. */
type Values<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T }>
>['values'];

const USAGE_CODE = 2;

/**
 * Reads the options of a command of ours, which takes nothing else. What it does not know, or what lacks its
 * value, ends it with a sentence and the code 2.
 */
export function readOptions<const T extends ParseArgsOptionsConfig>(options: T): Values<T> {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const known = Object.keys(options).map((name) => `--${name}`);
    console.error(`${error.message}\nKnown are ${known.join(', ')}`);
    process.exit(USAGE_CODE);
  }
}
