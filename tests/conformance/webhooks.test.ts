import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askV2, type AskedStore } from '../support/ask-v2.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { startHookReceiver, type HookReceiver, type Received } from '../support/hook-receiver.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { V1Client, type ShopKeys } from '../support/v1-client.ts';
import { addWebhook, LOOPBACK_RECEIVERS, type MadeWebhook } from '../support/webhook-setting.ts';
import { V1_EVENTS, V2_EVENTS, V2_REQUEST } from './documented-events.ts';

/*
 * A shop's life through its API, and what reaches the shop's server of it: bodies field by field as
 * documented, signatures as libraries verify them that others wrote.
 */

const PROGRAM = {
  name: 'Heard of',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 6 },
  policies: { returnsLowerTier: true },
  tierRules: { kind: 'rolling', months: 12, downgrade: 'at_once' },
  referrals: { referrer: 'refer_a_friend', waitDays: 14 },
  occasions: { winback: { activity: 'came_back', inactiveDays: 60 } },
  activities: [
    { id: 'became_an_email_subscriber', name: 'Became an Email Subscriber', earn: { points: '6' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'refer_a_friend', name: 'Refer a Friend', earn: { points: '3' } },
    { id: 'came_back', name: 'Came back', earn: { points: '5' } },
    { id: 'survey', name: 'Survey', earn: { points: '40' }, approval: { mode: 'by_hand' } },
  ],
  rewards: [
    { id: 'new_redemption_50', name: 'new redemption 50', type: 'fixed_amount', value: '5' },
  ].map((reward) => ({ ...reward, points: '50', coupons: 'pool' })),
  tiers: [
    { id: 'zrl_silver', name: 'Silver', threshold: '0' },
    { id: 'zrl_pearl', name: 'Pearl', threshold: '500' },
  ],
};
const V1_TYPES = [
  ...['member.enrolled', 'points.awarded', 'points.redeemed', 'points.deducted'],
  ...['tier.upgraded', 'tier.downgraded'],
] as const;
const V2_TYPES = [
  ...V1_TYPES,
  ...['member.updated', 'member.deleted', 'points.rejected', 'points.expired', 'winback.offered'],
  'referral.succeeded',
] as const;
const EMAIL = 'aditya@example.com';
const ORDER = { order_id: 'o-1', total: '600', subtotal: '600', currency: 'USD' };

let database: TestDatabase;
let server: FealtyServer;
let receiver: HookReceiver;
let keys: ShopKeys;
let shop: V1Client;
let hooks: Record<'v1' | 'v2' | 'chosen', MadeWebhook>;

beforeAll(async () => {
  database = await testDatabase();
  const environment = {
    ...{ DATABASE_URL: database.url, FEALTY_SECRET: randomBytes(32).toString('hex') },
    ...{ ...LOOPBACK_RECEIVERS, FEALTY_BASE_URL: 'https://loyalty.example' },
  };
  keys = await openShop(environment, { isTest: true });
  await stockShop(environment, keys, PROGRAM, { new_redemption_50: ['GET5-1', 'GET5-2'] });
  [server, receiver] = await Promise.all([
    startFealty(environment),
    startHookReceiver({ keepsBodies: true }),
  ]);
  shop = new V1Client(server.url, keys);
  const hook = (kind: MadeWebhook['kind'], path: string, terms: object): Promise<MadeWebhook> =>
    addWebhook(environment, keys, { kind, url: receiver.url(path), ...terms });
  hooks = {
    v1: await hook('webhook_v1', '/v1', { types: [...V1_TYPES] }),
    v2: await hook('webhook_v2', '/v2', { types: [...V2_TYPES], batchSize: 10 }),
    // Of the merchant's own choice, as the platform's console takes it; in base64 for the libraries.
    chosen: await hook('webhook_v2', '/chosen', {
      ...{ types: ['member.enrolled'], secret: `whsec_${randomBytes(24).toString('base64')}` },
    }),
  };
  await receiver.behave({
    secrets: {
      ...{ '/v1': [hooks.v1.secret], '/v2': [hooks.v2.secret], '/chosen': [hooks.chosen.secret] },
    },
  });
  await liveALife();
});

afterAll(async () => {
  shop.close();
  await server.stop();
  await receiver.stop();
  await database.drop();
});

/** One of everything that v1 and v2 tell of. */
async function liveALife(): Promise<void> {
  const person = { first_name: 'Aditya', last_name: 'Pingle', email: EMAIL, uid: 'adi1234' };
  await done('users', person);
  const member = { user_email: EMAIL };
  await done('award', { ...member, activity_id: 'became_an_email_subscriber' });
  await done('purchase', { ...member, ...ORDER, activity_id: 'made_a_purchase' });
  await done('redeem', { ...member, redemption_id: 'new_redemption_50' });
  await done('users/deduct', { ...member, points_passed: '10', reason: 'testing' });
  await done('transaction/return', { order_id: ORDER.order_id });
  const survey = { member_id: EMAIL, activity_id: 'survey' };
  const { id } = await askV2(store(), 'POST', 'transactions/award', survey);
  await askV2(store(), 'POST', `transactions/${String(id)}/reject`);
  await askV2(store(), 'PUT', `members/${EMAIL}?idParam=member_id`, { first_name: 'Adi' });
  await done('purchase', { ...member, ...ORDER, order_id: 'o-2', activity_id: 'made_a_purchase' });
  await askV2(store(), 'POST', 'test-clock/advance', { by: { days: 200 } });
  await recommend();
  await askV2(store(), 'PUT', `members/${EMAIL}?idParam=member_id`, { member_status: 'deleted' });
}

/** Brings a friend, whose purchase stands when the time for returns is over. */
async function recommend(): Promise<void> {
  const { referral_code: code } = await askV2(store(), 'GET', `members/${EMAIL}?idParam=member_id`);
  const friend = { first_name: 'Bo', last_name: 'B', email: 'bo@example.com', uid: 'bo' };
  await done('users', { ...friend, referral_code: String(code) });
  const order = { ...ORDER, order_id: 'o-3', activity_id: 'made_a_purchase' };
  await done('purchase', { user_email: friend.email, ...order });
  await askV2(store(), 'POST', 'test-clock/advance', { by: { days: 15 } });
}

function store(): AskedStore {
  return { url: server.url, keys };
}

async function done(path: string, form: Record<string, string>): Promise<void> {
  const answer = await shop.call({ path, form });
  expect(answer.status, answer.text).toBe(200);
}

interface Arrived extends Received {
  readonly said: Record<string, unknown>;
}

/** What came at a path, once there is no more to come. */
async function arrivedAt(
  path: string,
  isAll: (arrived: readonly Arrived[]) => boolean,
): Promise<Arrived[]> {
  const until = Date.now() + 30_000;
  for (;;) {
    const own = (await receiver.received())
      .filter((each) => each.path === path)
      .map((each) => ({ ...each, said: JSON.parse(each.body ?? '') as Record<string, unknown> }));
    if (isAll(own)) return own;
    if (Date.now() > until) throw new Error(`only ${JSON.stringify(own.map(({ said }) => said))}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function typesOf(arrived: readonly Arrived[]): Set<unknown> {
  return new Set(arrived.map(({ said }) => said['event_type']));
}

function arrivedInV1(): Promise<Arrived[]> {
  return arrivedAt('/v1', (own) => typesOf(own).size === 6 && own.length >= 9);
}

/** Other members’ events go beside a member's. */
async function arrivedOfAditya(): Promise<Arrived[]> {
  const arrived = await arrivedInV1();
  return arrived.filter(
    ({ said }) => (said['data'] as { user_email: string }).user_email === EMAIL,
  );
}

interface Told extends Record<string, unknown> {
  readonly id: string;
  readonly event_type: string;
  readonly internal_member_id: string;
  readonly sequence: number;
}

function toldOf({ said }: Arrived): readonly Told[] {
  return said['events'] as Told[];
}

function arrivedInV2(): Promise<Arrived[]> {
  return arrivedAt('/v2', (own) => {
    const types = new Set(own.flatMap(toldOf).map((each) => each.event_type));
    return Object.keys(V2_EVENTS).every((type) => types.has(type));
  });
}

async function readBack(path: string): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { 'partner-id': keys.partnerId, 'api-key': keys.apiKey },
  });
  return answer.json();
}

describe('what a v1 webhook is sent', () => {
  it('is one of the six events, with the documented fields and no other', async () => {
    const arrived = await arrivedInV1();
    expect(typesOf(arrived)).toEqual(new Set(Object.keys(V1_EVENTS)));
    const problems = arrived.flatMap(({ said }) => {
      const type = String(said['event_type']);
      return V1_EVENTS[type]?.(said, type) ?? [`nobody documented ${type}`];
    });
    expect(problems).toEqual([]);
  });

  it('comes in the order in which it happened', async () => {
    const types = (await arrivedOfAditya()).map(({ said }) => said['event_type']);
    expect(types.slice(0, 7)).toEqual([
      ...['evt_user_enrollment', 'evt_points_awarded', 'evt_points_awarded', 'evt_level_upgrade'],
      ...['evt_points_redeemed', 'evt_points_deducted', 'evt_points_deducted'],
    ]);
    expect(types[7]).toBe('evt_level_degrade');
  });

  it('says what the member did', async () => {
    const arrived = await arrivedOfAditya();
    const dataOf = (type: string): unknown =>
      arrived.find(({ said }) => said['event_type'] === type)?.said['data'];
    expect(dataOf('evt_user_enrollment')).toMatchObject({
      ...{ first_name: 'Aditya', last_name: 'Pingle', uid: 'adi1234', user_email: EMAIL, dob: '' },
      ...{ loyalty_tier_id: 'zrl_silver', loyalty_tier_name: 'Silver', available_points: 0 },
    });
    expect(dataOf('evt_points_awarded')).toMatchObject({
      ...{ activity_name: 'Became an Email Subscriber', points: 6, order_id: null },
      ...{ qualified_points: true, user_first_name: 'Aditya' },
    });
    expect(dataOf('evt_points_redeemed')).toMatchObject({ coupon_code: 'GET5-1', points: 50 });
    expect(dataOf('evt_points_deducted')).toMatchObject({ points: 10, reason: 'testing' });
    expect(dataOf('evt_level_upgrade')).toMatchObject({ loyalty_tier_name: 'Pearl' });
    expect(dataOf('evt_level_degrade')).toMatchObject({ loyalty_tier_name: 'Silver' });
  });

  it('is what both addresses of events answer', async () => {
    for (const { said } of await arrivedInV1()) {
      const id = String(said['id']);
      for (const path of ['/v1/events/', '/v1/loyalty/events/']) {
        expect(await readBack(path + id)).toEqual({ data: said, success: true });
      }
    }
  });

  it('is verified by libraries that others wrote, and by the event’s own id', async () => {
    for (const { verified, webhookId, said } of await arrivedInV1()) {
      expect({ verified, webhookId }).toEqual({ verified: true, webhookId: said['id'] });
    }
  });
});

describe('what a v2 webhook is sent', () => {
  it('is a list of events, each with the fields of its kind and no other', async () => {
    const arrived = await arrivedInV2();
    const problems = arrived.flatMap((one) => [
      ...V2_REQUEST(one.said, 'the request'),
      ...toldOf(one).flatMap((event) => {
        const { event_type: type } = event;
        return V2_EVENTS[type]?.(event, type) ?? [`nobody documented ${type}`];
      }),
    ]);
    expect(problems).toEqual([]);
    for (const one of arrived) expect(one.said['total_count']).toBe(String(toldOf(one).length));
  });

  it('tells all of the member in his order, each event once', async () => {
    const told = (await arrivedInV2()).flatMap(toldOf);
    const members = Map.groupBy(told, ({ internal_member_id: id }) => id);
    expect(members.size).toBe(2);
    for (const own of members.values()) {
      const sequences = own.map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.toSorted((one, other) => one - other));
    }
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  it('is named by its request, verified by libraries that others wrote, and by the platform’s way', async () => {
    for (const one of await arrivedInV2()) {
      const { verified, webhookId, headers = {}, body = '' } = one;
      expect({ verified, webhookId }).toEqual({
        verified: true,
        webhookId: one.said['request_id'],
      });
      const signed = createHmac('sha512', hooks.v2.secret).update(
        `${body}:${headers['nonce'] ?? ''}`,
      );
      expect(headers['x-zinrelo-signature']).toBe(signed.digest('hex'));
      expect(headers).toMatchObject({ 'partner-id': keys.partnerId });
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(headers['user-agent']).toMatch(/^Fealty\//);
    }
  });

  it('has events with the ids that v1’s addresses read', async () => {
    const told = (await arrivedInV2()).flatMap(toldOf);
    const earned = told.find((each) => each.event_type === 'event_points_earned');
    const read = (await readBack(`/v1/events/${String(earned?.id)}`)) as {
      data: { id: string; data: { id: string; points: number } };
    };
    expect(read.data.id).toBe(earned?.id);
    expect(read.data.data).toMatchObject({
      ...{ id: earned?.['transaction_id'], points: earned?.['points'] },
    });
  });
});

it('signs with the secret that a merchant chose', async () => {
  const arrived = await arrivedAt('/chosen', (own) => own.length >= 2);
  expect(arrived.map(({ verified }) => verified)).toEqual([true, true]);
});

it('is taken by no library under another secret', async () => {
  const wrong = { '/chosen': [`whsec_${randomBytes(24).toString('base64')}`] };
  await receiver.behave({ secrets: wrong });
  await done('users', { first_name: 'Eve', last_name: 'X', email: 'eve@example.com', uid: 'eve' });
  const arrived = await arrivedAt('/chosen', (own) => own.length === 3);
  expect(arrived[2]?.verified).toBe(false);
});
