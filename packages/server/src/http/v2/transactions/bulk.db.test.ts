import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';

let server: ApiServer;
const BULK = '/v2/loyalty/transactions/bulk';

interface Result {
  readonly status: number;
  readonly success: boolean;
  readonly data?: { readonly id: string; readonly points: number; readonly member_id: string };
  readonly error_code?: string;
  readonly reason?: string;
}

beforeAll(async () => {
  server = await apiServer();
  for (const name of ['ann', 'bob', 'cleo']) {
    const form = { first_name: name, last_name: 'M', email: `${name}@b.c`, uid: name };
    await server.call('POST', '/v1/loyalty/users', { form });
  }
});

afterAll(async () => {
  await server.close();
});

function send(commands: unknown, headers: Record<string, string> = {}): Promise<Received> {
  return server.call('POST', BULK, { json: { commands }, headers });
}

function resultsOf({ data }: Received): readonly Result[] {
  return data['results'] as readonly Result[];
}

function purchase(member_id: string, order_id: string, total = 10): object {
  const transaction_attributes = { order_id, order_total: total, order_subtotal: total };
  return { action: 'award', member_id, activity_id: 'made_a_purchase', transaction_attributes };
}

async function balance(name: string): Promise<unknown> {
  return (await server.call('GET', `/v1/loyalty/users/${name}@b.c`)).data['available_points'];
}

it('answers each command in its place, and no bad one harms another', async () => {
  const answer = await send([
    purchase('ann', 'B1', 60),
    { action: 'redeem', member_id: 'ann@b.c', reward_id: 'reward_cb5f8' },
    { action: 'return', member_id: 'ann', transaction_attributes: { order_id: 'B1' } },
    'nonsense',
    { action: 'transfer', member_id: 'ann' },
    { action: 'deduct', member_id: 'ann' },
    { action: 'deduct', member_id: 'nobody', points: 1 },
    { action: 'award', member_id: 'bob', activity_id: 'made_a_purchase' },
    { ...purchase('bob', 'B9'), transaction_date: '01/01/2999' },
    { action: 'Deduct', member_id: 'bob', points: 20, transaction_attributes: { tags: 'x' } },
    { action: 'deduct', member_id: 'bob', points: 1000 },
    { action: 'return', member_id: 'bob', transaction_attributes: { order_id: 'B1' } },
    { action: 'deduct', member_id: 'bob', points: 1, idempotency_key: 'with space' },
    null,
  ]);
  expect(answer.status).toBe(200);
  expect(answer.data).toMatchObject({ succeeded: 4, refused: 10 });
  expect(resultsOf(answer).map(({ status, error_code }) => [status, error_code])).toEqual([
    [200, undefined],
    [200, undefined],
    [200, undefined],
    [400, 'INVALID_REQUEST_PARAMETER_VALUES'],
    [400, 'INVALID_REQUEST_PARAMETER_VALUES'],
    [400, 'INVALID_REQUEST_PARAMETER_VALUES'],
    [200, 'INCORRECT_MEMBER_ID_PASSED'],
    [400, 'INVALID_REQUEST_PARAMETER_VALUES'],
    [400, 'INVALID_REQUEST_PARAMETER_VALUES'],
    [200, undefined],
    [200, 'INVALID_AMOUNT_TO_DEDUCT'],
    [404, 'TRANSACTION_DOES_NOT_EXIST'],
    [400, 'INVALID_REQUEST_PARAMETER_VALUES'],
    [400, 'INVALID_REQUEST_PARAMETER_VALUES'],
  ]);
  expect(await Promise.all(['ann', 'bob'].map(balance))).toEqual([50, 80]);
});

it('carries out what one member is sent in order, however long it is', async () => {
  // Each deduction takes all that the award before it gave.
  const commands = Array.from({ length: 60 }, (_, n) => [
    { action: 'deduct', member_id: 'cleo', points: n === 0 ? 100 : 10 },
    purchase('CLEO@b.c', `C${String(n)}`),
  ]).flat();
  const answer = await send(commands);
  expect(answer.data).toMatchObject({ succeeded: 120, refused: 0 });
  expect(await balance('cleo')).toBe(10);
});

it('gives the same answers under the same keys, each its own or that of the whole', async () => {
  const before = await balance('bob');
  const commands = [
    { action: 'deduct', member_id: 'bob', points: 1, idempotency_key: 'mine' },
    { action: 'deduct', member_id: 'bob', points: 2 },
  ];
  const key = { 'idempotency-key': 'whole' };
  const first = await send(commands, key);
  const again = await send(commands, key);
  expect(resultsOf(again)).toEqual(resultsOf(first));
  expect(await balance('bob')).toBe(Number(before) - 3);
  const [other] = resultsOf(await send([{ ...commands[0], points: 5 }]));
  expect([other?.status, other?.error_code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
});

it('simulates all of them and writes nothing', async () => {
  const before = await balance('bob');
  const commands = Array.from({ length: 20 }, () => ({
    action: 'deduct',
    member_id: 'bob',
    points: 50,
  }));
  const answer = await send(commands, { 'fealty-simulate': 'true' });
  expect(answer.data).toMatchObject({ succeeded: 20 });
  expect(await balance('bob')).toBe(before);
});

it('takes a thousand', async () => {
  const names = ['ann', 'bob', 'cleo'];
  const answer = await send(
    Array.from({ length: 1000 }, (_, n) => purchase(names[n % 3] ?? '', `K${String(n)}`, 1)),
  );
  expect(answer.data).toMatchObject({ succeeded: 1000, refused: 0 });
  const places = resultsOf(answer).map(({ data }) => data?.member_id);
  expect(places).toEqual(places.map((_, n) => names[n % 3]));
});

it.each([
  [{}, 'commands'],
  [{ commands: [] }, '0 items'],
  [{ commands: {} }, 'commands'],
  [{ commands: 'deduct' }, 'commands'],
  [{ commands: Array.from({ length: 1001 }, () => ({})) }, '1001'],
])('refuses an envelope that is none: %j', async (json, named) => {
  const answer = await server.call('POST', BULK, { json });
  expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  expect(answer.reason).toContain(named);
});

it('takes nothing from a key that may only read', async () => {
  const answer = await send([purchase('ann', 'X')], { 'api-key': 'key-read' });
  expect([answer.status, answer.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
});
