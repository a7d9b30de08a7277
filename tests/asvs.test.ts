import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/* The table of ASVS 5.0: whole, and every link leads somewhere. */

const FILE = path.resolve(import.meta.dirname, '../docs/security/asvs.md');
const ROW = /^\| ([\d.]+)(?:–([\d.]+))?\s+\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/;
const VERDICTS = ['yes', 'partly', 'no', 'does not apply'];

/**
 * How many requirements each section of the standard has, and which of them are of level 3 alone, as in its
 * published list.
 */
const SECTIONS: Readonly<Record<string, readonly [number, ...number[]]>> = {
  ...{ 1.1: [2], 1.2: [10, 10], 1.3: [12, 12], 1.4: [3], 1.5: [3, 3] },
  ...{ 2.1: [3], 2.2: [3], 2.3: [5, 5], 2.4: [2, 2] },
  ...{ 3.1: [1, 1], 3.2: [3, 3], 3.3: [5, 5], 3.4: [8, 7, 8], 3.5: [8, 6, 7, 8] },
  ...{ 3.6: [1, 1], 3.7: [5, 3, 4, 5] },
  ...{ 4.1: [5, 4, 5], 4.2: [5, 2, 3, 4, 5], 4.3: [2], 4.4: [4] },
  ...{ 5.1: [1], 5.2: [6, 4, 5, 6], 5.3: [3, 3], 5.4: [3] },
  ...{ 6.1: [3], 6.2: [12], 6.3: [8, 5, 6, 7, 8], 6.4: [6, 5, 6], 6.5: [8, 6, 7, 8] },
  ...{ 6.6: [4, 4], 6.7: [2, 1, 2], 6.8: [4] },
  ...{ 7.1: [3], 7.2: [4], 7.3: [2], 7.4: [5], 7.5: [3, 3], 7.6: [2] },
  ...{ 8.1: [4, 3, 4], 8.2: [4, 4], 8.3: [3, 2, 3], 8.4: [2, 2] },
  ...{ 9.1: [3], 9.2: [4] },
  ...{ '10.1': [2], 10.2: [3, 3], 10.3: [5, 5], 10.4: [16, 12, 13, 14, 15, 16], 10.5: [5] },
  ...{ 10.6: [2], 10.7: [3] },
  ...{ 11.1: [4, 3, 4], 11.2: [5, 4, 5], 11.3: [5, 4, 5], 11.4: [4], 11.5: [2, 2] },
  ...{ 11.6: [2, 2], 11.7: [2, 1, 2] },
  ...{ 12.1: [5, 4, 5], 12.2: [2], 12.3: [5, 5] },
  ...{ 13.1: [4, 2, 3, 4], 13.2: [6, 6], 13.3: [4, 3, 4], 13.4: [7, 6, 7] },
  ...{ 14.1: [2], 14.2: [8, 5, 6, 7, 8], 14.3: [3] },
  ...{ 15.1: [5, 4, 5], 15.2: [5, 4, 5], 15.3: [7], 15.4: [4, 1, 2, 3, 4] },
  ...{ 16.1: [1], 16.2: [5], 16.3: [4], 16.4: [3], 16.5: [4, 4] },
  ...{ 17.1: [2, 2], 17.2: [8, 5, 6, 7, 8], 17.3: [2] },
};

function required(): readonly string[] {
  return Object.entries(SECTIONS).flatMap(([section, [many, ...third]]) =>
    Array.from({ length: many }, (_, place) => place + 1)
      .filter((number) => !third.includes(number))
      .map((number) => `${section}.${String(number)}`),
  );
}

interface Row {
  readonly numbers: readonly string[];
  readonly verdict: string;
  readonly how: string;
  readonly see: string;
}

function rows(): readonly Row[] {
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const found = ROW.exec(line.replaceAll(/ {2,}/g, ' '));
      if (found === null) return [];
      const [, from = '', to = from, , verdict = '', how = '', see = ''] = found;
      const section = from.slice(0, from.lastIndexOf('.'));
      const [first, last] = [from, to].map((text) => Number(text.split('.').at(-1)));
      const many = (last ?? 0) - (first ?? 0) + 1;
      const numbers = Array.from(
        { length: many },
        (_, place) => `${section}.${String((first ?? 0) + place)}`,
      );
      return [{ numbers, verdict: verdict.trim(), how: how.trim(), see: see.trim() }];
    });
}

it('every requirement of levels 1 and 2 stands in the table once', () => {
  expect(required()).toHaveLength(253);
  expect(rows().flatMap(({ numbers }) => numbers)).toEqual(required());
});

it('each line says whether it is met and how, and what applies leads to a test or a page', () => {
  for (const { numbers, verdict, how, see } of rows()) {
    expect(VERDICTS, numbers[0]).toContain(verdict);
    expect(how.length, numbers[0]).toBeGreaterThan(2);
    const links = [...see.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '');
    const missing = links.filter((link) => !existsSync(path.resolve(path.dirname(FILE), link)));
    expect(missing, numbers[0]).toEqual([]);
    if (verdict !== 'does not apply') expect(links.length, numbers[0]).toBeGreaterThan(0);
  }
});

it('the sums above the table are those of its lines', () => {
  const sums = VERDICTS.map((verdict) =>
    rows()
      .filter((row) => row.verdict === verdict)
      .reduce((sum, { numbers }) => sum + numbers.length, 0),
  );
  const [yes, partly, no, none] = sums.map(String);
  expect(readFileSync(FILE, 'utf8').replaceAll('\n', ' ')).toContain(
    `Of 253: ${yes ?? ''} are met, ${partly ?? ''} partly, ${no ?? ''} not, ${none ?? ''} do not apply.`,
  );
});
