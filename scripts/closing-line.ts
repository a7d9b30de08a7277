import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** How a run of the tests ended, in numbers. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One plain line that people and scripts can read: `tests: 12 passed, 0 failed`. */
export function closingLine(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  return `tests: ${tally.passed} passed, ${tally.failed} failed${skipped}`;
}

/** Ends the output of a test run with its sums, after all that other reporters print. */
export class ClosingLine implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    const tally = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') tally.passed += 1;
        else if (state === 'failed') failedHere += 1;
        else tally.skipped += 1;
      }
      // A file that breaks before its tests are known counts as one failure, not as none.
      if (failedHere === 0 && module.state() === 'failed') failedHere = 1;
      tally.failed += failedHere;
    }
    if (reason === 'interrupted') tally.failed += 1;
    // At the very end: the reporters before this one print their summary in the same event.
    process.once('exit', () => {
      process.stdout.write(`\n${closingLine(tally)}\n`);
    });
  }
}
