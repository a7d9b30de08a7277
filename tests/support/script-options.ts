import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** Values of options, as `parseArgs` types them. */
type Values<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T }>
>['values'];

const USAGE_CODE = 2;

/**
 * Reads the options of a command of ours that takes nothing else. What it does not know, or what lacks its
 * value, ends it with a sentence and the code 2.
 */
export function readOptions<const T extends ParseArgsOptionsConfig>(options: T): Values<T> {
  return readArguments(options, false).values;
}

/** The same of a command that takes names besides, of files for example. */
export function readArguments<const T extends ParseArgsOptionsConfig>(
  options: T,
  allowPositionals = true,
): { readonly values: Values<T>; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const known = Object.keys(options).map((name) => `--${name}`);
    return endWith(`${error.message}\nKnown are ${known.join(', ')}`);
  }
}

/** An option that is a whole number, from 1 on unless told; ends the command with its name otherwise. */
export function wholeOption(name: string, text: string, least = 1, most = Infinity): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
  const from = `from ${String(least)}${most === Infinity ? '' : ` to ${String(most)}`}`;
  return endWith(`--${name} is a whole number ${from}, not ${JSON.stringify(text)}`);
}

/** An option that names some of what is known, separated by commas. */
export function namedOption<T extends string>(
  name: string,
  text: string,
  known: readonly T[],
): readonly T[] {
  return text.split(',').map((each) => {
    const found = known.find((one) => one === each);
    return found ?? endWith(`--${name} knows ${known.join(', ')}, not ${JSON.stringify(each)}`);
  });
}

/** Ends a command of ours that was called wrongly, with a sentence that says how. */
export function endWith(sentence: string): never {
  console.error(sentence);
  process.exit(USAGE_CODE);
}
