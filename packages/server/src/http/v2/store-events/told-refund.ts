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
  const products = refunds.flatMap((refund, at) =>
    entitiesOf(fieldOf(refund, ['items', 'products'])).flatMap((item, index) =>
      returnedProduct(item, `data.items[${nested ? `${at}].items[` : ''}${index}].`),
    ),
  );
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

function returnedProduct(item: Entity, where: string): readonly ReturnedProduct[] {
  const row = moneyOf(item, where, 'row_total') ?? 0n;
  const discount = moneyOf(item, where, 'discount_amount') ?? 0n;
  const amount = row - (discount < 0n ? -discount : discount);
  if (row === 0n) return [];
  const productId = textOf(item, 'product_id', 'sku');
  if (productId === '') throw unusable(`${where}product_id`, undefined, '');
  return [
    {
      productId,
      quantity: toldQuantity(item, where),
      amount: moneyText(amount < 0n ? 0n : amount),
    },
  ];
}
