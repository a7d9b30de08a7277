import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { postChannel } from '../../../../tests/support/post-channel.ts';
import { until, useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { foldCounts, TOLD_SUMS } from './told-sums.ts';

const database = useDatabase();
const post = postChannel();
const shop = useTellingShop(database, {
  program: plain,
  types: ['member.enrolled', 'points.awarded'],
  channels: () => ({ webhook_v1: post, webhook_v2: post }),
});

interface Sums {
  readonly folded: number;
  readonly told: number;
  readonly rows: number;
}

async function sums(): Promise<Sums> {
  const [row] = await database.rows(
    `select h.delivered::int as folded, t.delivered::int as told,
            (select count(*)::int from delivery_counts c where c.merchant_id = h.merchant_id) as rows
       from endpoint_health h cross join ${TOLD_SUMS} where h.merchant_id = $1`,
    [shop.merchantId],
  );
  return row as unknown as Sums;
}

async function tell(name: string, awards: number): Promise<void> {
  await shop.enroll(name);
  await shop.award(name, awards);
  await until(async () => {
    const { outbox, deliveries, lines } = await shop.left();
    return outbox + deliveries + lines === 0;
  });
}

it('counts the same before and after the sums were brought up to date', async () => {
  await shop.hook();
  shop.start();
  await tell('ann', 4);
  const before = await sums();
  expect(before).toMatchObject({ folded: 0, told: 5 });
  expect(before.rows).toBeGreaterThan(0);
  await foldCounts(database.pool);
  expect(await sums()).toEqual({ folded: 5, told: 5, rows: 0 });
  await tell('bob', 2);
  expect(await sums()).toMatchObject({ folded: 5, told: 8 });
});

it('counts each ending once while many bring the sums up to date and others tell', async () => {
  await shop.hook();
  shop.start();
  const names = Array.from({ length: 12 }, (_none, at) => `fold${String(at)}`);
  const telling = Promise.all(
    names.map(async (name) => {
      await shop.enroll(name);
      await shop.award(name, 5);
    }),
  );
  let told = 0;
  while (told < 12 * 6) {
    await Promise.all(Array.from({ length: 4 }, () => foldCounts(database.pool)));
    const now = await sums();
    expect(now.told).toBeGreaterThanOrEqual(told);
    told = now.told;
  }
  await telling;
  await foldCounts(database.pool);
  expect(await sums()).toEqual({ folded: 72, told: 72, rows: 0 });
});

it('forgets what counted for a series of before', async () => {
  await shop.hook();
  shop.start();
  await tell('cid', 1);
  await database.pool.query(
    'update endpoint_health set series = series + 1, delivered = 0 where merchant_id = $1',
    [shop.merchantId],
  );
  expect(await sums()).toMatchObject({ folded: 0, told: 0 });
  await foldCounts(database.pool);
  expect(await sums()).toEqual({ folded: 0, told: 0, rows: 0 });
});
