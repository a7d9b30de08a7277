import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHistory } from '../faults/run-history.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { seeds } from '../support/random/runs.ts';

const COMMANDS = 2000;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it('comes out to the posting when two processes wrote at once', { timeout: 180_000 }, async () => {
  const environment = {
    DATABASE_URL: database.url,
    FEALTY_SECRET: randomBytes(32).toString('hex'),
  };
  const [seed = 1] = seeds(1);
  const said: string[] = [];
  const say = (line: string): unknown => said.push(line);
  const terms = { environment, commands: COMMANDS, atOnce: 3, seed, say };
  const { code, out, tried } = await runHistory(terms);
  expect(code, out).toBe(0);
  expect(out).toContain('it comes out as it was');
  expect(Number(/^(\d+) commands/m.exec(out)?.[1])).toBeGreaterThan(COMMANDS / 2);
  expect(tried.code, tried.out).toBe(0);
  expect(tried.out).toContain('budgets');
});
