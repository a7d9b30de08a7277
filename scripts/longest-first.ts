import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute and more. One that began last would have a core to itself at the end. */
export const LONG: readonly string[] = [
  'tests/checks.test.ts',
  'tests/e2e/kill.test.ts',
  'tests/e2e/breaker.test.ts',
  'tests/scenarios/lane.test.ts',
  'tests/conformance/gladly.test.ts',
  'packages/server/src/verify/histories.db.test.ts',
  'tests/e2e/deliveries.test.ts',
  'tests/e2e/deliveries-killed.test.ts',
  'packages/server/src/runtime/migrate.db.test.ts',
  'packages/server/src/runtime/embedded-postgres.db.test.ts',
  'tests/e2e/random-calls.test.ts',
  'tests/e2e/start-and-stop.test.ts',
  'packages/server/src/backtest/as-of.db.test.ts',
  'tests/conformance/examples.test.ts',
];

/** Parts in their order, and of those that run side by side the longest files first. */
export class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = [...files].sort(
      (a, b) => orderOf(a) - orderOf(b) || byLength(a.moduleId, b.moduleId),
    );
    return Promise.resolve(sorted);
  }
}

/** Long files in the order of the list, then all others by name. */
export function byLength(a: string, b: string): number {
  return lengthRank(a) - lengthRank(b) || (a < b ? -1 : 1);
}

function orderOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function lengthRank(file: string): number {
  const found = LONG.findIndex((end) => file.endsWith(end));
  return found === -1 ? LONG.length : found;
}
