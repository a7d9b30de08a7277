import type { Command, Order, OrderLine } from '@fealty/core';
import fc from 'fast-check';
import { actor, member, orderId, orderActivity, product, quantity, cents } from './words.ts';

function line(priced: boolean): fc.Arbitrary<OrderLine> {
  return fc
    .record({
      productId: product,
      price: priced ? cents(60) : fc.constant(''),
      quantity: fc.constantFrom('1', '2', '3', '0.5'),
    })
    .map((known) => ({ ...known, category: '', title: 't', url: '', imageUrl: '', tags: [] }));
}

const lines = fc.oneof(
  fc.constant([]),
  fc.array(line(true), { minLength: 1, maxLength: 3 }),
  fc.array(line(false), { minLength: 1, maxLength: 2 }),
);

/** Coupons and tags that rules may ask for. */
const words = fc.constantFrom<readonly string[]>([], [], ['SPRING'], ['SPRING', 'WEB']);

/** Mostly unsaid; else some of it by gift card, more than the order cost now and then. */
const payments = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.record({ method: fc.constantFrom('card', 'Gift card', 'points'), amount: cents(120) }),
      { maxLength: 3 },
    ),
  },
);

/** Orders of which nothing is malformed, so that most of them earn. */
export const order: fc.Arbitrary<Order> = fc
  .record({ id: orderId, subtotal: cents(150), lines, coupons: words, payments })
  .map(({ payments: paid, ...known }) => ({
    ...{ ...known, total: known.subtotal, currency: 'USD' },
    ...(paid === undefined ? {} : { payments: paid }),
  }));

export const purchase: fc.Arbitrary<Command> = fc
  .record({ member, activityId: orderActivity, order, tags: words })
  .map((known) => ({ kind: 'purchase', actor, ...known }));

export const returnOrder: fc.Arbitrary<Command> = fc
  .record({
    activityId: orderActivity,
    orderId,
    part: fc.oneof(
      fc.constant({}),
      cents(40).map((amount) => ({ amount })),
      fc.record({ productId: product }),
      fc.record({ productId: product, quantity }),
      fc.record({ productId: product, quantity, amount: cents(40) }),
    ),
  })
  .map(({ part, ...known }) => ({ kind: 'return_order', actor, ...known, ...part }));
