import { signalSentence, type SignalFacts, type SignalKind } from '@fealty/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shopHonestly } from '../../../../tests/support/fraud/honest.ts';
import { plantFraud } from '../../../../tests/support/fraud/planted.ts';
import { FRAUD_SHOP, ToldShop } from '../../../../tests/support/fraud/shop.ts';
import { openLanes, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { sweepAll } from '../../../../tests/support/sweep-all.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { Patience } from '../jobs/patience.ts';
import { createFresh } from '../runtime/fresh.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { lookForSignals } from './look-for-signals.ts';
import { fixedSecret } from '../runtime/secret.ts';

const database = useDatabase();
const fresh = createFresh();

let ledger: OpenLanes;
let shop: ToldShop;
let merchantId = 0;

beforeEach(async () => {
  const made = await createMerchant(database.pool, fixedSecret(Buffer.alloc(32)), {
    ...{ name: 'Shop', isTest: true, actor: 'test', program: FRAUD_SHOP },
  });
  merchantId = made.merchant.id;
  ledger = openLanes(database.target, merchantId);
  shop = new ToldShop(ledger);
});

afterEach(async () => {
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
});

/** Looks as the job does, a minute later. */
async function look(): Promise<void> {
  await database.pool.query(
    'update merchants set clock_offset_ms = clock_offset_ms + 60000 where id = $1',
    [merchantId],
  );
  const { signal } = new AbortController();
  const { pool, files, lanes } = ledger;
  await sweepAll({ pool, files, lanes, patience: new Patience(1000, 100), signal });
  await database.pool.query(
    'update merchants set clock_offset_ms = clock_offset_ms + 60000 where id = $1',
    [merchantId],
  );
  const tools = { pool, secret: fixedSecret(Buffer.alloc(32, 1)), newId: () => fresh.id(), signal };
  expect(await lookForSignals(tools, merchantId)).toEqual({ cutShort: false });
}

interface Row {
  readonly kind: SignalKind;
  readonly memberId: string | null;
  readonly otherIds: readonly string[];
  readonly facts: SignalFacts;
  readonly severity: string;
  readonly times: number;
  readonly state: string;
  readonly sentence: string;
}

async function signals(): Promise<readonly Row[]> {
  const { rows } = await database.pool.query<Omit<Row, 'sentence'>>(
    `select kind, member_id as "memberId", other_ids as "otherIds", facts, severity, times, state
       from fraud_signals where merchant_id = $1 order by kind, id`,
    [merchantId],
  );
  return rows.map((row) => ({ ...row, sentence: signalSentence(row.facts, String) }));
}

it('finds every fraud that was planted among honest shoppers, and next to nothing else', async () => {
  const now = Date.now();
  const members = await shopHonestly(shop, {
    seed: 7,
    members: 400,
    now,
  });
  await look();
  const falsely = await signals();
  expect(falsely.length).toBeLessThanOrEqual(members / 200);
  const planted = await plantFraud(shop, now);
  await look();
  const found = await signals();
  for (const fraud of planted) {
    const ids = fraud.members.map((email) => shop.idOf(email));
    const about = found.filter(
      ({ kind, memberId, otherIds }) =>
        kind === fraud.kind &&
        (ids.length === 0
          ? memberId === null
          : ids.some((id) => id === memberId || otherIds.includes(id))),
    );
    expect(about, fraud.name).not.toEqual([]);
  }
  expect(found.length - planted.length).toBeLessThanOrEqual(members / 200);
});
