import type { award, V2Values } from '@fealty/contract/v2';
import { compare, parseDecimal, ZERO, type Order } from '@fealty/core';
import { orderLine } from '../../reading/passed-products.ts';
import type { Unreadable } from '../../reading/read-parameters.ts';

type Attributes = V2Values<typeof award>['transaction_attributes'];

/** The built-in activity of purchases. */
export const PURCHASE_ACTIVITY = 'made_a_purchase';

const MANDATORY = ['order_id', 'order_total', 'order_subtotal'] as const;
/** A subtotal must be above this. */
const LEAST = parseDecimal('0.01') ?? ZERO;

/** What a purchase lacks of what it must say; null if nothing. Source: Award API parameters. */
export function refuseOrder(attributes: Attributes): Unreadable | null {
  const where = 'transaction_attributes';
  const names = MANDATORY.filter((name) => attributes?.[name] === undefined);
  if (names.length > 0) return { kind: 'missing', names: names.map((name) => `${where}.${name}`) };
  const subtotal = attributes?.order_subtotal ?? '';
  if (compare(parseDecimal(subtotal) ?? ZERO, LEAST) > 0) return null;
  const name = `${where}.order_subtotal`;
  return { kind: 'malformed', faults: [{ name, seen: subtotal, allowed: 'more than 0.01' }] };
}

/** The order of a purchase that `refuseOrder` lets pass. */
export function orderOf(attributes: Attributes): Order {
  const { order_id, order_total, order_subtotal, currency, coupons, products } = attributes ?? {};
  return {
    id: order_id ?? '',
    total: order_total ?? '',
    subtotal: order_subtotal ?? '',
    currency: currency?.toUpperCase() ?? '',
    // A list may come as one text, separated by commas or by spaces.
    coupons: coupons?.flatMap((text) => text.split(/\s+/)).filter((code) => code !== '') ?? [],
    lines: products?.map(orderLine) ?? [],
  };
}
