import { add, parseDecimal, toDecimal, ZERO } from '@fealty/core';
import {
  entitiesOf,
  fieldOf,
  moneyOf,
  moneyText,
  textOf,
  unusable,
  type Entity,
} from './entity.ts';
import { toldOrderId, toldQuantity } from './told-order.ts';

/** A product that came back. */
export interface ReturnedProduct {
  readonly productId: string;
  readonly quantity: string;
  /** What was given back for it, decimal text. */
  readonly amount: string;
}

/** A part of an order that came back. */
export interface ToldRefund {
  readonly orderId: string;
  /** Tells one refund of an order from another; null if the shop does not say. */
  readonly refundId: string | null;
  readonly products: readonly ReturnedProduct[];
}

/** Each becomes a return of its own. */
const PRODUCTS_MAX = 200;

/**
 * A partial refund: its credit memos lie in a list, the products of each in a list within. Parts of
 * something that is sold as one have no price, and what was free gives nothing back. Throws `Unusable`.
 */
export function toldRefund(data: Entity): ToldRefund {
  const memos = entitiesOf(fieldOf(data, ['items']));
  const nested = memos.some((memo) => fieldOf(memo, ['items']) !== undefined);
  const refunds = nested ? memos : [data];
  const items = refunds.flatMap((refund, at) =>
    entitiesOf(fieldOf(refund, ['items', 'products'])).flatMap((item, index) =>
      returnedItem(item, `data.items[${nested ? `${at}].items[` : ''}${index}].`),
    ),
  );
  const products = byProduct(items);
  if (products.length === 0) {
    throw unusable('data.items', fieldOf(data, ['items']), 'a list of products that came back');
  }
  if (products.length > PRODUCTS_MAX) {
    throw unusable('data.items', products.length, `at most ${PRODUCTS_MAX} products`);
  }
  const ids = refunds.map((refund) => textOf(refund, 'increment_id', 'entity_id', 'refund_id'));
  const known = nested && ids.every((id) => id !== '');
  return { orderId: toldOrderId(data), refundId: known ? ids.join(' ') : null, products };
}

interface ReturnedItem {
  readonly productId: string;
  readonly quantity: string;
  readonly paid: bigint;
}

/** Several items may be of one product, as when it was bought in two sizes. */
function byProduct(items: readonly ReturnedItem[]): readonly ReturnedProduct[] {
  const sums = new Map<string, { quantity: string; paid: bigint }>();
  for (const { productId, quantity, paid } of items) {
    const sum = sums.get(productId) ?? { quantity: '0', paid: 0n };
    sums.set(productId, { quantity: sumOf(sum.quantity, quantity), paid: sum.paid + paid });
  }
  return [...sums].map(([productId, { quantity, paid }]) => ({
    productId,
    quantity,
    amount: moneyText(paid),
  }));
}

function sumOf(one: string, other: string): string {
  return toDecimal(add(parseDecimal(one) ?? ZERO, parseDecimal(other) ?? ZERO));
}

function returnedItem(item: Entity, where: string): readonly ReturnedItem[] {
  const row = moneyOf(item, where, 'row_total') ?? 0n;
  if (row <= 0n) return [];
  const discount = moneyOf(item, where, 'discount_amount') ?? 0n;
  const amount = row - (discount < 0n ? -discount : discount);
  const productId = textOf(item, 'product_id', 'sku');
  if (productId === '') throw unusable(`${where}product_id`, undefined, '');
  return [{ productId, quantity: toldQuantity(item, where), paid: amount < 0n ? 0n : amount }];
}
