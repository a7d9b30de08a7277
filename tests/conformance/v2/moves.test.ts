import { describe, expect, it } from 'vitest';
import { at, type WireAnswer } from '../clients/wire.ts';
import { award, deduction, member, redemption } from './documented-fields.ts';
import { get, post, put, useRowShop, type Ask } from './row-shop.ts';
import { judgeRows, type Row } from './rows.ts';

/* Rows 9 to 15: spending, taking back, and settling what waits. */

const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';
const shop = useRowShop();

const joining = (member_id: string, more: object = {}): Row => ({
  row: 1,
  says: `lets ${member_id} join`,
  ask: post('members', { member_id, ...more }),
  data: member,
});
const buying = (member_id: string, order_id: string, order_total: string): Row => ({
  row: 8,
  says: `awards order ${order_id} to ${member_id}`,
  ask: post('transactions/award', {
    member_id,
    activity_id: 'made_a_purchase',
    transaction_attributes: {
      order_id,
      order_total,
      order_subtotal: order_total,
      products: [
        {
          product_id: 'MUG',
          product_price: Number(order_total) / 2,
          product_quantity: 2,
          product_title: 'A mug',
        },
      ],
    },
  }),
  data: award,
  shows: { 'data.points': Number(order_total) },
  keeps: { [order_id]: 'data.id' },
});
const has = (row: number, member_id: string, points: number): Row => ({
  row,
  says: `leaves ${member_id} with ${String(points)} points`,
  ask: get(`members/${member_id}?idParam=member_id`),
  data: member,
  shows: { 'data.available_points': points },
});
const redeem = (reward_id: string, more: object = {}): Ask =>
  post('transactions/redeem', { member_id: 'bob', reward_id, ...more });
const settle = (id: string, how: 'approve' | 'reject' | 'reverse'): Ask =>
  post(`transactions/${id}/${how}`);

const redeeming: readonly Row[] = [
  joining('bob'),
  buying('bob', 'A-1', '800'),
  {
    row: 9,
    says: 'redeems at once unless told otherwise, and hands out a code',
    ask: redeem('reward_five', { transaction_attributes: { reason: 'gift', tags: ['web'] } }),
    data: redemption,
    shows: {
      'data.status': 'redeemed',
      'data.points': 100,
      'data.reward_info.reward_id': 'reward_five',
      'data.reward_info.reward_name': '$5 off',
      'data.transaction_attributes': { reason: 'gift', tags: ['web'] },
    },
    keeps: { final: 'data.id' },
  },
  {
    row: 9,
    says: 'takes the number of points for a reward that lets the member choose',
    ask: redeem('reward_cash', { points: '60' }),
    data: redemption,
    shows: { 'data.points': 60, 'data.reward_info.reward_value': '0.6' },
  },
  ...(
    [
      ['wants', {}],
      ['refuses fewer than the least', { points: 40 }],
      ['refuses what lies between two steps of', { points: 55 }],
      ['refuses a word for', { points: 'many' }],
    ] as const
  ).map(([how, more]): Row => ({
    row: 9,
    says: `${how} points of such a reward`,
    ask: redeem('reward_cash', more),
    refused: [400, INVALID, /points/],
  })),
  {
    row: 9,
    says: 'holds points for a cart and shows the code',
    ask: redeem('reward_five', { status: 'pending' }),
    data: redemption,
    shows: { 'data.status': 'pending', 'data.points': 100 },
    keeps: { cart: 'data.id', code: 'data.reward_info.coupon_code' },
  },
  has(9, 'bob', 640),
  {
    row: 9,
    says: 'holds one cart of a member at a time',
    ask: redeem('reward_five', { status: 'pending' }),
    refused: [400, 'ANOTHER_REDEMPTION_IN_PROGRESS'],
  },
  {
    row: 9,
    says: 'refuses a status that there is not',
    ask: redeem('reward_five', { status: 'maybe' }),
    refused: [400, INVALID, /status/],
  },
  {
    row: 9,
    says: 'wants a reward_id',
    ask: post('transactions/redeem', { member_id: 'bob' }),
    refused: [400, INVALID, /reward_id/],
  },
];

const settlingCarts: readonly Row[] = [
  {
    row: 13,
    says: 'rejects what waits in a cart, with its reward and its code',
    ask: settle('{cart}', 'reject'),
    data: redemption,
    shows: {
      'data.id': '{cart}',
      'data.status': 'rejected',
      'data.reward_info.reward_id': 'reward_five',
      'data.reward_info.coupon_code': '{code}',
    },
  },
  has(13, 'bob', 740),
  ...(['reject', 'approve'] as const).map((how): Row => ({
    row: how === 'reject' ? 13 : 12,
    says: `refuses politely to ${how} it afterwards`,
    ask: settle('{cart}', how),
    refused: [200, 'INVALID_TRANSACTION_STATUS', /rejected/],
  })),
  {
    row: 9,
    says: 'never gives a code out again',
    ask: redeem('reward_five', { status: 'pending' }),
    data: redemption,
    keeps: { cart: 'data.id', second: 'data.reward_info.coupon_code' },
  },
  {
    row: 12,
    says: 'approves with an empty body of the type JSON',
    ask: settle('{cart}', 'approve'),
    data: redemption,
    shows: { 'data.status': 'redeemed', 'data.reward_info.coupon_code': '{second}' },
  },
  has(12, 'bob', 640),
  ...(['approve', 'reject'] as const).map((how): Row => ({
    row: how === 'reject' ? 13 : 12,
    says: `refuses politely to ${how} what is final`,
    ask: settle('{cart}', how),
    refused: [200, 'INVALID_TRANSACTION_STATUS'],
  })),
  has(13, 'bob', 640),
];

const refusedRewards: readonly Row[] = [
  ...(
    [
      ['a reward that there is not', 'reward_nothing', 'INCORRECT_REWARD_ID_PASSED'],
      ['a reward that is paused', 'reward_paused', 'INACTIVE_REWARD'],
      ['a reward of another tier', 'reward_gold', 'REWARD_NOT_AVAILABLE'],
      ['a reward that costs more than he has', 'reward_dear', 'INSUFFICIENT_POINTS'],
    ] as const
  ).map(([what, reward_id, code]): Row => ({
    row: 9,
    says: `refuses ${what}`,
    ask: redeem(reward_id),
    refused: [200, code],
  })),
  ...(
    [
      ['reward_daily', 'MAX_REDEMPTIONS_EXCEEDED'],
      ['reward_last', 'COUPONS_EXHAUSTED'],
    ] as const
  ).flatMap(([reward_id, code]): readonly Row[] => [
    {
      row: 9,
      says: `hands out ${reward_id} once`,
      ask: redeem(reward_id),
      data: redemption,
      shows: { 'data.points': 10 },
    },
    { row: 9, says: `refuses ${reward_id} then`, ask: redeem(reward_id), refused: [200, code] },
  ]),
];

const deduct = (more: object): Ask =>
  post('transactions/deduct', { member_id: 'bob', points: 20, ...more });

const deducting: readonly Row[] = [
  {
    row: 10,
    says: 'takes points away, and says why',
    ask: deduct({ transaction_attributes: { reason: 'goodwill', tags: 'support,phone' } }),
    data: deduction,
    shows: {
      'data.points': 20,
      'data.status': 'deducted',
      'data.transaction_attributes': { reason: 'goodwill', tags: ['support', 'phone'] },
    },
  },
  {
    row: 10,
    says: 'reads points that are a text',
    ask: deduct({ points: '20' }),
    data: deduction,
    shows: { 'data.points': 20 },
  },
  has(10, 'bob', 580),
  {
    row: 10,
    says: 'takes no more than there is',
    ask: deduct({ points: 581 }),
    refused: [200, 'INVALID_AMOUNT_TO_DEDUCT', /Not enough points to deduct/],
  },
  ...(['0', '-1', 'x', null] as const).map((points): Row => ({
    row: 10,
    says: `refuses ${JSON.stringify(points)} points`,
    ask: deduct({ points }),
    refused: [400, INVALID, /points/],
  })),
];

const giveBack = (order_id: string | null, more: object = {}): Ask =>
  post('transactions/return', {
    member_id: 'bob',
    transaction_attributes: { order_id, reason: 'too large', tags: ['back'], ...more },
  });

const returning: readonly Row[] = [
  {
    row: 11,
    says: 'takes back a part by its amount',
    ask: giveBack('A-1', { returned_amount: '100.4' }),
    data: deduction,
    shows: {
      'data.points': 100,
      'data.transaction_attributes.order_id': 'A-1',
      'data.transaction_attributes.reason': 'too large',
      'data.transaction_attributes.tags': ['back'],
    },
  },
  {
    row: 11,
    says: 'takes back a part by product and quantity, which may have decimals',
    ask: giveBack('A-1', { returned_product_id: 'MUG', returned_product_quantity: '0.5' }),
    data: deduction,
  },
  {
    row: 11,
    says: 'knows no product that the order does not hold',
    ask: giveBack('A-1', { returned_product_id: 'CUP', returned_product_quantity: 1 }),
    refused: [200, 'INCORRECT_PRODUCT_ID_PASSED', /CUP/],
  },
  {
    row: 11,
    says: 'takes no more of a product back than was bought',
    ask: giveBack('A-1', { returned_product_id: 'MUG', returned_product_quantity: 3 }),
    refused: [200, 'INVALID_PRODUCT_QUANTITY'],
  },
  {
    row: 11,
    says: 'takes back no more than the order holds',
    ask: giveBack('A-1', { returned_amount: '5000' }),
    refused: [200, 'INVALID_AMOUNT_TO_DEDUCT'],
  },
  ...(['0', '-5', 'x'] as const).map((returned_amount): Row => ({
    row: 11,
    says: `refuses an amount of ${returned_amount}`,
    ask: giveBack('A-1', { returned_amount }),
    refused: [400, INVALID, /returned_amount/],
  })),
  { row: 11, says: 'wants an order_id', ask: giveBack(null), refused: [400, INVALID, /order_id/] },
  {
    row: 11,
    says: 'knows no order that never was',
    ask: giveBack('A-0'),
    refused: [404, 'TRANSACTION_DOES_NOT_EXIST', /A-0/],
  },
  {
    row: 11,
    says: 'takes the whole order back where nothing but its id is passed',
    ask: giveBack('A-1'),
    data: deduction,
  },
  {
    row: 11,
    says: 'takes it back once',
    ask: giveBack('A-1'),
    refused: [200, 'INVALID_AMOUNT_TO_DEDUCT'],
  },
];

const settlingAwards: readonly Row[] = [
  joining('ann'),
  ...(['first', 'second', 'third'] as const).map((name): Row => ({
    row: 8,
    says: `lets the ${name} award wait`,
    ask: post('transactions/award', { member_id: 'ann', activity_id: 'visited_a_shop' }),
    data: award,
    shows: { 'data.status': 'pending', 'data.points': 30 },
    keeps: { [name]: 'data.id' },
  })),
  {
    row: 14,
    says: 'changes what is said of a pending award, and not its status',
    ask: put('transactions/{first}', {
      transaction_attributes: { reason: 'seen', tags: ['ok'], clerk: 'Eve' },
    }),
    data: award,
    shows: {
      'data.id': '{first}',
      'data.status': 'pending',
      'data.transaction_attributes': { reason: 'seen', tags: ['ok'], clerk: 'Eve' },
    },
  },
  {
    // Decision 0021: what an award was judged by cannot be amended.
    row: 14,
    says: 'refuses to change what the award was judged by',
    ask: put('transactions/{first}', { transaction_attributes: { order_total: '5' } }),
    refused: [400, INVALID, /order_total/],
  },
  {
    row: 12,
    says: 'approves a pending award, and the balance rises',
    ask: settle('{first}', 'approve'),
    data: award,
    shows: { 'data.status': 'approved', 'data.award_info.points_status': 'approved' },
  },
  has(12, 'ann', 130),
  {
    row: 13,
    says: 'rejects a pending award, and the balance stays',
    ask: settle('{second}', 'reject'),
    data: award,
    shows: { 'data.status': 'rejected', 'data.approved_date': null },
  },
  has(13, 'ann', 130),
  ...(
    [
      [12, 'approve'],
      [13, 'reject'],
    ] as const
  ).flatMap(([row, how]) =>
    (['first', 'second'] as const).map((name): Row => ({
      row,
      says: `refuses politely to ${how} the ${name} one again`,
      ask: settle(`{${name}}`, how),
      refused: [200, 'INVALID_TRANSACTION_STATUS'],
    })),
  ),
  {
    row: 14,
    says: 'changes nothing of an award that is approved',
    ask: put('transactions/{first}', { transaction_attributes: { reason: 'late' } }),
    refused: [200, 'INVALID_TRANSACTION_STATUS'],
  },
  {
    row: 14,
    says: 'wants to know what is to be changed',
    ask: put('transactions/{third}', {}),
    refused: [400, INVALID, /transaction_attributes/],
  },
  buying('ann', 'B-1', '70'),
  {
    row: 15,
    says: 'reverses an award by as much as it earned',
    ask: settle('{first}', 'reverse'),
    data: deduction,
    shows: { 'data.points': 30, 'data.deduct_info.reversed_transaction_id': '{first}' },
  },
  has(15, 'ann', 170),
  {
    row: 15,
    says: 'reverses an award once',
    ask: settle('{first}', 'reverse'),
    refused: [200, 'INVALID_TRANSACTION_STATUS'],
  },
  {
    row: 15,
    says: 'reverses no redemption',
    ask: settle('{final}', 'reverse'),
    refused: [200, 'INVALID_TRANSACTION_STATUS'],
  },
  {
    row: 15,
    says: 'finds the award by its order',
    ask: post('transactions/B-1/reverse?idParam=order_id'),
    data: deduction,
    shows: { 'data.points': 70, 'data.deduct_info.reversed_transaction_id': '{B-1}' },
  },
  ...(
    [
      [12, 'POST', '/approve'],
      [13, 'POST', '/reject'],
      [14, 'PUT', ''],
      [15, 'POST', '/reverse'],
    ] as const
  ).flatMap(([row, method, verb]): readonly Row[] => {
    const ask = (query: string): Ask => ({
      ...put(`transactions/0123456789abcdef01234567${verb}${query}`, {
        transaction_attributes: { reason: 'x' },
      }),
      method,
    });
    return [
      {
        row,
        says: `knows no transaction of that id to ${method} ${verb}`,
        ask: ask(''),
        refused: [404, 'TRANSACTION_DOES_NOT_EXIST'],
      },
      {
        row,
        says: `refuses to ${method} ${verb} by an attribute that there is not`,
        ask: ask('?idParam=nickname'),
        refused: [400, 'ID_PARAM_NAME_NOT_FOUND'],
      },
      {
        row,
        says: `refuses to ${method} ${verb} by an attribute that several share`,
        ask: ask('?idParam=reason'),
        refused: [400, 'ATTRIBUTE_NOT_UNIQUE'],
      },
    ];
  }),
];

/** Whose state bars him, by what is asked for him. */
const barred: readonly Row[] = [
  joining('blocked', { member_status: 'blocked' }),
  joining('out', { member_status: 'opted_out' }),
  joining('gone'),
  {
    row: 4,
    says: 'deletes a member',
    ask: put('members/gone?idParam=member_id', { member_status: 'deleted' }),
    data: member,
  },
  ...(
    [
      ['nobody', 'INCORRECT_MEMBER_ID_PASSED'],
      ['gone', 'MEMBER_DELETED'],
      ['blocked', 'MEMBER_BLOCKED'],
      ['out', 'INVALID_MEMBER_STATUS'],
    ] as const
  ).map(([member_id, code]): Row => ({
    row: 9,
    says: `redeems nothing for a member who is ${member_id}`,
    ask: redeem('reward_last', { member_id }),
    refused: [200, code],
  })),
  ...(
    [
      ['nobody', 'INCORRECT_MEMBER_ID_PASSED'],
      ['gone', 'MEMBER_DELETED'],
    ] as const
  ).map(([member_id, code]): Row => ({
    row: 10,
    says: `deducts nothing from a member who is ${member_id}`,
    ask: deduct({ member_id }),
    refused: [200, code],
  })),
  {
    row: 11,
    says: 'does not know the member whose order comes back',
    ask: post('transactions/return', {
      member_id: 'nobody',
      transaction_attributes: { order_id: 'A-1' },
    }),
    refused: [200, 'INCORRECT_MEMBER_ID_PASSED'],
  },
  {
    // Decision 0021: another member's order is as unknown as one that never was.
    row: 11,
    says: 'does not take the order of one member back from another',
    ask: post('transactions/return', {
      member_id: 'ann',
      transaction_attributes: { order_id: 'A-1' },
    }),
    refused: [404, 'TRANSACTION_DOES_NOT_EXIST'],
  },
];

describe('moves of points', () => {
  judgeRows(shop, [
    ...redeeming,
    ...settlingCarts,
    ...refusedRewards,
    ...deducting,
    ...returning,
    ...settlingAwards,
    ...barred,
  ]);
});

describe('a cart whose time is over', () => {
  const timer = { member_id: 'late', reward_id: 'reward_five', status: 'pending' };
  const balance = async (): Promise<unknown> =>
    (await shop.grant(get('members/late?idParam=member_id')))['available_points'];
  const told = ({ status, json }: WireAnswer): unknown[] => [status, json['error_code']];

  it('gives its points back, and is neither approved nor rejected afterwards', async () => {
    await shop.grant(post('members', { member_id: 'late' }));
    const cart = await shop.grant(post('transactions/redeem', timer));
    const id = String(cart['id']);
    expect(await balance()).toBe(0);
    // 30 minutes is what a cart has unless the program says otherwise.
    await passMinutes(29);
    expect(await balance()).toBe(0);
    await passMinutes(2);
    expect(await balance()).toBe(100);
    const rejected = await shop.grant(get(`transactions/${id}`));
    expect([rejected['status'], rejected['reward_info']]).toEqual([
      'rejected',
      cart['reward_info'],
    ]);
    for (const how of ['approve', 'reject', 'approve'] as const) {
      const answer = await shop.ask(settle(id, how));
      expect([how, ...told(answer)]).toEqual([how, 200, 'INVALID_TRANSACTION_STATUS']);
      expect(answer.json['reason']).toMatch(/rejected/);
    }
    expect(await balance()).toBe(100);
    const next = await shop.grant(post('transactions/redeem', timer));
    expect(at(next, 'reward_info.coupon_code')).not.toBe(at(cart, 'reward_info.coupon_code'));
  });

  /** Moves the clock of the store and waits until all that was due has happened. */
  async function passMinutes(minutes: number): Promise<void> {
    await shop.ask(post('test-clock/advance', { by: { minutes } }));
    await expect
      .poll(async () => (await shop.grant(get('test-clock')))['advance'], { timeout: 20_000 })
      .toBeNull();
  }
});
