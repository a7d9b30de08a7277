import type { Order, OrderLine, Payment } from '@fealty/core';
import { some, type Words } from './words.ts';

/**
 * `purchase O1 80`, or lines such as `mug:2x10/kitchen#gift`; a price of `?` is not given.
 * `total 110 paid card:60,gift_card:50`: what it cost with shipping, and how that was paid.
 */
export function orderOf(words: Words): Order {
  const lines = words.matching(/^[\w-]+:[\d.]+x/).map(orderLine);
  const sum = lines.reduce((all, line) => all + Number(line.price) * Number(line.quantity), 0);
  const subtotal = words.after('subtotal') ?? (lines.length === 0 ? words.at(2) : String(sum));
  const coupon = words.after('coupon');
  const paid = words.after('paid')?.split(',').map(payment);
  return {
    id: words.at(1),
    total: words.after('total') ?? subtotal,
    subtotal,
    currency: words.after('in') ?? 'USD',
    coupons: coupon === undefined ? [] : [coupon],
    lines,
    ...some('payments', paid),
  };
}

function payment(word: string): Payment {
  const [method = '', amount = ''] = word.split(':');
  return { method, amount };
}

function orderLine(word: string): OrderLine {
  const match = /^([\w-]+):([\d.]+)x([\d.]+|\?)(?:\/([\w-]+))?(?:#([\w-]+))?$/.exec(word);
  if (match === null) throw new Error(`not a line of an order: ${word}`);
  const [, productId = '', quantity = '', price = '', category = '', tag] = match;
  const title = productId;
  const tags = tag === undefined ? [] : [tag];
  const known = price === '?' ? '' : price;
  return { productId, price: known, quantity, category, title, url: '', imageUrl: '', tags };
}
