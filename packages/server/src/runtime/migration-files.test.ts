import { expect, it } from 'vitest';
import { readMigrations } from './migration-files.ts';

/** Steps before it brought up databases that no two programs shared. */
const RULE_SINCE = 42;
/** What a program that runs meanwhile would meet as an error. */
const TAKES_AWAY =
  /\bdrop\s+(table|column|view|function)\b|\brename\s+(to|column)\b|\balter\s+column\s+\w+\s+(type|set\s+not\s+null)\b/i;

it('every step that takes away what programs use says which of them bear it', () => {
  const silent = readMigrations().filter(
    ({ version, sql, bearsFrom }) =>
      version >= RULE_SINCE && TAKES_AWAY.test(sql) && bearsFrom === 1,
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

it('no step asks for a program that does not know it yet, or for one of the future', () => {
  for (const { version, bearsFrom } of readMigrations()) {
    expect(bearsFrom).toBeLessThanOrEqual(version);
  }
});
