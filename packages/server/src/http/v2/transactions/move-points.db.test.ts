import { anyFile } from '../../../../../../tests/support/pictures.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';

let server: ApiServer;
const T = '/v2/loyalty/transactions';
type Data = Readonly<Record<string, unknown>>;

beforeAll(async () => {
  server = await apiServer();
});

afterAll(async () => {
  await server.close();
});

let people = 0;
/** A new member with so many points beside the hundred of the sign-up. */
async function memberWith(points: number): Promise<string> {
  people += 1;
  const name = `member-${String(people)}`;
  const form = { first_name: 'M', last_name: 'N', email: `${name}@b.c`, uid: name };
  await server.call('POST', '/v1/loyalty/users', { form });
  if (points > 0) await buy(name, `first-${name}`, points);
  return name;
}

async function buy(member_id: string, order_id: string, total: number): Promise<Data> {
  const answer = await post('award', {
    member_id,
    activity_id: 'made_a_purchase',
    transaction_attributes: { order_id, order_total: total, order_subtotal: total },
  });
  expect(answer.code).toBeUndefined();
  return answer.data;
}

function post(path: string, json?: object): Promise<Received> {
  return server.call('POST', `${T}/${path}`, json === undefined ? {} : { json });
}

async function balance(member: string): Promise<unknown> {
  const answer = await server.call('GET', `/v1/loyalty/users/${member}@b.c`);
  return answer.data['available_points'];
}

it('redeems at once, with the coupon and what was said of it', async () => {
  const member_id = await memberWith(0);
  const answer = await post('redeem', {
    member_id,
    reward_id: 'reward_cb5f8',
    transaction_attributes: { reason: 'treat', tags: ['a', 'b'], channel: 'app' },
  });
  expect(answer.body).toMatchObject({
    success: true,
    data: {
      transaction_type: 'redeem',
      member_id,
      status: 'redeemed',
      points: 50,
      reward_info: { reward_id: 'reward_cb5f8', reward_name: '$5 OFF COUPON' },
      transaction_attributes: { reason: 'treat', tags: ['a', 'b'], channel: 'app' },
    },
  });
  expect(answer.data['reward_info']).toHaveProperty('coupon_code', 'reward_cb5f8-1');
  expect(await balance(member_id)).toBe(50);
});

it('deducts what is there, and not a point more', async () => {
  const member_id = await memberWith(0);
  const said = { transaction_attributes: { reason: 'fraud', tags: 'x' } };
  const taken = await post('deduct', { member_id, points: 30, ...said });
  expect(taken.data).toMatchObject({
    transaction_type: 'deduct',
    status: 'deducted',
    points: 30,
    deduct_info: { reason: 'deduct' },
    transaction_attributes: { reason: 'fraud', tags: ['x'] },
  });
  const short = await post('deduct', { member_id, points: '71' });
  expect([short.status, short.code, short.reason]).toEqual([
    200,
    'INVALID_AMOUNT_TO_DEDUCT',
    'Not enough points to deduct.',
  ]);
  expect(await balance(member_id)).toBe(70);
});

it('takes back parts of an order, then the rest of it, then nothing more', async () => {
  const member_id = await memberWith(0);
  const award = await post('award', {
    member_id,
    activity_id: 'made_a_purchase',
    transaction_attributes: {
      order_id: 'R1',
      order_total: '100',
      order_subtotal: '100',
      products: [
        { product_id: 'p1', product_price: '20', product_quantity: '2', product_title: 'A' },
        { product_id: 'p2', product_price: '60', product_quantity: 1, product_title: 'B' },
      ],
    },
  });
  const give = (more: object): Promise<Received> =>
    post('return', { member_id, transaction_attributes: { order_id: 'R1', ...more } });
  const half = await give({
    returned_product_id: 'p1',
    returned_product_quantity: '0.5',
    reason: 'too small',
    tags: ['size'],
  });
  expect(half.data).toMatchObject({
    points: 10,
    status: 'deducted',
    deduct_info: {
      reason: 'return',
      returned_for_order_id: 'R1',
      reversed_transaction_id: award.data['id'],
    },
    transaction_attributes: { reason: 'too small', tags: ['size'] },
  });
  expect((await give({ returned_amount: 30 })).data['points']).toBe(30);
  expect((await give({})).data['points']).toBe(60);
  const again = await give({});
  expect([again.status, again.code]).toEqual([200, 'INVALID_AMOUNT_TO_DEDUCT']);
  expect(await balance(member_id)).toBe(100);
});

it('reverses an award once, by its id or by its order', async () => {
  const member_id = await memberWith(0);
  const award = await buy(member_id, 'V1', 70);
  const first = await post('V1/reverse?idParam=order_id', {
    transaction_attributes: { reason: 'mistake' },
  });
  expect(first.data).toMatchObject({
    points: 70,
    deduct_info: { reason: 'reverse', reversed_transaction_id: award['id'] },
    transaction_attributes: { reason: 'mistake' },
  });
  const second = await post(`${String(award['id'])}/reverse`);
  expect([second.status, second.code]).toEqual([200, 'INVALID_TRANSACTION_STATUS']);
  expect(await balance(member_id)).toBe(100);
});

it('approves and rejects awards that wait, each once', async () => {
  const member_id = await memberWith(0);
  const wait = async (): Promise<string> =>
    String(
      (
        await post('award', {
          member_id,
          activity_id: 'upload_photo',
          transaction_attributes: { image_file: anyFile() },
        })
      ).data['id'],
    );
  const [good, bad] = [await wait(), await wait()];
  expect((await post(`${good}/approve`)).data).toMatchObject({ id: good, status: 'approved' });
  expect((await post(`${bad}/reject`)).data).toMatchObject({ id: bad, status: 'rejected' });
  for (const [id, how] of [
    [good, 'approve'],
    [good, 'reject'],
    [bad, 'approve'],
    [bad, 'reject'],
  ]) {
    const again = await post(`${id ?? ''}/${how ?? ''}`);
    expect([again.status, again.code]).toEqual([200, 'INVALID_TRANSACTION_STATUS']);
    expect(again.reason).not.toBe('');
  }
  expect(await balance(member_id)).toBe(150);
});

it('modifies an award while it waits, and leaves what was said first where it stands', async () => {
  const member_id = await memberWith(0);
  const said = { reason: 'first', tags: ['new'], album: 'one', place: 'Rome' };
  const { data } = await post('award', {
    member_id,
    activity_id: 'upload_photo',
    transaction_attributes: { ...said, image_file: anyFile() },
  });
  const id = String(data['id']);
  const put = (json: object): Promise<Received> => server.call('PUT', `${T}/${id}`, { json });
  const changed = await put({
    points: 40,
    transaction_attributes: { reason: 'looked at', tags: 'seen,good', album: 'two' },
  });
  const now = { reason: 'looked at', tags: ['seen', 'good'], album: 'two', place: 'Rome' };
  expect(changed.data).toMatchObject({
    status: 'pending',
    points: 40,
    transaction_attributes: now,
  });
  await put({ transaction_attributes: { place: 'Oslo' } });
  const approved = await post(`${id}/approve`);
  const end = { ...now, place: 'Oslo' };
  expect(approved.data).toMatchObject({
    status: 'approved',
    points: 40,
    transaction_attributes: end,
  });
  const read = await server.call('GET', `${T}/${id}`);
  expect(read.data).toMatchObject({ points: 40, transaction_attributes: end, tags: now.tags });
  const late = await put({ transaction_attributes: { reason: 'too late' } });
  expect([late.status, late.code]).toEqual([200, 'INVALID_TRANSACTION_STATUS']);
  expect(await balance(member_id)).toBe(140);
});

it('finds a transaction by its order, and by nothing that several may share', async () => {
  const member_id = await memberWith(0);
  const award = await buy(member_id, 'F/1', 10);
  const read = (by: string, value = 'F%2F1'): Promise<Received> =>
    server.call('GET', `${T}/${value}?idParam=${by}`);
  expect((await read('order_id')).data['id']).toBe(award['id']);
  expect((await read('id', String(award['id']))).data['order_id']).toBeUndefined();
  for (const [by, status, code] of [
    ['reason', 400, 'ATTRIBUTE_NOT_UNIQUE'],
    ['shoe_size', 400, 'ID_PARAM_NAME_NOT_FOUND'],
    ['id', 404, 'TRANSACTION_DOES_NOT_EXIST'],
  ] as const) {
    const answer = await read(by);
    expect([answer.status, answer.code]).toEqual([status, code]);
  }
});

const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';

it.each([
  ['redeem', { reward_id: 'reward_cb5f8' }, 400, INVALID, 'member_id'],
  ['redeem', { member_id: 'm' }, 400, INVALID, 'reward_id'],
  ['redeem', { member_id: 'nobody', reward_id: 'r' }, 200, 'INCORRECT_MEMBER_ID_PASSED', 'nobody'],
  ['redeem', { reward_id: 'nothing' }, 200, 'INCORRECT_REWARD_ID_PASSED', 'nothing'],
  ['redeem', { reward_id: 'reward_00000' }, 200, 'INACTIVE_REWARD', ''],
  ['redeem', { reward_id: 'reward_0f28c' }, 200, 'REWARD_NOT_AVAILABLE', ''],
  ['redeem', { reward_id: 'reward_d537f' }, 200, 'INSUFFICIENT_POINTS', '1000'],
  ['redeem', { reward_id: 'reward_cb5f8', status: 'maybe' }, 400, INVALID, 'status'],
  ['redeem', { reward_id: 'reward_cb5f8', points: 'many' }, 400, INVALID, 'points'],
  ['redeem', { reward_id: 'reward_cb5f8', points: '0' }, 400, INVALID, 'points'],
  ['redeem', { reward_id: 'reward_cb5f8', points: '60' }, 400, INVALID, 'points'],
  ['redeem', { reward_id: 'reward_cb5f8', transaction_attributes: 7 }, 400, INVALID, 'attributes'],
  ['deduct', {}, 400, INVALID, 'points'],
  ['deduct', { points: 0 }, 400, INVALID, 'points'],
  ['deduct', { points: -5 }, 400, INVALID, 'points'],
  ['deduct', { points: 1.5 }, 400, INVALID, 'points'],
  ['deduct', { points: [1, 2] }, 400, INVALID, 'points'],
  ['deduct', { points: '1e9' }, 400, INVALID, 'points'],
  ['return', {}, 400, INVALID, 'transaction_attributes'],
  ['return', { transaction_attributes: {} }, 400, INVALID, 'order_id'],
  [
    'return',
    { transaction_attributes: { order_id: 'none' } },
    404,
    'TRANSACTION_DOES_NOT_EXIST',
    'none',
  ],
  [
    'return',
    { transaction_attributes: { order_id: 'other', returned_amount: 5 } },
    404,
    'TRANSACTION_DOES_NOT_EXIST',
    'other',
  ],
  [
    'return',
    { transaction_attributes: { order_id: 'mine', returned_amount: 0 } },
    400,
    INVALID,
    'amount',
  ],
  [
    'return',
    { transaction_attributes: { order_id: 'mine', returned_amount: 500 } },
    200,
    'INVALID_AMOUNT_TO_DEDUCT',
    '',
  ],
  [
    'return',
    { transaction_attributes: { order_id: 'mine', returned_product_quantity: 1 } },
    400,
    INVALID,
    'returned_product_id',
  ],
  [
    'return',
    { transaction_attributes: { order_id: 'mine', returned_product_id: 'nothing' } },
    200,
    'INCORRECT_PRODUCT_ID_PASSED',
    'nothing',
  ],
  ['0123/approve', undefined, 404, 'TRANSACTION_DOES_NOT_EXIST', '0123'],
  ['%00/reject', undefined, 404, 'TRANSACTION_DOES_NOT_EXIST', ''],
  ['0123/reverse', undefined, 404, 'TRANSACTION_DOES_NOT_EXIST', '0123'],
  ['0123/approve?idParam=tags', undefined, 400, 'ATTRIBUTE_NOT_UNIQUE', 'tags'],
] as const)('refuses %s %o', async (path, json, ...expected) => {
  const [status, code, named] = expected;
  await person();
  const answer = await post(path, json === undefined ? json : { member_id: 'refused', ...json });
  const missing = named === 'member_id';
  const asked = missing ? await post(path, json) : answer;
  expect([asked.status, asked.code]).toEqual([status, code]);
  expect(asked.reason).toContain(named);
});

let made: Promise<void> | null = null;
/** Somebody with an order, and somebody else with one. */
function person(): Promise<void> {
  made ??= (async () => {
    for (const [uid, order] of [
      ['refused', 'mine'],
      ['somebody', 'other'],
    ] as const) {
      const form = { first_name: 'M', last_name: 'N', email: `${uid}@b.c`, uid };
      await server.call('POST', '/v1/loyalty/users', { form });
      await buy(uid, order, 40);
    }
  })();
  return made;
}

it('refuses to settle, reverse or modify what is of another kind', async () => {
  const member_id = await memberWith(0);
  const { data } = await post('deduct', { member_id, points: 1 });
  const id = String(data['id']);
  for (const how of ['approve', 'reject', 'reverse']) {
    const answer = await post(`${id}/${how}`);
    expect([answer.status, answer.code]).toEqual([200, 'INVALID_TRANSACTION_STATUS']);
  }
  const json = { transaction_attributes: { reason: 'x' } };
  expect((await server.call('PUT', `${T}/${id}`, { json })).code).toBe(
    'INVALID_TRANSACTION_STATUS',
  );
  const award = await buy(member_id, 'K1', 10);
  const put = (sent: object): Promise<Received> =>
    server.call('PUT', `${T}/${String(award['id'])}`, { json: sent });
  expect((await put({})).code).toBe(INVALID);
  expect((await put({ transaction_attributes: { order_id: 'K2' } })).reason).toContain('order_id');
  expect((await put({ points: 'x' })).reason).toContain('points');
});
