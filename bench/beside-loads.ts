import type { LoadResult } from './load-client.ts';
import { runLoad, type Load, type LoadTarget } from './run-load.ts';

/** Loads of a shop before something else, while it went on, and after it. */
export interface BesideLoads {
  readonly before: LoadResult;
  readonly during: readonly LoadResult[];
  readonly after: LoadResult;
}

/** One load after the other while something else goes on; the last one may outlast it. */
export async function loadUntilDone(
  target: LoadTarget,
  load: Load,
  done: () => Promise<boolean>,
): Promise<readonly LoadResult[]> {
  const found: LoadResult[] = [];
  do {
    found.push(await runLoad(target, `during-${String(found.length + 1)}`, load));
  } while (!(await done()));
  return found;
}

/** Prints a line for each load, and how much slower awards were meanwhile. */
export function printBeside({ before, during, after }: BesideLoads): void {
  console.log(
    `awards, milliseconds ${'p50'.padStart(9)} ${'p99'.padStart(9)} ${'most'.padStart(9)}`,
  );
  print('before', before);
  during.forEach((result, index) => {
    print(`during, load ${String(index + 1)}`, result);
  });
  print('after', after);
  const quiet = Math.max(before.p99, after.p99);
  console.log(
    `p99 during, the median load of ${String(during.length)}, over the slower of before and ` +
      `after: ${(medianP99(during) / quiet).toFixed(2)}`,
  );
}

/** Of many loads, since one alone tells what else the machine did. */
function medianP99(loads: readonly LoadResult[]): number {
  const sorted = loads.map(({ p99 }) => p99).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function print(name: string, { p50, p99, max }: LoadResult): void {
  const cells = [p50, p99, max].map((ms) => ms.toFixed(2).padStart(9));
  console.log(`${name.padEnd(20)} ${cells.join(' ')}`);
}
