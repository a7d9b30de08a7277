import { expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { SHOP } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { findKeptAnswer, keepAnswer } from './kept-answers.ts';

const database = useDatabase();
const key = { key: 'once', fingerprint: Buffer.from('said') };
const words = { status: 201, body: '{"kept":true}' };

it('an answer is kept under its key once, for one merchant, with what it was given to', async () => {
  const { pool } = database;
  const open = (): Promise<number> => makeMerchant(pool, { program: SHOP }, Date.UTC(2026, 0, 1));
  const [one, other] = [await open(), await open()];
  expect(await findKeptAnswer(pool, one, 'once')).toBeNull();
  expect(await keepAnswer(pool, one, key, words)).toBe(true);
  const again = { ...key, fingerprint: Buffer.from('something else') };
  expect(await keepAnswer(pool, one, again, { status: 400, body: '{}' })).toBe(false);
  expect(await findKeptAnswer(pool, one, 'once')).toEqual({
    ...words,
    fingerprint: key.fingerprint,
  });
  expect(await findKeptAnswer(pool, one, 'twice')).toBeNull();
  expect(await findKeptAnswer(pool, other, 'once')).toBeNull();
  expect(await keepAnswer(pool, other, key, words)).toBe(true);
});
