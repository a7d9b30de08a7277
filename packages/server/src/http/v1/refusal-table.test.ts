import { readFileSync } from 'node:fs';
import { REFUSAL_CODES } from '@fealty/core';
import { expect, it } from 'vitest';
import { REFUSALS } from './refusal-table.ts';

const page = readFileSync(new URL('../../../../../docs/api/errors.md', import.meta.url), 'utf8');

/** `| 607 | 400 | points_insufficient | …` */
const documented = [...page.matchAll(/^\| (6\d\d) +\| (\d{3}) +\| `(\w+)` +\|/gm)].map(
  ([, code, status, refusal]) => `${code ?? ''} ${status ?? ''} ${refusal ?? ''}`,
);

it('is what the page about errors says, both ways', () => {
  const table = Object.entries(REFUSALS).map(
    ([refusal, { code, status }]) => `${String(code)} ${String(status)} ${refusal}`,
  );
  expect(documented.toSorted()).toEqual(table.toSorted());
});

it('uses every published code', () => {
  const codes = new Set(Object.values(REFUSALS).map(({ code }) => code));
  const published = Array.from({ length: 23 }, (_, index) => 601 + index);
  expect([...codes].sort()).toEqual(published);
});

it('knows every refusal of the core', () => {
  expect(Object.keys(REFUSALS)).toEqual(expect.arrayContaining([...REFUSAL_CODES]));
});

it('answers 404 exactly where a thing was named that is not there', () => {
  const absent = Object.values(REFUSALS).filter(({ status }) => status === 404);
  expect([...new Set(absent.map(({ code }) => code))].sort()).toEqual([
    602, 604, 611, 613, 616, 620,
  ]);
});
