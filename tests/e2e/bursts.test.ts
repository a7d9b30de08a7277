import { expect, it } from 'vitest';
import { appCode, base32Bytes } from '../support/authenticator.ts';
import { burst, statusesOf, type BurstAnswer, type BurstRequest } from '../support/burst.ts';
import { stockShop } from '../support/open-shop.ts';
import { signInAt } from '../support/person-at.ts';
import { runInside } from '../support/run-inside.ts';
import { signToken } from '../support/sign-token.ts';
import { useServer } from '../support/use-server.ts';
import { V1Client, type ShopKeys } from '../support/v1-client.ts';

/* What is good for one, asked for by many in the same moment: requests are released together, pipelined. */

const PROGRAM = {
  name: 'Bursts',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    { id: 'created_an_account', name: 'Sign-up', earn: { points: '100' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'slow', name: 'Slow', earn: { points: '30' }, approval: { mode: 'by_hand' } },
  ],
  rewards: [
    {
      ...{ id: 'reward_00001', name: 'The last one', type: 'fixed_amount', value: '5' },
      ...{ points: '50', coupons: 'pool' },
    },
    {
      ...{ id: 'reward_00002', name: 'All I have', type: 'product', value: '1' },
      ...{ points: '100', coupons: 'none' },
    },
  ],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};
const PASSWORD = 'three green bicycles';
/** Requests of a burst, and the connections that they come on. */
const [MANY, LINES] = [24, 8];

let keys: ShopKeys;
let owner: string;
const server = useServer(async ({ stock, environment, url }) => {
  keys = await stock(PROGRAM);
  await stockShop(environment, keys, PROGRAM, { reward_00001: ['ONLY-ONE'] });
  const boss = { email: 'boss@shop.example', password: PASSWORD, role: 'owner' } as const;
  owner = await signInAt(url, environment, keys, boss);
});

const byKey = () => ({ 'partner-id': keys.partnerId, 'api-key': keys.apiKey });
const byOwner = () => ({ authorization: `Bearer ${owner}` });

function times(many: number, request: (turn: number) => BurstRequest): readonly BurstRequest[] {
  return Array.from({ length: many }, (_, turn) => request(turn));
}

function send(requests: readonly BurstRequest[]): Promise<readonly BurstAnswer[]> {
  return burst(server.url, requests, LINES);
}

async function ask(
  path: string,
  json: object,
  headers: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const [answer] = await burst(server.url, [{ method: 'POST', path, headers, json }], 1);
  if (answer?.status !== 200) throw new Error(`${path} answered ${answer?.text ?? ''}`);
  return answer.data;
}

async function enroll(email: string): Promise<void> {
  const client = new V1Client(server.url, keys);
  await client.enroll(email);
  client.close();
}

async function balanceOf(email: string): Promise<number> {
  const client = new V1Client(server.url, keys);
  const balance = await client.balance(email);
  client.close();
  return balance;
}

/** One was told yes, and nobody met a defect. */
function expectOneWinner(answers: readonly BurstAnswer[]): void {
  const told = [...new Set(answers.map(({ text }) => text))].join(' ').slice(0, 500);
  expect(answers.filter(({ isDone }) => isDone).length, told).toBe(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
}

function redeem(member_id: string, reward_id: string): BurstRequest {
  const json = { member_id, reward_id };
  return { method: 'POST', path: '/v2/loyalty/transactions/redeem', headers: byKey(), json };
}

it('the last coupon goes to one of many members', async () => {
  const emails = Array.from({ length: MANY }, (_, turn) => `coupon${String(turn)}@example.com`);
  await Promise.all(emails.map((email) => enroll(email)));
  expectOneWinner(await send(emails.map((email) => redeem(email, 'reward_00001'))));
});

it('the last points are spent once', async () => {
  await enroll('points@example.com');
  expectOneWinner(await send(times(MANY, () => redeem('points@example.com', 'reward_00002'))));
  expect(await balanceOf('points@example.com')).toBe(0);
});

it('one order earns once, told by the shop', async () => {
  await enroll('order@example.com');
  const json = {
    ...{ member_id: 'order@example.com', activity_id: 'made_a_purchase' },
    transaction_attributes: { order_id: 'BURST-1', order_total: '80', order_subtotal: '80' },
  };
  const path = '/v2/loyalty/transactions/award';
  expectOneWinner(
    await send(times(MANY, () => ({ method: 'POST', path, headers: byKey(), json }))),
  );
  expect(await balanceOf('order@example.com')).toBe(180);
});

it('one order earns once, told by a browser and signed by the shop', async () => {
  await enroll('browser@example.com');
  const exp = Math.floor(Date.now() / 1000) + 600;
  const told = { member_id: 'browser@example.com', order_id: 'BURST-2', subtotal: '40', exp };
  const token = signToken({ member_id: told.member_id, exp }, keys.apiKey);
  const headers = { 'partner-id': keys.partnerId, authorization: `Bearer ${token}` };
  const json = {
    ...{ order_id: told.order_id, subtotal: '40' },
    order_token: signToken(told, keys.apiKey),
  };
  const path = '/v2/loyalty-storefront/orders';
  expectOneWinner(await send(times(MANY, () => ({ method: 'POST', path, headers, json }))));
  expect(await balanceOf('browser@example.com')).toBe(140);
});

it('one request key has one effect, and all are answered the same', async () => {
  await enroll('key@example.com');
  const headers = { ...byKey(), 'idempotency-key': 'a-burst' };
  const json = { member_id: 'key@example.com', points: 7, reason: 'A burst' };
  const path = '/v2/loyalty/transactions/deduct';
  const answers = await send(times(MANY, () => ({ method: 'POST', path, headers, json })));
  expect(statusesOf(answers)).toEqual({ 200: MANY });
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await balanceOf('key@example.com')).toBe(93);
});

it('an award that waits is approved or rejected once', async () => {
  await enroll('slow@example.com');
  const json = { member_id: 'slow@example.com', activity_id: 'slow' };
  const { id } = await ask('/v2/loyalty/transactions/award', json, byKey());
  const path = `/v2/loyalty/transactions/${String(id)}`;
  expectOneWinner(
    await send(
      times(MANY, (turn) => ({
        ...{ method: 'POST', headers: byKey(), json: {} },
        path: `${path}/${turn % 2 === 0 ? 'approve' : 'reject'}`,
      })),
    ),
  );
});

it('a second person agrees once', async () => {
  const { id } = await ask('/v2/loyalty/approvals', { subject: 'A burst', what: 'All' }, byKey());
  const path = `/v2/loyalty/approvals/${String(id)}`;
  expectOneWinner(
    await send(
      times(MANY, (turn) => ({
        ...{ method: 'POST', headers: byOwner(), json: {} },
        path: `${path}/${turn % 2 === 0 ? 'approve' : 'refuse'}`,
      })),
    ),
  );
});

/** As many as are let in while passwords are looked at. */
const PASSWORDS = 8;

async function linkOf(args: readonly string[]): Promise<string> {
  const all = ['person', ...args, '--merchant', keys.partnerId];
  const { out, err } = await runInside(all, server.environment);
  const link = /#(fll_\S+)/.exec(out)?.[1];
  if (link === undefined) throw new Error(err);
  return link;
}

it('a link sets one password: an invitation, and a reset', async () => {
  for (const args of [
    ['add', 'bob@shop.example', '--role', 'agent'],
    ['reset-link', 'bob@shop.example'],
  ]) {
    const token = await linkOf(args);
    expectOneWinner(
      await send(
        times(PASSWORDS, (turn) => ({
          ...{ method: 'POST', path: '/account/set-password', headers: {} },
          json: { token, new: `${String(turn)} yellow balloons fly` },
        })),
      ),
    );
  }
});

it('a code of an app and a recovery code open one session each', async () => {
  const email = 'ann@shop.example';
  const taken = { email, password: PASSWORD, role: 'manager' } as const;
  const session = await signInAt(server.url, server.environment, keys, taken);
  const headers = { authorization: `Bearer ${session}` };
  const offered = await ask('/account/second-factor', { password: PASSWORD }, headers);
  const key = base32Bytes(String(offered['key']));
  const on = await ask('/account/second-factor/confirm', { code: appCode(key) }, headers);
  const [recovery] = on['recovery_codes'] as readonly string[];
  // The one that switched it on is used up; the next one is taken half a minute early.
  for (const code of [appCode(key, 1), recovery ?? '']) {
    const halves: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const json = { email, password: PASSWORD, answer_with: 'token' };
      halves.push(String((await ask('/account/sign-in', json, {}))['second_step']));
    }
    expectOneWinner(
      await send(
        times(MANY, (turn) => ({
          ...{ method: 'POST', path: '/account/sign-in/code', headers: {} },
          json: { second_step: halves[turn % halves.length], code, answer_with: 'token' },
        })),
      ),
    );
  }
});
