import type { ProgramDocument } from '@fealty/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLanes, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { celebrating } from '../../../../tests/scenarios/programs.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { celebrateAll } from '../../../../tests/support/sweep-all.ts';
import { Patience } from './patience.ts';
import { fixedSecret } from '../runtime/secret.ts';

const database = useDatabase();
/** In this zone a day begins when that of UTC is over for nine hours. */
const PROGRAM: ProgramDocument = { ...celebrating, timeZone: 'Asia/Tokyo' };

let ledger: OpenLanes;
let merchantId = 0;

beforeEach(async () => {
  const made = await createMerchant(database.pool, fixedSecret(Buffer.alloc(32)), {
    ...{ name: 'Celebrating', isTest: true, actor: 'test', program: PROGRAM },
  });
  merchantId = made.merchant.id;
  ledger = openLanes(database.target, merchantId);
});

afterEach(async () => {
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
});

/** Puts the merchant's clock to an instant of his own zone. */
async function itIs(local: string): Promise<void> {
  const at = Date.parse(`${local}+09:00`);
  await database.pool.query(
    `update merchants set clock_offset_ms = $2 - floor(extract(epoch from clock_timestamp()) * 1000)
      where id = $1`,
    [merchantId, at],
  );
}

function enroll(name: string, birthdate: string): Promise<unknown> {
  const profile = { email: `${name}@example.com`, firstName: name, lastName: 'X', birthdate };
  return ledger.send({ kind: 'enroll', profile });
}

function celebrate(signal = new AbortController().signal): Promise<void> {
  const { pool, files, lanes } = ledger;
  return celebrateAll({ pool, files, lanes, patience: new Patience(1000, 100), signal });
}

async function given(): Promise<readonly string[]> {
  const rows = await database.rows(
    `select m.first_name || ' ' || t.activity_id as what
       from transactions t join members m on m.merchant_id = $1 and m.id = t.member_id
      where t.merchant_id = $1 and t.kind = 'award' order by t.recorded_at, 1`,
    [merchantId],
  );
  return rows.map(({ what }) => String(what));
}

it('celebrates each day of the zone once, those too that were missed, in order', async () => {
  await itIs('2027-01-10T08:00:00');
  // Days before the program knew occasions are not made up for.
  await database.pool.query(`update merchants set occasions_done_on = '2027-01-10' where id = $1`, [
    merchantId,
  ]);
  await enroll('Late', '1990-02-20');
  await enroll('Early', '1985-01-11');
  await enroll('Leap', '2000-02-29');
  await celebrate();
  expect(await given()).toEqual([]);
  await itIs('2027-01-11T00:30:00');
  await Promise.all([celebrate(), celebrate(), celebrate()]);
  expect(await given()).toEqual(['Early birthday_bonus']);
  // Seven weeks switched off.
  await itIs('2027-03-01T12:00:00');
  await Promise.all([celebrate(), celebrate()]);
  await celebrate();
  expect((await given()).toSorted()).toEqual([
    'Early birthday_bonus',
    'Late birthday_bonus',
    'Leap birthday_bonus',
  ]);
  // Back by an hour: the day was celebrated, and stays so.
  await itIs('2027-02-28T23:59:00');
  await celebrate();
  expect(await given()).toHaveLength(3);
});

it('celebrates the day of joining by the zone of the program, not that of UTC', async () => {
  // Still January 9 in UTC.
  await itIs('2027-01-10T08:00:00');
  await database.pool.query(`update merchants set occasions_done_on = '2027-01-10' where id = $1`, [
    merchantId,
  ]);
  await enroll('Ann', '');
  await itIs('2028-01-09T23:00:00');
  await celebrate();
  expect(await given()).toEqual([]);
  await itIs('2028-01-10T00:10:00');
  await celebrate();
  expect(await given()).toEqual(['Ann anniversary_bonus']);
});

it('celebrates an anniversary of the member’s own in place of the day of joining', async () => {
  await itIs('2027-01-10T08:00:00');
  await database.pool.query(`update merchants set occasions_done_on = '2027-01-10' where id = $1`, [
    merchantId,
  ]);
  const profile = { email: 'ann@example.com', firstName: 'Ann', lastName: 'X' };
  await ledger.send({ kind: 'enroll', profile: { ...profile, anniversaryDate: '2012-02-29' } });
  await itIs('2027-02-27T23:00:00');
  await celebrate();
  expect(await given()).toEqual([]);
  await itIs('2027-03-01T01:00:00');
  await celebrate();
  await itIs('2028-01-20T01:00:00');
  await celebrate();
  expect(await given()).toEqual(['Ann anniversary_bonus']);
});

it('goes through an interrupted day again', async () => {
  await itIs('2027-01-10T08:00:00');
  await database.pool.query(`update merchants set occasions_done_on = '2027-01-10' where id = $1`, [
    merchantId,
  ]);
  await enroll('Ann', '1990-01-11');
  await itIs('2027-01-11T08:00:00');
  const stopped = new AbortController();
  stopped.abort();
  await celebrate(stopped.signal);
  expect(await given()).toEqual([]);
  await celebrate();
  expect(await given()).toEqual(['Ann birthday_bonus']);
});
