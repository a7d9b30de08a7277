import { expect, test } from 'vitest';
import { closingLine } from './closing-line.ts';

test('the closing line names what passed and what failed', () => {
  expect(closingLine({ passed: 123, failed: 0, skipped: 0 })).toBe('tests: 123 passed, 0 failed');
});

test('the closing line names skipped tests only when there are any', () => {
  expect(closingLine({ passed: 1, failed: 2, skipped: 3 })).toBe(
    'tests: 1 passed, 2 failed, 3 skipped',
  );
});
