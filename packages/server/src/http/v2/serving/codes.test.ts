import { readFileSync } from 'node:fs';
import { STOREFRONT_ENDPOINTS, V2_ENDPOINTS } from '@fealty/contract/v2';
import { expect, it } from 'vitest';
import { V2_CODES } from './codes.ts';

const page = readFileSync(
  new URL('../../../../../../docs/api/v2-errors.md', import.meta.url),
  'utf8',
);

it('are all explained, with the status that they have', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (\d{3}) +\|/gm)];
  const explained: Record<string, number> = {};
  for (const [, code = '', status] of rows) explained[code] = Number(status);
  expect(explained).toEqual(V2_CODES);
});

it('are the ones that endpoints name', () => {
  const named = new Set([...V2_ENDPOINTS, ...STOREFRONT_ENDPOINTS].flatMap(({ codes }) => codes));
  expect(Object.keys(V2_CODES)).toEqual(expect.arrayContaining([...named]));
});
