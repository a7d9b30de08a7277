import { expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';

it('reads quotes, marks of three kinds, lines over several rows and the mark of UTF-8', () => {
  expect(readCsv('\uFEFFemail,name\r\nann@b.c,"Ann ""A"", Lee"\r\n\r\nbob@b.c,Bob\n')).toEqual({
    names: ['email', 'name'],
    lines: [
      { line: 2, cells: ['ann@b.c', 'Ann "A", Lee'] },
      { line: 4, cells: ['bob@b.c', 'Bob'] },
    ],
  });
  expect(readCsv('a;b\n1,5;2')?.lines).toEqual([{ line: 2, cells: ['1,5', '2'] }]);
  expect(readCsv('a\tb\nx\ty')?.names).toEqual(['a', 'b']);
  expect(readCsv('a,b\n"one\ntwo",3\n4,5')?.lines).toEqual([
    { line: 3, cells: ['one\ntwo', '3'] },
    { line: 4, cells: ['4', '5'] },
  ]);
});

it('knows a file without names', () => {
  expect(readCsv('')).toBeNull();
  expect(readCsv('\n \n')).toBeNull();
});
