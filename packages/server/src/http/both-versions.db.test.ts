import { anyFile } from '../../../../tests/support/pictures.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Received } from '../../../../tests/support/api-server.ts';

/* One ledger behind two APIs: what one does the other sees, and both refuse the same. */

let server: ApiServer;
const V1 = '/v1/loyalty';
const V2 = '/v2/loyalty/transactions';

beforeAll(async () => {
  server = await apiServer();
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

it.each([
  [award('nobody', 'write_a_review'), 602, 'INCORRECT_MEMBER_ID_PASSED'],
  [award('gone', 'write_a_review'), 622, 'MEMBER_DELETED'],
  [award('bad', 'write_a_review'), 623, 'MEMBER_BLOCKED'],
  [award('out', 'write_a_review'), 623, 'INVALID_MEMBER_STATUS'],
  [award('ann', 'nothing'), 611, 'INCORRECT_ACTIVITY_ID_PASSED'],
  [award('ann', 'took_a_survey'), 610, 'PAUSED_ACTIVITY'],
  [redeem('ann', 'nothing'), 604, 'INCORRECT_REWARD_ID_PASSED'],
  [redeem('ann', 'reward_00000'), 605, 'INACTIVE_REWARD'],
  [redeem('ann', 'reward_d537f'), 607, 'INSUFFICIENT_POINTS'],
  [redeem('bad', 'reward_cb5f8'), 623, 'MEMBER_BLOCKED'],
  [deduct('ann', '5000'), 607, 'INVALID_AMOUNT_TO_DEDUCT'],
  [giveBack('ann', 'none'), 613, 'TRANSACTION_DOES_NOT_EXIST'],
] as const)('refuses the same in both: %j', async (wish, number, word) => {
  const [one, two] = [await tell('v1', wish), await tell('v2', wish)];
  expect([one.code, two.code]).toEqual([number, word]);
  expect(one.reason).not.toBe('');
  expect(two.reason).not.toBe('');
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
