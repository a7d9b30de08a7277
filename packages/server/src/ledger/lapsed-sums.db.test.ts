import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, tally, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';

/* Points whose date has passed and that no sweep has taken yet, of a member who is named in two ways. */

const DAY = 86_400_000;
const PROGRAM = { ...SHOP, expiry: { mode: 'after', days: 30 } } as const;

const database = useDatabase();
let ledger: OpenLanes;
let merchantId = 0;

beforeAll(async () => {
  merchantId = await makeMerchant(database.pool, { program: PROGRAM }, Date.UTC(2026, 0, 1));
  ledger = openLanes(database.target, merchantId, { count: 1 });
});
afterAll(() => ledger.close());

it('are left out once when commands of one batch name him by e-mail and by id', async () => {
  const byEmail = { by: 'email', value: 'bob@example.com' } as const;
  const profile = { email: byEmail.value, firstName: 'Bob', lastName: 'Baker' };
  await ledger.send({ kind: 'enroll', profile });
  const [member] = await database.rows('select id from members where merchant_id = $1', [
    merchantId,
  ]);
  const byId = { by: 'id', value: member?.['id'] as string } as const;
  // The first hundred lapse, and what comes later is enough for two rewards of fifty.
  await database.rows(
    'update merchants set clock_offset_ms = clock_offset_ms + $2 where id = $1 returning id',
    [merchantId, 40 * DAY],
  );
  const reviews = Array.from({ length: 10 }, () =>
    ledger.send({ kind: 'award', member: byEmail, activityId: 'write_a_review' }),
  );
  await Promise.all(reviews);
  const answers = await Promise.all(
    [byEmail, byId].map((one) =>
      ledger.send({ kind: 'redeem', member: one, rewardId: 'reward_00001' }),
    ),
  );
  expect(tally(answers)).toEqual({ done: 2 });
});
