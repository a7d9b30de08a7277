import type { MemberRef } from '@fealty/core';
import fc from 'fast-check';

/* What random commands speak of: few enough that they meet. */

export const NAMES = ['ann', 'bob', 'cid'] as const;
const ORDERS = ['O1', 'O2', 'O3'] as const;
const PRODUCTS = ['mug', 'pen', 'card'] as const;
const ORDER_ACTIVITIES = ['made_a_purchase', 'made_a_purchase', 'subscription'] as const;
export const actor = 'key:random';

export const name = fc.constantFrom(...NAMES);
export const email = name.map((one) => `${one}@example.com`);
export const member: fc.Arbitrary<MemberRef> = fc
  .constantFrom('ann', 'ann', 'ann', 'bob', 'bob', 'cid')
  .map((one) => `${one}@example.com`)
  .map((value) => ({ by: 'email', value }));
export const orderId = fc.constantFrom(...ORDERS);
export const orderActivity = fc.constantFrom(...ORDER_ACTIVITIES);
/** Mostly the newest: those may still be pending. */
export const award = fc
  .oneof(fc.nat({ max: 1 }), fc.nat({ max: 9 }))
  .map((index) => `#${String(index)}`);
export const product = fc.constantFrom(...PRODUCTS);
export const quantity = fc.constantFrom('1', '0.5', '2');
export const points = fc.integer({ min: -2, max: 120 });
export const cents = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: max * 100 }).map((value) => String(value / 100));

/** When random histories begin: the winter before clocks change in the program's zone. */
export const RANDOM_START = Date.UTC(2026, 1, 20, 9);
