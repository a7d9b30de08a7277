import { REFUSAL_CODES, type ProgramDocument, type RefusalCode } from '@fealty/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Received } from '../../../../tests/support/api-server.ts';
import { anyFile } from '../../../../tests/support/pictures.ts';
import { SHOP } from '../../../../tests/support/shop-program.ts';

/* One ledger behind two APIs: what one does the other sees, and both refuse the same. */

let server: ApiServer;
const V1 = '/v1/loyalty';
const V2 = '/v2/loyalty/transactions';

/** The shop with what each refusal needs. */
const PROGRAM: ProgramDocument = {
  ...SHOP,
  budgets: [{ id: 'small', name: 'Small', uses: 1 }],
  activities: [
    ...SHOP.activities,
    {
      id: 'once',
      name: 'Once',
      earn: { points: '5' },
      rules: [{ type: 'frequency', times: 1, per: 'lifetime' }],
    },
    {
      id: 'not_for_ann',
      name: 'Not for Ann',
      earn: { points: '5' },
      rules: [
        {
          type: 'exclusion',
          when: { attribute: 'member.email', operator: 'equals', value: 'ann@b.c' },
        },
      ],
    },
    { id: 'budgeted', name: 'Budgeted', earn: { points: '5' }, budget: 'small' },
  ],
  rewards: [
    ...SHOP.rewards,
    reward('reward_choice', {
      valuePerPoint: '0.01',
      points: { minimum: '5', maximum: '50', step: '5' },
    }),
    reward('reward_daily', { limits: [{ times: 1, per: 'day' }] }),
    reward('reward_stale', { coupons: 'pool', couponExpiry: { date: '2020-01-01' } }),
    reward('reward_pool', { coupons: 'pool' }),
    reward('reward_vip', {
      when: { attribute: 'member.tags', operator: 'contains_any', value: ['vip'] },
    }),
  ],
};

type Reward = ProgramDocument['rewards'][number];

function reward(id: string, more: Partial<Reward>): Reward {
  return { id, name: id, type: 'fixed_amount', value: '5', points: '1', coupons: 'none', ...more };
}

beforeAll(async () => {
  server = await apiServer(PROGRAM);
  await server.query('insert into budgets (merchant_id, budget_id) values ($1, $2)', [
    server.merchantId,
    'small',
  ]);
  for (const uid of ['ann', 'bob', 'out', 'gone', 'bad']) {
    const form = { first_name: uid, last_name: 'M', email: `${uid}@b.c`, uid };
    await server.call('POST', `${V1}/users`, { form });
  }
  await server.query(
    `update members set status = case uid when 'out' then 'opted_out' when 'gone' then 'deleted'
       when 'bad' then 'blocked' else status end`,
  );
});

afterAll(async () => {
  await server.close();
});

/** What a shop wants, said to either API. */
interface Wish {
  readonly v1: readonly [path: string, form: Readonly<Record<string, string>>];
  readonly v2: readonly [path: string, json: object];
}

function award(who: string, activity: string, more: object = {}): Wish {
  return {
    v1: ['award', { user_email: `${who}@b.c`, activity_id: activity }],
    v2: ['award', { member_id: who, activity_id: activity, ...more }],
  };
}

function buy(who: string, order: string, amount: string): Wish {
  const sums = { total: amount, subtotal: amount };
  const transaction_attributes = { order_id: order, order_total: amount, order_subtotal: amount };
  return {
    v1: ['purchase', { user_email: `${who}@b.c`, order_id: order, ...sums }],
    v2: ['award', { member_id: who, activity_id: 'made_a_purchase', transaction_attributes }],
  };
}

function redeem(who: string, reward: string): Wish {
  return {
    v1: ['redeem', { user_email: `${who}@b.c`, redemption_id: reward }],
    v2: ['redeem', { member_id: who, reward_id: reward }],
  };
}

function deduct(who: string, points: string): Wish {
  return {
    v1: ['users/deduct', { user_email: `${who}@b.c`, points_passed: points, reason: 'x' }],
    v2: ['deduct', { member_id: who, points }],
  };
}

function giveBack(who: string, order: string, more: Readonly<Record<string, string>> = {}): Wish {
  const { returned_amount, returned_product_id, quantity } = more;
  const attributes = {
    order_id: order,
    ...(returned_amount === undefined ? {} : { returned_amount }),
    ...(returned_product_id === undefined ? {} : { returned_product_id }),
    ...(quantity === undefined ? {} : { returned_product_quantity: quantity }),
  };
  return {
    v1: ['transaction/return', { order_id: order, ...more }],
    v2: ['return', { member_id: who, transaction_attributes: attributes }],
  };
}

function tell(version: 'v1' | 'v2', wish: Wish): Promise<Received> {
  const [path, sent] = wish[version];
  return version === 'v1'
    ? server.call('POST', `${V1}/${path}`, { form: sent as Record<string, string> })
    : server.call('POST', `${V2}/${path}`, { json: sent });
}

/** Joins, under a name of its own for each version. */
function join(uid: string, email: string, code = ''): Wish {
  const [first_name, last_name] = ['New', 'Comer'];
  return {
    v1: ['users', { first_name, last_name, email, uid, referral_code: code }],
    v2: ['../members', { member_id: uid, first_name, email_address: email, referrer_code: code }],
  };
}

const PRODUCT = { product_id: 'MUG', title: 'A mug', quantity: '2', price: '5' };

/** Bob's order of two mugs. */
function buyMugs(order_id: string, currency = 'USD'): Wish {
  const sums = { order_id, currency };
  const products = [PRODUCT];
  const v1 = { ...sums, total: '10', subtotal: '10', products: JSON.stringify(products) };
  const v2 = { ...sums, order_total: '10', order_subtotal: '10', products };
  return {
    v1: ['purchase', { user_email: 'bob@b.c', ...v1 }],
    v2: ['award', { member_id: 'bob', activity_id: 'made_a_purchase', transaction_attributes: v2 }],
  };
}

interface Refused {
  readonly wish: Wish;
  readonly v1: number;
  readonly v2: string;
  /** What must have happened before. */
  readonly before?: readonly Wish[];
}

const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';
const mugs = { returned_product_id: 'MUG', quantity: '9' };

/** A way to meet each refusal that both versions know. */
const REFUSED: Partial<Readonly<Record<RefusalCode, Refused>>> = {
  member_unknown: { wish: award('nobody', 'once'), v1: 602, v2: 'INCORRECT_MEMBER_ID_PASSED' },
  member_deleted: { wish: award('gone', 'once'), v1: 622, v2: 'MEMBER_DELETED' },
  member_blocked: { wish: redeem('bad', 'reward_daily'), v1: 623, v2: 'MEMBER_BLOCKED' },
  member_opted_out: { wish: award('out', 'once'), v1: 623, v2: 'INVALID_MEMBER_STATUS' },
  referrer_unknown: { wish: join('new', 'new@b.c', 'NOB0000'), v1: 601, v2: INVALID },
  uid_taken: { wish: join('ann', 'new@b.c'), v1: 619, v2: 'MEMBER_ID_ALREADY_IN_USE' },
  email_taken: { wish: join('new', 'ann@b.c'), v1: 619, v2: 'MEMBER_CREATION_UNSUCCESSFUL' },
  activity_unknown: {
    wish: award('ann', 'nothing'),
    v1: 611,
    v2: 'INCORRECT_ACTIVITY_ID_PASSED',
  },
  activity_paused: { wish: award('ann', 'took_a_survey'), v1: 610, v2: 'PAUSED_ACTIVITY' },
  order_taken: {
    before: [buyMugs('mugs-1')],
    wish: buyMugs('mugs-1'),
    v1: 609,
    v2: 'DUPLICATE_ORDER_ID',
  },
  order_unknown: { wish: giveBack('ann', 'none'), v1: 613, v2: 'TRANSACTION_DOES_NOT_EXIST' },
  base_missing: { wish: redeem('ann', 'reward_choice'), v1: 615, v2: INVALID },
  amount_malformed: {
    wish: giveBack('bob', 'mugs-1', { returned_amount: '0' }),
    v1: 601,
    v2: INVALID,
  },
  currency_unsupported: { wish: buyMugs('mugs-2', 'EUR'), v1: 601, v2: INVALID },
  product_unknown: {
    wish: giveBack('bob', 'mugs-1', { returned_product_id: 'CUP' }),
    v1: 620,
    v2: 'INCORRECT_PRODUCT_ID_PASSED',
  },
  quantity_exceeded: {
    wish: giveBack('bob', 'mugs-1', mugs),
    v1: 621,
    v2: 'INVALID_PRODUCT_QUANTITY',
  },
  return_exceeded: {
    wish: giveBack('bob', 'mugs-1', { returned_amount: '50' }),
    v1: 614,
    v2: 'INVALID_AMOUNT_TO_DEDUCT',
  },
  award_excluded: { wish: award('ann', 'not_for_ann'), v1: 618, v2: 'EXCLUDED_TRANSACTION' },
  limit_reached: {
    before: [award('ann', 'once')],
    wish: award('ann', 'once'),
    v1: 617,
    v2: 'MAX_AWARDS_EXCEEDED',
  },
  budget_exhausted: {
    before: [award('ann', 'budgeted')],
    wish: award('bob', 'budgeted'),
    v1: 617,
    v2: 'MAX_AWARDS_EXCEEDED',
  },
  reward_unknown: { wish: redeem('ann', 'nothing'), v1: 604, v2: 'INCORRECT_REWARD_ID_PASSED' },
  reward_inactive: { wish: redeem('ann', 'reward_00000'), v1: 605, v2: 'INACTIVE_REWARD' },
  reward_not_for_tier: { wish: redeem('ann', 'reward_0f28c'), v1: 605, v2: 'REWARD_NOT_AVAILABLE' },
  reward_not_for_member: { wish: redeem('ann', 'reward_vip'), v1: 605, v2: 'REWARD_NOT_AVAILABLE' },
  reward_limit_reached: {
    before: [redeem('ann', 'reward_daily')],
    wish: redeem('ann', 'reward_daily'),
    v1: 605,
    v2: 'MAX_REDEMPTIONS_EXCEEDED',
  },
  points_insufficient: { wish: redeem('ann', 'reward_d537f'), v1: 607, v2: 'INSUFFICIENT_POINTS' },
  coupons_exhausted: {
    before: [1, 2, 3].map(() => redeem('ann', 'reward_pool')),
    wish: redeem('ann', 'reward_pool'),
    v1: 608,
    v2: 'COUPONS_EXHAUSTED',
  },
  coupons_expired: { wish: redeem('ann', 'reward_stale'), v1: 606, v2: 'COUPONS_EXPIRED' },
};

/** Refusals that one version at most can meet, and why. */
const ONE_SIDED: Partial<Readonly<Record<RefusalCode, string>>> = {
  import_line_taken: 'imports alone',
  correction_line_taken: 'corrections alone',
  correction_unknown: 'corrections alone',
  correction_void: 'corrections alone',
  correction_changed: 'corrections alone',
  member_ambiguous: 'v1 names by e-mail address alone; v2 takes the first of what he is known by',
  merge_with_itself: 'v1 merges nobody',
  merge_unknown: 'v1 merges nobody',
  merge_overtaken: 'v1 merges nobody',
  merge_too_old: 'v1 merges nobody',
  merge_too_large: 'v1 merges nobody',
  merge_lapsed: 'v1 merges nobody',
  attribute_missing: 'v1 passes no attributes',
  attribute_malformed: 'v1 passes no attributes',
  attribute_taken: 'v1 passes no attributes',
  activity_not_for_members: 'the storefront alone',
  browser_order_untrusted: 'the storefront alone',
  activity_not_for_agents: 'help desks alone',
  award_too_large: 'help desks alone',
  file_taken: 'v1 takes no files',
  transaction_unknown: 'v1 settles nothing',
  transaction_settled: 'v1 settles nothing',
  prices_incomplete: 'both want a price of every product before they ask',
  redemption_in_progress: 'v1 has no carts',
  coupon_failed: 'codes can always be made unless the pattern is used up',
  tier_unknown: 'v1 gives no tiers',
};

describe('a refusal of the program', () => {
  it('is met in both versions, or in one at most for a reason', () => {
    const named = [...Object.keys(REFUSED), ...Object.keys(ONE_SIDED)];
    expect(named.toSorted()).toEqual([...REFUSAL_CODES].toSorted());
  });

  it.each(Object.entries(REFUSED))('is the same in both: %s', async (_code, refused) => {
    for (const wish of refused.before ?? []) {
      expect((await tell('v2', wish)).reason).toBe('');
    }
    const [one, two] = [await tell('v1', refused.wish), await tell('v2', refused.wish)];
    expect([one.code, two.code]).toEqual([refused.v1, refused.v2]);
    expect(one.reason).not.toBe('');
    expect(two.reason).not.toBe('');
  });

  it('is called after what was asked where a deduction takes more than there is', async () => {
    const wish = deduct('ann', '5000');
    expect([(await tell('v1', wish)).code, (await tell('v2', wish)).code]).toEqual([
      607,
      'INVALID_AMOUNT_TO_DEDUCT',
    ]);
  });
});

it.each(['v1', 'v2'] as const)('sees in both what %s was told', async (version) => {
  const other = version === 'v1' ? 'v2' : 'v1';
  const order = `order-${version}`;
  const wishes = [
    buy('ann', order, '200'),
    award('bob', 'write_a_review'),
    deduct('bob', '7'),
    redeem('ann', 'reward_cb5f8'),
    giveBack('ann', order, { returned_amount: '40' }),
    award('bob', 'upload_photo', { transaction_attributes: { image_file: anyFile() } }),
  ];
  for (const wish of wishes) {
    const answer = await tell(version, wish);
    expect([version, wish, answer.reason]).toEqual([version, wish, '']);
  }
  const twice = await tell(other, buy('ann', order, '200'));
  expect(twice.code).toBe(other === 'v1' ? 609 : 'DUPLICATE_ORDER_ID');
  const over = await tell(other, giveBack('ann', order, { returned_amount: '500' }));
  expect(over.code).toBe(other === 'v1' ? 614 : 'INVALID_AMOUNT_TO_DEDUCT');
});

it('lists the same transactions in both', async () => {
  for (const who of ['ann', 'bob']) {
    const span = 'from_date=01/01/2016&to_date=12/31/2040';
    const one = await server.call('GET', `${V1}/users/${who}@b.c/transactions?${span}`);
    const query = 'idParam=member_id&sort_by=created_date';
    const two = await server.call('GET', `/v2/loyalty/members/${who}/transactions?${query}`);
    expect(one.data['total']).toBe(two.data['total']);
    const shown = (two.data['transactions'] as Readonly<Record<string, unknown>>[]).map((row) => ({
      id: row['id'],
      type: row['transaction_type'],
      status: row['status'],
      points: row['points'],
    }));
    const known = (one.data['transactions'] as Readonly<Record<string, unknown>>[]).map((row) => ({
      id: row['id'],
      type: row['transaction_type'],
      status: row['points_status'],
      points: row['points'],
    }));
    expect(shown).toEqual(known);
  }
});
