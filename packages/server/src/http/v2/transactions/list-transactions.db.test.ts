import { anyFile } from '../../../../../../tests/support/pictures.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { openLanes } from '../../../../../../tests/support/open-lanes.ts';

let server: ApiServer;
const V2 = '/v2/loyalty';
const DAY = 86_400_000;

interface Row {
  readonly id: string;
  readonly transaction_type: string;
  readonly status: string;
  readonly points: number;
  readonly member_id: string;
  readonly award_info?: { readonly activity_id: string; readonly available_points?: number };
  readonly reward_info?: { readonly reward_id: string; readonly coupon_code: string };
}

/** Ids by what they are, in the order in which they were recorded. */
const made = new Map<string, string>();

/**
 * Ann's history on five days: signed up, bought, held a reward, waited for approval, deducted; then
 * a year later, when what was left had lapsed, Bob, who was merged into her after he had bought.
 */
beforeAll(async () => {
  server = await apiServer();
  for (const name of ['ann', 'bob']) {
    const form = { first_name: name, last_name: 'M', email: `${name}@b.c`, uid: name };
    await server.call('POST', '/v1/loyalty/users', { form });
  }
  await record('bought', 'award', purchase('L1', 100, '03/05/2020 10:00:00'));
  await server.moveClock(DAY);
  await record('held', 'redeem', { reward_id: 'reward_cb5f8', status: 'pending' });
  await server.moveClock(DAY);
  await record('waits', 'award', {
    activity_id: 'upload_photo',
    transaction_attributes: { image_file: anyFile() },
  });
  await server.moveClock(DAY);
  await record('deducted', 'deduct', { points: 5 });
  await record('bobs', 'award', { ...purchase('L2', 7), member_id: 'bob' });
  const lanes = openLanes(server.test, server.merchantId);
  const uid = (value: string): { by: 'uid'; value: string } => ({ by: 'uid', value });
  await lanes.send({ kind: 'merge_members', from: uid('bob'), into: uid('ann') });
  await server.moveClock(400 * DAY);
  await lanes.send({ kind: 'expire_points', member: uid('ann') });
  await lanes.close();
});

afterAll(async () => {
  await server.close();
});

async function record(name: string, path: string, json: object): Promise<void> {
  const sent = { member_id: 'ann', ...json };
  const answer = await server.call('POST', `${V2}/transactions/${path}`, { json: sent });
  expect(answer.code).toBeUndefined();
  made.set(name, String(answer.data['id']));
}

function purchase(order_id: string, total: number, transaction_date?: string): object {
  return {
    activity_id: 'made_a_purchase',
    ...(transaction_date === undefined ? {} : { transaction_date }),
    transaction_attributes: { order_id, order_total: total, order_subtotal: total },
  };
}

function list(query: string, of = 'members/ann/transactions?idParam=member_id'): Promise<Received> {
  return server.call('GET', `${V2}/${of}&${query}`);
}

const ALL = 'transactions?language=english';

function rowsOf({ data }: Received): readonly Row[] {
  return data['transactions'] as readonly Row[];
}

/** What a list holds, by names; the sign-ups and what lapsed by their kinds. */
function namesOf(answer: Received): readonly string[] {
  const names = new Map([...made].map(([name, id]) => [id, name]));
  return rowsOf(answer).map(({ id, award_info, status }) => {
    return names.get(id) ?? award_info?.activity_id ?? status;
  });
}

it('lists a member’s transactions newest first, those of whoever was merged too', async () => {
  const answer = await list('');
  expect(answer.data).toMatchObject({ total: 8, more: false, next_start_index: 8 });
  expect(namesOf(answer)).toEqual([
    'expired',
    'bobs',
    'deducted',
    'waits',
    'held',
    'bought',
    'created_an_account',
    'created_an_account',
  ]);
  expect(new Set(rowsOf(answer).map(({ member_id }) => member_id))).toEqual(new Set(['ann']));
  const oldest = await list('sort_by=created_date');
  expect(namesOf(oldest)).toEqual([...namesOf(answer)].reverse());
  expect(rowsOf(await list('', ALL))).toEqual(rowsOf(answer));
});

it('shows expiries as deductions, codes of carts, and what is left of awards', async () => {
  const rows = new Map(rowsOf(await list('')).map((row) => [row.id, row]));
  const held = rows.get(made.get('held') ?? '');
  expect(held).toMatchObject({ status: 'pending', reward_info: { coupon_code: 'reward_cb5f8-1' } });
  expect(rows.get(made.get('bobs') ?? '')).toMatchObject({ status: 'expired' });
  const expiry = rowsOf(await list('transaction_type={"eq":"deduct"}'));
  expect(expiry.map(({ status }) => status)).toEqual(['expired', 'deducted']);
  expect(rows.get(made.get('bobs') ?? '')?.award_info?.available_points).toBe(0);
});

it.each([
  ['status={"eq":"pending"}', ['waits', 'held']],
  ['status=PENDING', ['waits', 'held']],
  ['points_status={"in":"Pending,Deducted"}', ['deducted', 'waits', 'held']],
  ['status={"in":["deducted"]}', ['deducted']],
  ['transaction_type={"eq":"redeem"}', ['held']],
  ['transaction_type=redeem&status=redeemed', []],
  ['activity_id={"eq":"upload_photo"}', ['waits']],
  ['activity_id={"in":"upload_photo,made_a_purchase"}', ['bobs', 'waits', 'bought']],
  ['activity_id=nothing', []],
  ['reward_id={"eq":"reward_cb5f8"}', ['held']],
  ['transaction_date={"lt":"01/01/2021"}', ['bought']],
  ['transaction_date={"between":"03/05/2020-03/05/2020"}', ['bought']],
  ['transaction_date={"gt":"03/05/2020"}&transaction_type=redeem', ['held']],
  ['created_date={"lt":"01/01/2021"}', []],
  ['approved_date={"gt":"01/01/2021"}&activity_id=upload_photo', []],
  ['approved_date={"gt":"01/01/2021"}&activity_id={"eq":"made_a_purchase"}', ['bobs', 'bought']],
] as const)('finds by %s', async (query, expected) => {
  expect(namesOf(await list(query))).toEqual(expected);
  const all = await list(query, ALL);
  expect(namesOf(all)).toEqual(expected);
  expect(all.data).toMatchObject({ total: expected.length, more: false });
});

it('calls approved whatever was approved, and used up', async () => {
  const { code, data } = await server.call('POST', `${V2}/transactions/award`, {
    json: { member_id: 'ann', activity_id: 'write_a_review' },
  });
  expect([code, data['status']]).toEqual([undefined, 'auto_approved']);
  const review = String(data['id']);
  made.set('review', review);
  expect(namesOf(await list('status={"eq":"approved"}'))).toContain('review');
  await server.call('POST', `${V2}/transactions/deduct`, {
    json: { member_id: 'ann', points: 20 },
  });
  expect(namesOf(await list('status={"eq":"approved"}'))).toContain('review');
  expect(namesOf(await list('status={"eq":"exhausted"}'))).toEqual(['review']);
  expect(namesOf(await list('status={"eq":"auto_approved"}'))).not.toContain('review');
});

it('pages by either name, without losing or doubling any', async () => {
  const whole = rowsOf(await list(''));
  const seen: string[] = [];
  for (let start = 0, more = true; more;) {
    const answer = await list(`start_cursor=${String(start)}&count=3`);
    seen.push(...rowsOf(answer).map(({ id }) => id));
    expect(answer.data['total']).toBe(whole.length);
    start = Number(answer.data['next_start_index']);
    more = answer.data['more'] === true;
  }
  expect(seen).toEqual(whole.map(({ id }) => id));
  const beyond = await list('start_index=1000');
  expect(beyond.data).toMatchObject({ transactions: [], more: false });
});

it.each([
  ['count=0', 'count'],
  ['count=1001', 'count'],
  ['start_index=-1', 'start_index'],
  ['sort_by=points', 'sort_by'],
  ['status={"gt":"pending"}', 'status'],
  ['status={"eq":"late"}', 'late'],
  ['status={', 'status'],
  ['transaction_type=gift', 'gift'],
  ['created_date={"gt":"2020-01-01"}', 'created_date'],
  ['created_date={"in":"01/01/2020"}', 'created_date'],
  ['approved_date={"between":"01/01/2020"}', 'approved_date'],
  ['transaction_date={"eq":7}', 'transaction_date'],
])('refuses %s and names it', async (query, named) => {
  for (const answer of [await list(query), await list(query, ALL)]) {
    expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    expect(answer.reason).toContain(named);
  }
});

it('knows nobody else’s members and transactions, nor texts that are none', async () => {
  const absent = [
    ['members/nobody/transactions?idParam=member_id', 200, 'INCORRECT_MEMBER_ID_PASSED'],
    ['members/ann/transactions', 200, 'INCORRECT_MEMBER_ID_PASSED'],
    ['members/ann/transactions?idParam=shoe_size', 400, 'ID_PARAM_NAME_NOT_FOUND'],
    ['transactions/000000000000000000000000', 404, 'TRANSACTION_DOES_NOT_EXIST'],
    ['transactions/%00', 404, 'TRANSACTION_DOES_NOT_EXIST'],
    ['transactions/000000000000000000000000/why', 404, 'TRANSACTION_DOES_NOT_EXIST'],
    ['members/nobody/as-of?idParam=member_id', 200, 'INCORRECT_MEMBER_ID_PASSED'],
  ] as const;
  for (const [path, status, code] of absent) {
    const answer = await server.call('GET', `${V2}/${path}`);
    expect([path, answer.status, answer.code]).toEqual([path, status, code]);
  }
});

it('explains what it lists, by id and by order', async () => {
  const id = made.get('bought') ?? '';
  const byOrder = await server.call('GET', `${V2}/transactions/L1/why?idParam=order_id`);
  const why = await server.call('GET', `${V2}/transactions/${id}/why`);
  expect(why.data).toEqual(byOrder.data);
  const { sentences, trace } = why.data as { sentences: string[]; trace: unknown[] };
  expect(sentences).toHaveLength(trace.length);
  expect(sentences.join(' ')).toContain('100');
  const v1 = await server.call('GET', `/v1/loyalty/transactions/${id}/why`);
  expect(v1.data['sentences']).toEqual(sentences);
});

it('tells what was had at a moment, and what of it was known at another', async () => {
  const [clock] = await server.query<{ ms: number }>(
    'select clock_offset_ms::float8 as ms from merchants',
  );
  const now = Date.now() + (clock?.ms ?? 0);
  const asOf = async (query: Readonly<Record<string, number>>): Promise<unknown> => {
    const text = new URLSearchParams({ idParam: 'member_id' });
    for (const [name, at] of Object.entries(query)) text.set(name, slash(at));
    const answer = await server.call('GET', `${V2}/members/ann/as-of?${text.toString()}`);
    const { available_points, pending_points, reserved_points, tier_info } = answer.data;
    return [available_points, pending_points, reserved_points, tier_info];
  };
  const begun = now - 403 * DAY;
  const silver = { loyalty_tier_id: 'zrl_silver', loyalty_tier_name: 'Silver' };
  const member = await server.call('GET', '/v1/loyalty/users/ann@b.c');
  expect(await asOf({})).toEqual([member.data['available_points'], 50, 50, silver]);
  // Half a day after the order had been told, of which the shop said that it was from 2020.
  expect(await asOf({ at: begun + DAY / 2 })).toEqual([200, 0, 0, silver]);
  expect(await asOf({ at: begun + 1.5 * DAY })).toEqual([150, 0, 50, silver]);
  expect(await asOf({ at: begun + 2.5 * DAY })).toEqual([150, 50, 50, silver]);
  expect(await asOf({ at: Date.UTC(2020, 5, 1) })).toEqual([100, 0, 0, null]);
  expect(await asOf({ at: Date.UTC(2020, 5, 1), known_at: Date.UTC(2020, 5, 2) })).toEqual([
    ...[0, 0, 0],
    null,
  ]);
  expect(await asOf({ known_at: begun + DAY / 2 })).toEqual([200, 0, 0, silver]);
  const ahead = await server.call(
    'GET',
    `${V2}/members/ann/as-of?idParam=member_id&at=01/01/2999&known_at=then`,
  );
  expect([ahead.status, ahead.reason]).toEqual([400, expect.stringContaining('known_at')]);
  const late = await server.call('GET', `${V2}/members/ann/as-of?idParam=member_id&at=01/01/2999`);
  expect([late.status, late.reason]).toEqual([400, expect.stringContaining('after now')]);
});

/** `01/31/2026 00:00:00` */
function slash(at: number): string {
  const [day = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  const [year, month, date] = day.split('-');
  return `${String(month)}/${String(date)}/${String(year)} ${time}`;
}
