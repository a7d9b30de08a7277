import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TIDY_RULES, describeFinding } from '../scripts/tidy/tidy.ts';
import { readTree } from '../scripts/tidy/tree.ts';

const tree = readTree(fileURLToPath(new URL('..', import.meta.url)));

describe('the house is tidy', () => {
  test('the tree was read', () => {
    expect(tree.some(({ path }) => path === 'package.json')).toBe(true);
    expect(tree.some(({ path }) => path.startsWith('packages/core/src/'))).toBe(true);
    expect(tree.some(({ path }) => path.includes('node_modules/'))).toBe(false);
  });

  test.each(TIDY_RULES)('$name', ({ check }) => {
    expect(check(tree).map(describeFinding)).toEqual([]);
  });
});
