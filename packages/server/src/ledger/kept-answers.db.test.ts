import { expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { SHOP } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { forgetKeys } from './forget-keys.ts';
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

it('answers are forgotten once they are so many days old, so many at a time', async () => {
  const { pool } = database;
  const merchantId = await makeMerchant(pool, { program: SHOP }, Date.UTC(2026, 0, 1));
  await database.rows(
    `insert into request_keys (merchant_id, key, fingerprint, status, body, created_at)
     select $1, 'key ' || days, '', 200, '{}', clock_timestamp() - make_interval(days => days)
       from unnest('{1,29,31,40,50}'::integer[]) as days`,
    [merchantId],
  );
  expect([await forgetKeys(pool, 30, 2), await forgetKeys(pool, 30, 2)]).toEqual([2, 1]);
  expect(await forgetKeys(pool, 30, 2)).toBe(0);
  const left = await database.rows(
    'select key from request_keys where merchant_id = $1 order by key',
    [merchantId],
  );
  expect(left).toEqual([{ key: 'key 1' }, { key: 'key 29' }]);
});
