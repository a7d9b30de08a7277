import { expect, it } from 'vitest';
import { keptFiles, livedBefore, lostSince, triedAgain } from './kept.ts';
import type { Report, ReportedMutant } from './mutants.ts';

const SOURCE = 'export const lower =\n  (a: number, b: number): boolean =>\n    a < b;\n';
const run = { commit: 'c1', day: '2026-01-01' };

function mutant(replacement: string, status: string, column = 5): ReportedMutant {
  const location = { start: { line: 3, column }, end: { line: 3, column: 10 } };
  return { mutatorName: 'EqualityOperator', replacement, status, location };
}

function reportOf(...mutants: readonly ReportedMutant[]): Report {
  return { 'a.ts': { source: SOURCE, mutants } };
}

const FIRST = reportOf(
  mutant('a <= b', 'Survived'),
  mutant('a >= b', 'Killed'),
  mutant('true', 'Timeout'),
  mutant('false', 'NoCoverage'),
  mutant('', 'Ignored'),
);

it('of each file is kept what became of its mutants, and where one lived', () => {
  const [kept] = keptFiles(FIRST, run, null);
  expect(kept).toMatchObject({ file: 'a.ts', ...run, killed: 1, timedOut: 1, notTried: 1 });
  expect(kept?.alive).toEqual([
    {
      ...{ line: 3, column: 5, at: 'a < b;', from: 'a < b', to: 'a <= b' },
      ...{ mutator: 'EqualityOperator', isCovered: true },
    },
    expect.objectContaining({ to: 'false', isCovered: false }),
  ]);
});

it('a piece of several lines is shown in one', () => {
  const location = { start: { line: 2, column: 3 }, end: { line: 3, column: 10 } };
  const [kept] = keptFiles(reportOf({ ...mutant('{}', 'Survived'), location }), run, null);
  expect(kept?.alive[0]).toMatchObject({
    line: 2,
    from: '(a: number, b: number): boolean => a < b',
  });
});

it('a sample has the mutants that were drawn, and no others', () => {
  const [kept] = keptFiles(FIRST, run, (_, { replacement }) => replacement === 'a >= b');
  expect(kept).toMatchObject({ killed: 1, timedOut: 0, notTried: 0, alive: [] });
});

it('what lived is tried again, and joins the killed if it is noticed now', () => {
  const before = keptFiles(FIRST, run, null);
  const lived = livedBefore(before, FIRST);
  const mutants = FIRST['a.ts']?.mutants ?? [];
  expect(mutants.map((each) => lived('a.ts', each))).toEqual([true, false, false, true, false]);
  const second = reportOf(mutant('a <= b', 'Killed'), mutant('false', 'NoCoverage'));
  const later = { commit: 'c2', day: '2026-01-02' };
  const [kept] = triedAgain(before, keptFiles(second, later, lived));
  expect(kept).toMatchObject({ ...later, killed: 2, timedOut: 1, notTried: 1 });
  expect(kept?.alive.map(({ to }) => to)).toEqual(['false']);
});

it('what turns out to act on loading only no longer lives, and is counted as not tried', () => {
  const again = reportOf(mutant('a <= b', 'Survived'), mutant('false', 'Ignored'));
  const [kept] = triedAgain(keptFiles(FIRST, run, null), keptFiles(again, run, null));
  expect([kept?.notTried, kept?.alive.map(({ to }) => to)]).toEqual([2, ['a <= b']]);
});

it('a file that has changed since is not added to', () => {
  const before = keptFiles(FIRST, run, null).map((kept) => ({ ...kept, digest: 'another' }));
  expect(triedAgain(before, keptFiles(FIRST, run, null))).toEqual([]);
});

it('a file is named of which something that lived is not found again', () => {
  const before = keptFiles(FIRST, run, null);
  expect(lostSince(before, FIRST)).toEqual([]);
  expect(lostSince(before, reportOf(mutant('a <= b', 'Survived')))).toEqual(['a.ts']);
  expect(lostSince(before, {})).toEqual(['a.ts']);
});
