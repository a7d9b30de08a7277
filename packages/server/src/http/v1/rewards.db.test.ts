import type { ProgramDocument } from '@fealty/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import {
  apiServer,
  type Received,
  type ApiServer,
} from '../../../../../tests/support/api-server.ts';

const reward = {
  name: 'A reward',
  type: 'fixed_amount' as const,
  value: '1',
  points: '10',
  coupons: 'none' as const,
};

const PROGRAM: ProgramDocument = {
  ...SHOP,
  tiers: [{ id: 'zrl_silver', name: 'Silver', threshold: '0' }],
  rewards: [
    { ...reward, id: 'open' },
    { ...reward, id: 'pooled', coupons: 'pool' },
    { ...reward, id: 'once', limits: [{ times: 1, per: 'lifetime' }] },
    { ...reward, id: 'over', until: '2020-01-01' },
    {
      ...reward,
      id: 'of_boston',
      when: { attribute: 'member.city', operator: 'equals', value: 'Boston' },
    },
    {
      ...reward,
      id: 'chosen',
      type: 'cash_back',
      points: { minimum: '20', maximum: '80', step: '10' },
      valuePerPoint: '0.1',
    },
  ],
};

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer(PROGRAM);
  for (const [name, city] of [
    ['ann', 'Boston'],
    ['bob', 'Berlin'],
  ] as const) {
    const email = `${name}@zinrelo.com`;
    const form = { first_name: name, last_name: 'Lee', email, uid: name };
    const enrolled = await server.call('POST', '/v1/loyalty/users', { form });
    expect(enrolled.reason).toBe('');
    // v1 has no field for it; members come with a city by import.
    await server.query('update members set city = $1 where email = $2', [city, email]);
  }
});

afterAll(async () => {
  await server.close();
});

async function offered(name: string, query = ''): Promise<string[]> {
  const url = `/v1/loyalty/users/${name}@zinrelo.com/redemptions?count=50${query}`;
  const { data } = await server.call('GET', url);
  const rewards = data['redemptions'] as { redemption_id: string }[];
  return rewards.map(({ redemption_id: id }) => id).sort();
}

function redeem(name: string, id: string): Promise<Received> {
  const form = { user_email: `${name}@zinrelo.com`, redemption_id: id };
  return server.call('POST', '/v1/loyalty/redeem', { form });
}

it('offers what a user may redeem now, by condition, day, limit and pool', async () => {
  expect(await offered('ann')).toEqual(['chosen', 'of_boston', 'once', 'open', 'pooled']);
  expect(await offered('bob')).toEqual(['chosen', 'once', 'open', 'pooled']);
  expect(await offered('bob', '&is_still_valid=false&fetch_eligible_redemptions=false')).toEqual([
    'chosen',
    'once',
    'open',
    'over',
    'pooled',
  ]);
  expect((await redeem('bob', 'once')).status).toBe(200);
  expect(await offered('bob')).toEqual(['chosen', 'open', 'pooled']);
  for (const name of ['ann', 'ann', 'bob']) {
    expect((await redeem(name, 'pooled')).status).toBe(200);
  }
  expect(await offered('bob')).toEqual(['chosen', 'open']);
});

it('shows a reward whose pool is empty as inactive until codes come', async () => {
  const state = async (): Promise<unknown> => {
    const { data } = await server.call('GET', '/v1/loyalty/redemptions?redemption_ids=pooled');
    const [shown] = data as unknown as { is_active: boolean; coupon_status: unknown }[];
    return [shown?.is_active, shown?.coupon_status];
  };
  expect(await state()).toEqual([false, { uploaded_coupons: 3, remaining_coupons: 0 }]);
  await server.query('update reward_stocks set uploaded = 4');
  expect(await state()).toEqual([true, { uploaded_coupons: 4, remaining_coupons: 1 }]);
  await server.query('update reward_stocks set uploaded = 3');
});

it('refuses what a user may not redeem with the codes of the platform', async () => {
  const codes: unknown[] = [];
  for (const id of ['over', 'of_boston', 'once', 'pooled', 'chosen']) {
    codes.push([id, (await redeem('bob', id)).code]);
  }
  expect(codes).toEqual([
    ['over', 605],
    ['of_boston', 605],
    ['once', 605],
    ['pooled', 608],
    ['chosen', 615],
  ]);
});
