import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { EDITS } from './tamper/edits.ts';
import { tamperRound } from './tamper/rounds.ts';
import { stockBooks, type Stock } from './tamper/stock.ts';

/* The short form of `npm run faults:tamper`. */

let database: TestDatabase;
let stock: Stock;

beforeAll(async () => {
  database = await testDatabase();
  stock = await stockBooks(database, { members: 40, secret: randomBytes(32) });
});
afterAll(async () => {
  await database.drop();
});

it('names nobody in books that nobody altered', async () => {
  const terms = { original: database.superuser, stock, seed: 1, edits: 0 };
  expect((await tamperRound(terms, 1)).missed).toEqual([]);
});

it('names every member whose books somebody with all rights altered', async () => {
  const seed = Math.floor(Math.random() * 1_000_000);
  const edits = Math.max(20, EDITS.length);
  const { missed } = await tamperRound({ original: database.superuser, stock, seed, edits }, 1);
  expect(missed, `seed ${String(seed)}`).toEqual([]);
});
