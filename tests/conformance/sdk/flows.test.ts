import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookBody } from '@fealty/contract/v2';
import {
  createClient,
  createStorefrontClient,
  FealtyOutcomeUnknown,
  FealtyRefusal,
  FealtyUnauthorized,
  type FealtyClient,
} from '@fealty/sdk';
import { createV1Client } from '@fealty/sdk/v1';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  awardOrder,
  foreseeReturn,
  returnPart,
} from '../../../packages/sdk/examples/award-and-return.ts';
import { createReceiver, type ToldEvent } from '../../../packages/sdk/examples/receive-webhooks.ts';
import { closeCart, putIntoCart } from '../../../packages/sdk/examples/redeem-in-a-cart.ts';
import { listExpiring } from '../../../packages/sdk/examples/walk-members.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { misfits } from '../../support/description.ts';
import { startFealty, type FealtyServer } from '../../support/fealty-process.ts';
import { lossyProxy, type LossyProxy } from '../../support/lossy-proxy.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import { signToken } from '../../support/sign-token.ts';
import { UNLIMITED } from '../../support/unlimited.ts';
import type { ShopKeys } from '../../support/v1-client.ts';
import { LOOPBACK_RECEIVERS } from '../../support/webhook-setting.ts';
import { EXAMPLES_PROGRAM } from '../described/program.ts';

/*
 * What a shop does with the SDK, against a server, on a way on which answers get lost. The examples of
 * the package are used as they stand.
 */

let database: TestDatabase;
let server: FealtyServer;
let keys: ShopKeys;
let client: FealtyClient;
let proxy: LossyProxy;
/** The same store, over the way that loses answers. */
let lossy: FealtyClient;

beforeAll(async () => {
  database = await testDatabase();
  const environment = {
    ...{ DATABASE_URL: database.url, FEALTY_SECRET: randomBytes(32).toString('hex') },
    ...{ ...UNLIMITED, ...LOOPBACK_RECEIVERS },
  };
  keys = await openShop(environment, { isTest: true });
  await stockShop(environment, keys, EXAMPLES_PROGRAM);
  server = await startFealty(environment);
  proxy = await lossyProxy(server.url);
  client = createClient({ baseUrl: server.url, ...keys });
  lossy = createClient({ baseUrl: proxy.url, ...keys });
});

afterAll(async () => {
  await proxy.close();
  await server.stop();
  await database.drop();
});

async function join(member_id: string, target = client): Promise<string> {
  return (await target.members.create({ member_id, email_address: `${member_id}@example.com` })).id;
}

async function balance(member: string): Promise<number> {
  return (await client.members.read(member, { idParam: 'member_id' })).available_points;
}

describe('a write whose answer is lost', () => {
  it('is done once, and its answer comes with the repetition', async () => {
    await join('lost-1');
    proxy.loseAnswers(2);
    const before = proxy.carried();
    const params = { member_id: 'lost-1', activity_id: 'write_a_review' };
    const awarded = await lossy.transactions.award(params);
    expect(proxy.carried() - before).toBe(3);
    expect(awarded.points).toBe(20);
    expect(await balance('lost-1')).toBe(120);
    const { transactions } = await client.members.listTransactions('lost-1', {
      ...{ idParam: 'member_id', activity_id: { eq: 'write_a_review' } },
    });
    expect(transactions.map(({ id }) => id)).toEqual([awarded.id]);
  });

  it('is said to be unknown after the last try, and told by the same key', async () => {
    await join('lost-2');
    proxy.loseAnswers(2);
    const params = { member_id: 'lost-2', activity_id: 'write_a_review' };
    const error: unknown = await lossy.transactions
      .award(params, { retries: 1 })
      .catch((reason: unknown) => reason);
    if (!(error instanceof FealtyOutcomeUnknown)) throw error;
    expect(error.attempts).toBe(2);
    expect(await balance('lost-2')).toBe(120);
    const idempotencyKey = error.idempotencyKey ?? '';
    const told = await lossy.transactions.award(params, { idempotencyKey });
    expect(told.status).toBe('auto_approved');
    expect(await balance('lost-2')).toBe(120);
  });

  it('is repeated in version 1 alike', async () => {
    const v1 = createV1Client({ baseUrl: proxy.url, ...keys });
    await join('lost-3');
    proxy.loseAnswers(1);
    const { points } = await v1.award({
      ...{ user_email: 'lost-3@example.com', activity_id: 'write_a_review' },
    });
    expect(points).toBe(20);
    expect((await v1.readUser('lost-3@example.com')).available_points).toBe(120);
  });
});

describe('refusals and simulations', () => {
  it('carry codes, fields and reasons', async () => {
    await join('poor-1');
    const params = { member_id: 'poor-1', reward_id: 'reward_cb5f8' };
    const refusals = await Promise.all(
      [
        client.transactions.redeem({ ...params, reward_id: 'none' }),
        client.transactions.redeem({ member_id: '', reward_id: '' }),
        client.transactions.read('0123456789abcdef01234567'),
        createClient({ baseUrl: server.url, ...keys, apiKey: 'none' }).tiers.list(),
      ].map((call) => call.catch((reason: unknown) => reason)),
    );
    expect(refusals).toMatchObject([
      { name: 'FealtyRefusal', code: 'INCORRECT_REWARD_ID_PASSED', status: 200 },
      { code: 'INVALID_REQUEST_PARAMETER_VALUES', fields: ['member_id', 'reward_id'] },
      { code: 'TRANSACTION_DOES_NOT_EXIST', status: 404, idempotencyKey: null },
      { name: 'FealtyUnauthorized', status: 401 },
    ]);
    expect(refusals[3]).toBeInstanceOf(FealtyUnauthorized);
    expect((refusals[0] as FealtyRefusal).requestId).toMatch(/\S/);
  });

  it('tell why, whether it would be done or refused, and write nothing', async () => {
    await join('maybe-1');
    const params = { member_id: 'maybe-1', activity_id: 'write_a_review' };
    const { data, trace } = await client.transactions.award(params, { simulate: true });
    expect(data.points).toBe(20);
    expect(trace.length).toBeGreaterThan(0);
    expect(await balance('maybe-1')).toBe(100);
    const poor = { member_id: 'maybe-1', points: '500' };
    const error: unknown = await client.transactions
      .deduct(poor, { simulate: true })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FealtyRefusal);
    expect((error as FealtyRefusal).trace.length).toBeGreaterThan(0);
  });

  it('stand in a bulk one by one', async () => {
    await join('bulk-1');
    const { results } = await client.transactions.bulk({
      commands: [
        { action: 'award', member_id: 'bulk-1', activity_id: 'write_a_review' },
        { action: 'deduct', member_id: 'nobody', points: '5', idempotency_key: 'b-2' },
      ],
    });
    expect(results.map(({ success }) => success)).toEqual([true, false]);
  });
});

describe('long lists', () => {
  it('are walked whole, whatever the size of a page', async () => {
    const ids = Array.from({ length: 130 }, (_, number) => `walk-${String(number)}`);
    const lines = ids.map((id, index) => ({
      line: index + 2,
      fields: { email: `${id}@example.com`, uid: id, points: String(index + 1) },
    }));
    const sent = { what: 'members', import_id: 'walk', lines } as const;
    const { taken } = await client.imports.send(sent);
    expect(taken).toBe(130);
    const found: string[] = [];
    for await (const member of client.members.each({ search: 'walk-', count: 25 })) {
      found.push(member.member_id);
    }
    expect(new Set(found)).toEqual(new Set(ids));
    expect(found).toHaveLength(130);
    expect((await listExpiring(client, 3)).size).toBe(3);
    let csv = '';
    for await (const part of client.exports.each({ what: 'members', count: 50 })) csv += part.csv;
    expect(ids.filter((id) => csv.includes(`${id}@example.com`))).toHaveLength(130);
  });

  it('of events are followed from a place, and on from there', async () => {
    const { next_after } = await client.events.list({ after: 'now' });
    await join('event-1');
    const names: string[] = [];
    for await (const { event } of client.events.each({ after: next_after })) names.push(event);
    // Who joined is told with what he got for it, so that comes first.
    expect(names).toEqual(['points.awarded', 'member.enrolled']);
  });

  it('of rewards are judged by the cart that is told beside', async () => {
    await join('cart-0');
    const page = await client.members.listRewards('cart-0', {
      ...{ idParam: 'member_id', include_ineligible: true, sort_by: ['rank'] },
      transaction_attributes: { product_ids: ['112', '113'] },
    });
    expect(page.rewards.length).toBe(3);
  });
});

describe('the examples', () => {
  it('award an order once, foresee its return, and take back a part', async () => {
    await join('buyer-1');
    const order = { id: 'o-1', buyer: 'buyer-1', total: '108.50', subtotal: '100.00' };
    expect(await awardOrder(client, order)).toBe(100);
    expect(await awardOrder(client, order)).toBe(100);
    expect(await awardOrder(createClient({ baseUrl: server.url, ...keys }), order)).toBe(100);
    expect(await foreseeReturn(client, order, '40.00')).toBe(40);
    expect(await balance('buyer-1')).toBe(200);
    const came = { amount: '40.00', parcel: 'p-1' };
    expect(await returnPart(client, order, came)).toBe(40);
    expect(await returnPart(client, order, came)).toBe(40);
    expect(await balance('buyer-1')).toBe(160);
  });

  it('put a reward into a cart, and close it either way', async () => {
    await join('cart-1');
    const { partnerId, apiKey } = keys;
    const claims = { member_id: 'cart-1', exp: Math.floor(Date.now() / 1000) + 3600 };
    const token = signToken(claims, apiKey);
    const storefront = createStorefrontClient({ baseUrl: server.url, partnerId, token });
    const first = await putIntoCart(storefront, 'reward_cb5f8');
    if (first === null) throw new Error('he has enough points');
    expect(first.couponCode).toMatch(/^DOC-/);
    expect(await closeCart(client, first, false)).toBe('rejected');
    const second = await putIntoCart(storefront, 'reward_cb5f8');
    if (second === null) throw new Error('his points came back');
    expect(await closeCart(client, second, true)).toBe('redeemed');
    await putIntoCart(storefront, 'reward_cb5f8');
    expect(await balance('cart-1')).toBe(0);
    const { transactions } = await storefront.listTransactions({ status: { eq: 'pending' } });
    for (const { id } of transactions) await client.transactions.approve(id);
    expect(await putIntoCart(storefront, 'reward_cb5f8')).toBeNull();
  });

  it('receive webhooks, also while the secret is rotated', async () => {
    const kept: ToldEvent[] = [];
    const secrets: string[] = [];
    const receiver = createReceiver(secrets, (event) => {
      kept.push(event);
      return Promise.resolve();
    });
    const url = await listen(receiver);
    const made = await client.webhooks.create({
      ...{ name: 'CRM', url, events: ['event_points_earned'] },
    });
    const send = async (): Promise<number | null> =>
      (await client.webhooks.test(made.id, { event: 'event_points_earned' })).status;
    expect(await send()).toBe(401);
    secrets.push(made.secret_key ?? 'not shown');
    expect(await send()).toBe(200);
    const { secret_key } = await client.webhooks.rotateSecret(made.id, { overlap_hours: 1 });
    expect(await send()).toBe(200);
    secrets.splice(0, 1, secret_key ?? 'not shown');
    expect(await send()).toBe(200);
    expect(kept.map(({ event }) => event)).toEqual(Array(3).fill('points.awarded'));
    const body = { request_id: '1', total_count: '3', created_date: '', events: kept };
    expect(misfits({ ...WebhookBody }, body)).toEqual([]);
    await new Promise((resolve) => receiver.close(resolve));
  });
});

async function listen(receiver: Server): Promise<string> {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  return `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/hook`;
}
