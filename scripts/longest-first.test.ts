import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { byLength, LONG } from './longest-first.ts';

test('long files begin first, in the order of the list, and all others by their names', () => {
  const [first = '', second = ''] = LONG;
  const files = ['/house/a.test.ts', `/house/${second}`, `/house/${first}`, '/house/0.test.ts'];
  expect(files.toSorted(byLength)).toEqual([
    ...[`/house/${first}`, `/house/${second}`],
    ...['/house/0.test.ts', '/house/a.test.ts'],
  ]);
});

test('the list names files that are there', () => {
  expect(LONG.filter((file) => !existsSync(file))).toEqual([]);
});
