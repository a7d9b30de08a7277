import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute and more. One that began last would have a core to itself at the end. */
const LONG: readonly string[] = [
  'tests/checks.test.ts',
  'tests/e2e/kill.test.ts',
  'tests/e2e/breaker.test.ts',
  'tests/scenarios/lane.test.ts',
  'tests/conformance/gladly.test.ts',
  'verify/histories.db.test.ts',
  'tests/e2e/deliveries.test.ts',
  'tests/e2e/deliveries-killed.test.ts',
  'runtime/migrate.db.test.ts',
  'runtime/embedded-postgres.db.test.ts',
  'tests/e2e/random-calls.test.ts',
  'tests/e2e/start-and-stop.test.ts',
  'backtest/as-of.db.test.ts',
  'tests/conformance/examples.test.ts',
];

/** Parts in their order, and of those that run side by side the longest files first. */
export class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = [...files].sort(
      (a, b) =>
        orderOf(a) - orderOf(b) ||
        lengthRank(a.moduleId) - lengthRank(b.moduleId) ||
        (a.moduleId < b.moduleId ? -1 : 1),
    );
    return Promise.resolve(sorted);
  }
}

function orderOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function lengthRank(file: string): number {
  const found = LONG.findIndex((end) => file.endsWith(end));
  return found === -1 ? LONG.length : found;
}
