import type { ProgramDocument, TierRulesDocument } from '@fealty/core';
import { afterEach, expect, it } from 'vitest';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';

const BOB = '/v1/loyalty/users/bob@zinrelo.com';
const DAY = 86_400_000;

let server: ApiServer | undefined;

afterEach(async () => {
  await server?.close();
});

/** A member who bought for 150.5 under such rules, on the fifteenth of the month that comes next. */
async function open(tierRules: TierRulesDocument): Promise<{ shop: ApiServer; today: Date }> {
  const tiers: ProgramDocument['tiers'] = [
    { id: 'zrl_silver', name: 'Silver', threshold: '0' },
    { id: 'zrl_secret', name: 'Secret', threshold: '120', hidden: true },
    { id: 'zrl_gold', name: 'Gold', threshold: '1000.5' },
  ];
  const document = { ...SHOP, timeZone: 'UTC', pointsDecimals: 1 as const, tierRules, tiers };
  const shop = await apiServer(document);
  server = shop;
  const now = new Date();
  const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15, 12));
  await shop.moveClock(today.getTime() - now.getTime());
  const form = { first_name: 'Bob', last_name: 'B', email: 'bob@zinrelo.com', uid: 'u1' };
  await shop.call('POST', '/v1/loyalty/users', { form });
  await shop.call('POST', '/v1/loyalty/purchase', {
    form: {
      ...{ user_email: 'bob@zinrelo.com', activity_id: 'made_a_purchase', order_id: 'o-1' },
      ...{ total: '150.5', subtotal: '150.5', currency: 'USD' },
    },
  });
  return { shop, today };
}

function slash(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month, day));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${String(date.getUTCFullYear())}`;
}

it('shows the running period, and the spend that counts in it', async () => {
  const { shop, today } = await open({ kind: 'period', months: 1, measure: 'spend' });
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const window = {
    period_start: slash(year, month, 1),
    period_end: slash(year, month + 1, 0),
  };
  const { data } = await shop.call('GET', BOB);
  expect(data['tier_details']).toEqual({ ...window, points: 150.5 });
  // Nobody is shown the hidden tier as one to reach; who has it, has it.
  expect(data['loyalty_tier_id']).toBe('zrl_secret');
  const next = await shop.call('GET', `${BOB}/next_tier`);
  expect(next.data).toMatchObject({ id: 'zrl_gold', minimum_points: 1000.5 });
  await shop.moveClock(today.getTime() + 31 * DAY - Date.now());
  const later = await shop.call('GET', BOB);
  expect(later.data['tier_details']).toMatchObject({ points: 0 });
});

it('shows the days of a rolling window that ends today', async () => {
  const { shop, today } = await open({ kind: 'rolling', days: 10 });
  const { data } = await shop.call('GET', BOB);
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  expect(data['tier_details']).toMatchObject({
    period_start: slash(year, month, day - 9),
    period_end: slash(year, month, day),
  });
});

it('does not list the hidden tier, nor name it as the next one', async () => {
  const { shop } = await open({ kind: 'period', months: 12, measure: 'spend' });
  const listed = (await shop.call('GET', '/v1/loyalty/tiers')).data as unknown as { id: string }[];
  expect(listed.map(({ id }) => id)).toEqual(['zrl_gold', 'zrl_silver']);
  const form = { first_name: 'Ann', last_name: 'A', email: 'ann@zinrelo.com', uid: 'u2' };
  await shop.call('POST', '/v1/loyalty/users', { form });
  const next = await shop.call('GET', '/v1/loyalty/users/ann@zinrelo.com/next_tier');
  expect(next.data).toMatchObject({ id: 'zrl_gold' });
});
