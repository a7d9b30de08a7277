import type { V1Call } from '../support/v1-client.ts';

/** One request of the load: enough to send it, and to send it again, exactly the same. */
export interface Operation {
  readonly number: number;
  readonly kind: 'purchase' | 'award' | 'redeem' | 'deduct' | 'return';
  readonly member: string;
  /** Points asked for, where the request says how many. */
  readonly points: number;
  /** Makes the request unique for ever: an order earns once. */
  readonly orderId: string | null;
  /** Makes an answer come again instead of another effect. */
  readonly key: string | null;
}

export const MEMBERS = 40;
export const COUPON_REWARD = 'reward_00001';
export const PLAIN_REWARD = 'reward_00002';
export const REWARD_POINTS = 10;

/** A shop in which nothing but the requests of the load moves points. */
export const PROGRAM = {
  name: 'Faults',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 12 },
  activities: [
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'said_hello', name: 'Hello', earn: { points: '7' } },
  ],
  rewards: [reward(COUPON_REWARD, 'fixed_amount', 'pool'), reward(PLAIN_REWARD, 'product', 'none')],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

function reward(id: string, type: string, coupons: string): Record<string, string> {
  return { id, name: `Reward ${id}`, type, value: '1', points: String(REWARD_POINTS), coupons };
}

export function memberEmail(index: number): string {
  return `member${String(index)}@example.com`;
}

/** A repeatable stream of numbers from 0 up to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Draws the next request. `bought` holds orders that are known to have earned. */
export function drawOperation(
  number: number,
  random: () => number,
  bought: { member: string; orderId: string }[],
): Operation {
  const chance = random();
  // One member in three requests is the same one, so that his lock is fought for.
  const index = random() < 0.3 ? 0 : Math.floor(random() * MEMBERS);
  const member = memberEmail(index);
  const key = `key-${String(number)}`;
  const keyed = { number, member, orderId: null, key };
  if (chance < 0.55) {
    const points = 1 + Math.floor(random() * 50);
    // Half of the purchases rely on the order alone, as shop plugins do.
    const orderKey = random() < 0.5 ? key : null;
    return {
      number,
      kind: 'purchase',
      member,
      points,
      orderId: `order-${String(number)}`,
      key: orderKey,
    };
  }
  if (chance < 0.7) return { ...keyed, kind: 'award', points: 0 };
  if (chance < 0.85) return { ...keyed, kind: 'redeem', points: REWARD_POINTS };
  if (chance < 0.93) return { ...keyed, kind: 'deduct', points: 1 + Math.floor(random() * 5) };
  const order = bought.shift();
  if (order === undefined) return { ...keyed, kind: 'award', points: 0 };
  return { ...keyed, kind: 'return', ...order, points: 0 };
}

/** The request as v1 takes it. */
export function callOf(operation: Operation): V1Call {
  const { kind, member, points, orderId, key, number } = operation;
  const headers = key === null ? {} : { 'idempotency-key': key };
  const user_email = member;
  const amount = String(points);
  switch (kind) {
    case 'purchase': {
      const form = { user_email, total: amount, subtotal: amount, order_id: orderId ?? '' };
      return { path: 'purchase', form, headers };
    }
    case 'award':
      return { path: 'award', form: { user_email, activity_id: 'said_hello' }, headers };
    case 'redeem': {
      const redemption_id = number % 2 === 0 ? COUPON_REWARD : PLAIN_REWARD;
      return { path: 'redeem', form: { user_email, redemption_id }, headers };
    }
    case 'deduct':
      return {
        path: 'users/deduct',
        form: { user_email, reason: 'a try', points_passed: amount },
        headers,
      };
    case 'return':
      return { path: 'transaction/return', form: { order_id: orderId ?? '' }, headers };
  }
}
