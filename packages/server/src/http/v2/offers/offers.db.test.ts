import type { ProgramDocument } from '@fealty/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';

const reward = {
  name: 'A reward',
  type: 'fixed_amount' as const,
  value: '1',
  points: '10',
  coupons: 'none' as const,
};

const PROGRAM: ProgramDocument = {
  ...SHOP,
  tiers: SHOP.tiers.map((tier) =>
    tier.id === 'zrl_gold' ? { ...tier, rewards: ['golden'] } : tier,
  ),
  rewards: [
    { ...reward, id: 'plain' },
    { ...reward, id: 'cheap', points: '5' },
    { ...reward, id: 'second', rank: 2, points: '50' },
    { ...reward, id: 'first', rank: 1, points: '90', coupons: 'pool' },
    { ...reward, id: 'dear', points: '5000' },
    { ...reward, id: 'golden', tiers: ['zrl_gold'] },
    { ...reward, id: 'over', until: '2020-01-01' },
    { ...reward, id: 'once', points: '1', limits: [{ times: 1, per: 'lifetime' }] },
    { ...reward, id: 'unseen', visible: false },
    {
      ...reward,
      id: 'berlin',
      when: { attribute: 'member.city', operator: 'equals', value: 'Berlin' },
    },
    {
      ...reward,
      id: 'walmart',
      points: '7',
      forTransactions: { Storename: ['Walmart', 'Target'], product_ids: ['112'] },
    },
    {
      ...reward,
      id: 'chosen',
      type: 'product',
      productId: 'mug',
      points: { minimum: '20', maximum: '80', step: '10' },
      valuePerPoint: '0.1',
    },
  ],
};

let server: ApiServer;
const BOB = '/v2/loyalty/members/bob-1';

beforeAll(async () => {
  server = await apiServer(PROGRAM);
  const form = { first_name: 'Bob', last_name: 'B', email: 'bob@b.c', uid: 'bob-1' };
  await server.call('POST', '/v1/loyalty/users', { form });
});

afterAll(async () => {
  await server.close();
});

async function idsOf(url: string, sent: { json?: object } = {}): Promise<string[]> {
  const { status, data, reason } = await server.call('GET', url, sent);
  expect([status, reason]).toEqual([200, '']);
  return (data['rewards'] as { reward_id: string }[]).map((one) => one.reward_id);
}

function rewards(query = '', sent: { json?: object } = {}): Promise<string[]> {
  return idsOf(`${BOB}/rewards?idParam=member_id${query}`, sent);
}

describe('rewards of a member', () => {
  it('are those that he may redeem now, by rank and then the cheapest first', async () => {
    expect(await rewards()).toEqual([
      ...['first', 'second'],
      ...['once', 'cheap', 'walmart', 'plain', 'chosen'],
    ]);
  });

  it('follow his redemptions: a limit that is reached, a pool that is empty', async () => {
    const form = { user_email: 'bob@b.c', redemption_id: 'once' };
    expect((await server.call('POST', '/v1/loyalty/redeem', { form })).status).toBe(200);
    await server.query("update reward_stocks set issued = uploaded where reward_id = 'first'");
    expect(await rewards()).toEqual(['second', 'cheap', 'walmart', 'plain', 'chosen']);
    await server.query("update reward_stocks set issued = 0 where reward_id = 'first'");
  });

  it('say why he may not have the others, if asked', async () => {
    const url = `${BOB}/rewards?idParam=member_id&include_ineligible=true&count=50`;
    const { data } = await server.call('GET', url);
    const list = data['rewards'] as { reward_id: string; is_eligible: boolean }[];
    const reasons = list
      .filter(({ is_eligible: may }) => !may)
      .map((one) => [one.reward_id, (one as { ineligible_reason?: string }).ineligible_reason]);
    expect(Object.fromEntries(reasons)).toEqual({
      dear: 'INSUFFICIENT_POINTS',
      golden: 'REWARD_NOT_AVAILABLE',
      over: 'INACTIVE_REWARD',
      once: 'MAX_REDEMPTIONS_EXCEEDED',
      berlin: 'REWARD_NOT_AVAILABLE',
    });
    expect(list.map(({ reward_id: id }) => id)).not.toContain('unseen');
  });

  it.each([
    ['&storename=walmart', true],
    ['&Storename=Target&language=custom%20language%20one', true],
    ['&Storename=Ikea', false],
    ['&product_ids=112', true],
    ['&Colour=red', true],
  ])('listen to the attributes of a transaction in the query %s', async (query, isThere) => {
    expect((await rewards(query)).includes('walmart')).toBe(isThere);
  });

  it.each([
    [{ transaction_attributes: { transaction_source: 'web', product_ids: ['112', '5'] } }, true],
    [{ transaction_attributes: { product_ids: ['5'] } }, false],
    [{ transaction_attributes: { Storename: 'Ikea' } }, false],
    [{ transaction_attributes: { transaction_source: null, product_ids: [] } }, true],
    [{}, true],
  ])('listen to a body on the GET: %o', async (json, isThere) => {
    expect((await rewards('', { json })).includes('walmart')).toBe(isThere);
  });

  it('are none for a member who is blocked, and that is no refusal', async () => {
    await server.query("update members set status = 'blocked' where uid = 'bob-1'");
    expect(await rewards()).toEqual([]);
    await server.query("update members set status = 'active' where uid = 'bob-1'");
  });

  it('carry what shop plugins read', async () => {
    const { data } = await server.call('GET', `${BOB}/rewards?idParam=member_id&sort_by=-rank`);
    const list = data['rewards'] as Record<string, unknown>[];
    expect(list.find((one) => one['reward_id'] === 'chosen')).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/) as unknown,
      reward_id: 'chosen',
      reward_name: 'A reward',
      reward_sub_type: 'Product Redemption',
      reward_value: '1',
      points_to_be_redeemed: 20,
      points_range: { minimum: 20, maximum: 80, step: 10 },
      product_id: 'mug',
      implementation_type: 'no_coupons',
      rank: null,
      description: '',
      is_active: true,
      eligible_tiers: ['all'],
      transaction_attributes: {},
      coupon_status: { uploaded_coupons: 0, remaining_coupons: 0 },
      created_date: '12/17/2018 10:11:42',
      last_modified_date: '01/15/2019 05:06:10',
    });
    expect(data).toMatchObject({ total: list.length, more: false });
  });
});

describe('all rewards', () => {
  it.each([
    ['sort_by=rank', ['first', 'second', 'berlin']],
    ['sort_by=-rank,points_to_be_redeemed', ['second', 'first', 'once']],
    ['sort_by=-points_to_be_redeemed', ['dear', 'first', 'second']],
    ['count=2&start_cursor=1&sort_by=points_to_be_redeemed', ['cheap', 'walmart']],
  ])('are sorted and cut as %s says', async (query, first) => {
    expect((await idsOf(`/v2/loyalty/rewards?${query}`)).slice(0, 3)).toEqual(first);
  });

  it('hold the hidden and the inactive too, each with the same id at every call', async () => {
    const read = async (): Promise<unknown[]> => {
      const { data } = await server.call('GET', '/v2/loyalty/rewards?Storename=Ikea');
      return (data['rewards'] as { id: string; reward_id: string }[]).map((one) => [
        one.reward_id,
        one.id,
      ]);
    };
    const first = await read();
    expect(first).toHaveLength(PROGRAM.rewards.length - 1);
    expect(new Set(first.map((pair) => String((pair as string[])[1]))).size).toBe(first.length);
    expect(await read()).toEqual(first);
  });
});

describe('activities and tiers', () => {
  const read = async (url: string): Promise<Record<string, unknown>[]> => {
    const { data } = await server.call('GET', url);
    return (data['activities'] ?? data['tiers']) as Record<string, unknown>[];
  };

  it('are listed with their rules in the words of the platform', async () => {
    const list = await read('/v2/loyalty/activities?language=english');
    expect(list.find((one) => one['activity_id'] === 'made_a_purchase')).toMatchObject({
      points_computation_type: 'multiplier_based',
      points_config: { multiplier: 1, attribute_to_multiply: 'order_subtotal' },
      approval_method: 'immediate',
      rules_config: [
        {
          rule_type: 'exclusion',
          is_active: 'True',
          conditions: [{ operator: 'In', attribute: 'Product Category', value: 'Gift cards' }],
        },
      ],
      is_qualified_for_tier_upgrade: true,
    });
    const review = list.find((one) => one['activity_id'] === 'write_a_review');
    expect(review).toMatchObject({
      points_computation_type: 'fixed',
      points_config: { points: 20 },
      rules_config: [{ rule_type: 'frequency', rule_value: '3', rule_interval: 'day' }],
    });
    const one = await server.call('GET', `/v2/loyalty/activities/${String(review?.['id'])}`);
    expect(one.data).toEqual(review);
    expect((await server.call('GET', '/v2/loyalty/activities/write_a_review')).data).toEqual(
      review,
    );
  });

  it('are available to a member until he did them as often as he may', async () => {
    const stand = async (): Promise<unknown> => {
      const list = await read(`${BOB}/activities?idParam=member_id`);
      const of = (id: string): unknown =>
        list.find((one) => one['activity_id'] === id)?.['is_available'];
      return [of('write_a_review'), of('took_a_survey'), of('upload_photo')];
    };
    expect(await stand()).toEqual([true, false, true]);
    for (let time = 0; time < 3; time += 1) {
      const json = { member_id: 'bob-1', activity_id: 'write_a_review' };
      await server.call('POST', '/v2/loyalty/transactions/award', { json });
    }
    expect(await stand()).toEqual([false, false, true]);
  });

  it('show every tier, the lowest first', async () => {
    const list = await read('/v2/loyalty/tiers');
    expect(list.map((one) => one['loyalty_tier_id'])).toEqual([
      'zrl_silver',
      'zrl_gold',
      'zrl_secret',
    ]);
    expect(list[1]).toMatchObject({
      minimum_points: 1000,
      activity_multipliers: { made_a_purchase: 2, write_a_review: 2 },
      tier_rewards: ['golden'],
      is_default: false,
    });
  });
});

describe('what cannot be served', () => {
  it.each([
    ['/v2/loyalty/rewards?sort_by=name', 400, 'INVALID_REQUEST_PARAMETER_VALUES', /sort_by/],
    ['/v2/loyalty/rewards?count=0', 400, 'INVALID_REQUEST_PARAMETER_VALUES', /count is "0"/],
    ['/v2/loyalty/rewards?count=1001', 400, 'INVALID_REQUEST_PARAMETER_VALUES', /1 to 1000/],
    ['/v2/loyalty/rewards?start_index=-1', 400, 'INVALID_REQUEST_PARAMETER_VALUES', /start_index/],
    [`${BOB}/rewards?idParam=shoe`, 400, 'ID_PARAM_NAME_NOT_FOUND', /shoe/],
    [`${BOB}/rewards?idParam=first_name`, 400, 'ATTRIBUTE_NOT_UNIQUE', /share/],
    [`${BOB}/rewards`, 200, 'INCORRECT_MEMBER_ID_PASSED', /bob-1/],
    [
      `${BOB}/rewards?idParam=member_id&include_ineligible=perhaps`,
      400,
      'INVALID_REQUEST_PARAMETER_VALUES',
      /include_ineligible/,
    ],
    [
      '/v2/loyalty/members/nobody/activities?idParam=member_id',
      200,
      'INCORRECT_MEMBER_ID_PASSED',
      /nobody/,
    ],
    ['/v2/loyalty/activities/nothing', 200, 'INCORRECT_ACTIVITY_ID_PASSED', /nothing/],
    ['/v2/loyalty/activities/%00', 200, 'INCORRECT_ACTIVITY_ID_PASSED', /0000/],
  ])('is refused: %s', async (url, status, code, reason) => {
    const answer: Received = await server.call('GET', url);
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.reason).toMatch(reason);
  });

  it('is a body on a GET that is no JSON object, or holds no lists', async () => {
    const url = `${BOB}/rewards?idParam=member_id`;
    const broken = await server.call('GET', url, { body: '{"transaction_attributes"' });
    expect([broken.status, broken.code]).toEqual([400, 'INVALID_JSON']);
    const json = { transaction_attributes: { product_ids: [{ id: 1 }] } };
    const odd = await server.call('GET', url, { json });
    expect(odd.reason).toMatch(/transaction_attributes\.product_ids/);
  });
});
