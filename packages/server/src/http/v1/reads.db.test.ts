import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';

let server: ApiServer;
const BOB = '/v1/loyalty/users/bob@zinrelo.com';
const SPAN = 'from_date=01/01/2016&to_date=12/31/2040';
const LONG_TIME = /^\d{2}-[A-Z][a-z]{2}-\d{4} \d{2}:\d{2}:\d{2}$/;
const MICRO_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{6}$/;

beforeAll(async () => {
  server = await apiServer();
  const users = '/v1/loyalty/users';
  const ann = { first_name: 'Ann', last_name: 'Lee', email: 'ann@zinrelo.com', uid: 'ann' };
  await server.call('POST', users, { form: ann });
  const referrer = await server.call('GET', '/v1/loyalty/users/ann@zinrelo.com');
  const bob = { first_name: 'Bob', last_name: 'Baker', email: 'bob@zinrelo.com', uid: 'bob' };
  await server.call('POST', users, {
    form: { ...bob, referral_code: String(referrer.data['referral_code']) },
  });
  const products = [
    { product_id: 'a', price: '5', quantity: '1', title: 'A', category: 'trucks' },
    { product_id: 'g', price: '5', quantity: '1', title: 'G', category: 'Gift cards' },
  ];
  const order = { user_email: bob.email, total: '10', subtotal: '10', order_id: 'O1' };
  await server.call('POST', '/v1/loyalty/purchase', {
    form: { ...order, products: JSON.stringify(products) },
  });
  const photo = { user_email: bob.email, activity_id: 'upload_photo' };
  await server.call('POST', '/v1/loyalty/award', { form: photo });
  const redeem = { user_email: bob.email, redemption_id: 'reward_cb5f8' };
  await server.call('POST', '/v1/loyalty/redeem', { form: redeem });
  await server.call('POST', '/v1/loyalty/transaction/return', { form: { order_id: 'O1' } });
});

afterAll(async () => {
  await server.close();
});

interface Row {
  readonly points_status: string;
  readonly transaction_type: string;
  readonly id: string;
}

async function rows(query: string): Promise<Row[]> {
  const answer = await server.call('GET', `${BOB}/transactions?${SPAN}${query}`);
  expect(answer.status).toBe(200);
  return answer.data['transactions'] as Row[];
}

it('shows a user in full', async () => {
  const { data } = await server.call('GET', BOB);
  expect(data).toEqual({
    last_name: 'Baker',
    first_name: 'Bob',
    user_email: 'bob@zinrelo.com',
    dob: '',
    address_line1: '',
    address_line2: '',
    city: '',
    zipcode: '',
    state: '',
    country: '',
    phone_country_code: '',
    phone_number: '',
    referral_code: expect.stringMatching(/^BOB\w+$/) as string,
    referral_url: `https://fealty.example/cad458dc4e/raf/${String(data['referral_code'])}`,
    referrer_email: 'ann@zinrelo.com',
    uid: 'bob',
    user_id: 'bob',
    loyalty_enroll_time: expect.stringMatching(/^\d{2}\/\d{2}\/\d{4}$/) as string,
    loyalty_tier_id: 'zrl_silver',
    loyalty_tier_name: 'Silver',
    tier_details: {
      period_start: data['loyalty_enroll_time'],
      points: 100,
      period_end: '',
    },
    available_points: 50,
    redeemed_points: 50,
    awarded_points: 105,
    pending_points: 50,
    expiration_schedule: [
      {
        expiration_date: expect.stringMatching(/^\d{2}-[A-Z][a-z]{2}-\d{4} {2}23:59:59$/) as string,
        points: 50,
      },
    ],
    has_opted_out: false,
  });
});

it('answers many reads of one moment with one statement', async () => {
  const asked = Array.from({ length: 60 }, (_, index) =>
    server.call('GET', index % 2 === 0 ? BOB : `/v1/loyalty/users/nobody${String(index)}@b.c`),
  );
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  expect(statuses.filter((status) => status === 404)).toHaveLength(30);
});

it('lists what happened to a user in order of time', async () => {
  const listed = await rows('');
  expect(listed.map((row) => [row.transaction_type, row.points_status])).toEqual([
    ['award', 'auto_approved'],
    ['award', 'exhausted'],
    ['award', 'pending'],
    ['redeem', 'redeemed'],
    ['deduct', 'deducted'],
  ]);
  expect(listed[1]).toEqual({
    first_name: 'Bob',
    last_name: 'Baker',
    user_email: 'bob@zinrelo.com',
    activity_name: 'Purchase on website',
    transaction_type: 'award',
    order_id: 'O1',
    points_status: 'exhausted',
    points_passed: 10,
    points: 5,
    points_used: 0,
    redemption_name: null,
    redemption_value: null,
    approved_by: null,
    created_time: expect.stringMatching(LONG_TIME) as string,
    approved_time: expect.stringMatching(MICRO_TIME) as string,
    auto_approval_date: null,
    points_expiration_date: expect.stringMatching(MICRO_TIME) as string,
    additional_data: {
      zrl_products: [
        {
          category: 'trucks',
          product_id: 'a',
          price: '5',
          product_points_per_quantity: 5,
          bonus_multiplier: expect.any(Number) as number,
          quantity: '1',
        },
        {
          category: 'Gift cards',
          product_id: 'g',
          price: '5',
          product_points_per_quantity: 0,
          bonus_multiplier: 0,
          quantity: '1',
        },
      ],
    },
    returned_for_order_id: null,
    id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
  });
  expect(listed[3]).toMatchObject({
    activity_name: null,
    redemption_name: '$5 OFF COUPON',
    redemption_value: '5',
    points: 50,
  });
  expect(listed[4]).toMatchObject({ order_id: null, returned_for_order_id: 'O1', points: 5 });
});

it.each([
  ['&points_status=approved', 2],
  ["&points_status=['approved','redeemed']", 3],
  ["&points_status=['approved,%20auto_approved']", 2],
  ['&points_status=%5B%22pending%22%5D', 1],
  ['&points_status=pending&points_status=redeemed', 2],
  ['&points_status=exhausted', 1],
  ['&points_status=expired', 0],
])('filters by %s', async (filter, count) => {
  expect(await rows(filter)).toHaveLength(count);
});

it('pages and counts before paging', async () => {
  const { data } = await server.call('GET', `/v1/loyalty/transactions?${SPAN}&start_index=4`);
  expect([data['total'], data['next_start_index'], data['more']]).toEqual([6, 6, false]);
  expect(data['transactions']).toHaveLength(2);
});

it.each([
  ['from_date=01/01/2016', 615, 'to_date'],
  ['from_date=2016-01-01&to_date=12/31/2016', 601, 'from_date'],
  ['from_date=02/30/2016&to_date=12/31/2016', 601, 'from_date'],
  ['from_date=12/31/2016&to_date=01/01/2016', 612, 'to_date'],
  [`${SPAN}&points_status=nice`, 601, 'points_status'],
  [`${SPAN}&start_index=-1`, 601, 'start_index'],
])('refuses the list %s', async (query, code, named) => {
  const answer = await server.call('GET', `/v1/loyalty/transactions?${query}`);
  expect([answer.status, answer.code]).toEqual([400, code]);
  expect(answer.reason).toContain(named);
});

it('explains a transaction', async () => {
  const [, purchase] = await rows('');
  const { data } = await server.call('GET', `/v1/loyalty/transactions/${String(purchase?.id)}/why`);
  expect(data).toMatchObject({ transaction_type: 'award', points: 5, program_version: 1 });
  expect(data['sentences']).not.toHaveLength(0);
  const unknown = await server.call('GET', '/v1/loyalty/transactions/none/why');
  expect([unknown.status, unknown.code]).toEqual([404, 613]);
});

it('lists users by enrolment and by last activity, a page at a time', async () => {
  const enrolled = await server.call('GET', `/v1/loyalty/users?${SPAN}&count=1`);
  expect(enrolled.data).toMatchObject({
    total_loyalty_users: 2,
    next_start_index: 1,
    loyalty_users: [{ user_email: 'ann@zinrelo.com', user_id: 'ann' }],
    more: true,
  });
  const active = await server.call(
    'GET',
    `/v1/loyalty/users?${SPAN}&filter_by=last_activity_date&start_index=1`,
  );
  expect(active.data).toMatchObject({
    total_loyalty_users: 2,
    loyalty_users: [{ user_email: 'bob@zinrelo.com' }],
    more: false,
  });
  expect(active.data).not.toHaveProperty('next_start_index');
});

it('says what a user can do, and how often he did it', async () => {
  await server.call('POST', '/v1/loyalty/award', {
    form: { user_email: 'ann@zinrelo.com', activity_id: 'write_a_review' },
  });
  const url = '/v1/loyalty/users/ann@zinrelo.com/eligible_activities';
  const { body } = await server.call('GET', url);
  expect(body).toMatchObject({
    success: true,
    data: [
      { activity_id: 'created_an_account', activity_type: 'fixed', points: 100, rules: {} },
      { activity_id: 'made_a_purchase', activity_type: 'bonus_multiplier', bonus_multiplier: 1 },
      {
        activity_id: 'write_a_review',
        is_activity_available_to_user: true,
        rules: { frequency: { range: 'DAY', limit: '3', actions_completed: 1 } },
      },
      { activity_id: 'upload_photo' },
      { activity_id: 'took_a_survey', is_activity_available_to_user: false },
    ],
  });
});

it('shows a user the rewards within reach', async () => {
  const { data } = await server.call(
    'GET',
    `${BOB}/redemptions?is_still_valid=true&order_by=allowed_redeem_points&count=10&start_index=0&fetch_eligible_redemptions=true`,
  );
  expect(data).toEqual({
    total: 1,
    redemptions: [
      {
        redemption_name: '$5 OFF COUPON',
        giftcard_description: '$5 off for 50 points',
        redemption_type: 'Fixed Amount Discount',
        is_active: true,
        allowed_redeem_points: 50,
        redemption_value: '5',
        associated_levels: ['all'],
        redemption_id: 'reward_cb5f8',
        created_time: '17-Dec-2018 10:11:42',
        updated_time: '15-Jan-2019 05:06:10',
        coupon_status: { uploaded_coupons: 3, remaining_coupons: 2 },
      },
    ],
    more: false,
  });
  const all = await server.call(
    'GET',
    `${BOB}/redemptions?is_still_valid=False&fetch_eligible_redemptions=0&count=2`,
  );
  expect([all.data['total'], all.data['more']]).toEqual([3, true]);
});

it('lists rewards by id under both names, and all', async () => {
  const ids = async (query: string): Promise<unknown> => {
    const { data } = await server.call('GET', `/v1/loyalty/redemptions${query}`);
    return (data as unknown as { redemption_id: string }[]).map((one) => one.redemption_id);
  };
  expect(await ids('?redemption_ids=reward_d537f,reward_cb5f8')).toEqual([
    'reward_d537f',
    'reward_cb5f8',
  ]);
  expect(await ids('?reward_ids=reward_0f28c,unknown')).toEqual(['reward_0f28c']);
  expect(await ids('')).toHaveLength(4);
});

it('lists tiers, highest first, and the next one of a user', async () => {
  const ids = async (query: string): Promise<unknown> => {
    const { data } = await server.call('GET', `/v1/loyalty/tiers${query}`);
    return (data as unknown as { id: string }[]).map((tier) => tier.id);
  };
  expect(await ids('')).toEqual(['zrl_gold', 'zrl_silver']);
  expect(await ids('?fetch_all=true')).toEqual(['zrl_secret', 'zrl_gold', 'zrl_silver']);
  expect(await ids('?hide_tier_from_user=True')).toEqual(['zrl_secret']);
  expect(await ids('?tier_ids=zrl_gold, zrl_secret'.replace(' ', '%20'))).toEqual([
    'zrl_secret',
    'zrl_gold',
  ]);
  const gold = {
    id: 'zrl_gold',
    name: 'Gold',
    description: 'Gold Tier',
    minimum_points: 1000,
    bonus_multiplier: 1,
    tier_rewards: ['reward_0f28c'],
    is_active: true,
    is_default: false,
    hide_tier_from_user: false,
    updated_time: '15-Jan-2019 05:06:10',
    created_time: '17-Dec-2018 10:11:42',
  };
  const tiers = await server.call('GET', '/v1/loyalty/tiers?tier_ids=zrl_gold');
  expect(tiers.data).toEqual([
    { ...gold, rules: { '2.0x': 'Purchase on website, Write a Review' } },
  ]);
  expect((await server.call('GET', `${BOB}/next_tier`)).data).toEqual(gold);
  await server.call('POST', '/v1/loyalty/award', {
    form: { user_email: 'ann@zinrelo.com', activity_id: 'made_a_purchase', points_passed: '2000' },
  });
  const top = await server.call('GET', '/v1/loyalty/users/ann@zinrelo.com/next_tier');
  expect(top.body).toEqual({ data: {}, success: true });
});

it('reads events under both paths as their webhooks carry them', async () => {
  const kept = await server.query<{ id: string; type: string; email: string }>(
    "select id, type, data->'member'->>'email' as email from events order by id",
  );
  const bodies = new Map<string, Record<string, unknown>>();
  for (const { id, type } of kept) {
    const [short, long] = await Promise.all([
      server.call('GET', `/v1/events/${id}`),
      server.call('GET', `/v1/loyalty/events/${id}`),
    ]);
    expect(short.body).toEqual(long.body);
    if (short.status === 200) bodies.set(type, short.data);
  }
  expect([...bodies.values()].map((body) => body['event_type']).sort()).toEqual([
    'evt_level_upgrade',
    'evt_points_awarded',
    'evt_points_deducted',
    'evt_points_redeemed',
    'evt_user_enrollment',
  ]);
  const redeemed = bodies.get('points.redeemed')?.['data'] as Record<string, unknown>;
  expect(Object.keys(redeemed).sort()).toEqual([
    'coupon_code',
    'created_time',
    'id',
    'merchant_id',
    'points',
    'points_status',
    'redemption_id',
    'redemption_name',
    'transaction_type',
    'user_email',
    'user_first_name',
    'user_id',
    'user_last_name',
  ]);
  const unknown = await server.call('GET', '/v1/events/570265a77fae7c14c97a2b63');
  expect([unknown.status, unknown.code]).toEqual([404, 616]);
});
