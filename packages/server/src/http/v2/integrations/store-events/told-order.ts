import { divide, parseDecimal, toDecimal, type Order, type OrderLine } from '@fealty/core';
import {
  entitiesOf,
  fieldOf,
  longTextOf,
  moneyOf,
  moneyText,
  neededText,
  textOf,
  textsOf,
  unusable,
  type Entity,
} from './entity.ts';

const ITEMS_MAX = 1000;
const COUPONS_MAX = 50;
/** A quantity as shops write it; a float's noise is cut off. */
const QUANTITY = /^(\d{1,9})(?:\.(\d{0,12})\d*)?$/;

/** Names of an order's id; shops put the number that customers see into all of them. */
const ORDER_ID = ['order_id', 'increment_id', 'entity_id'] as const;

export function toldOrderId(data: Entity): string {
  return neededText(data, 'data.', ...ORDER_ID);
}

/** The id of the order that anything is about, if it says so. */
export function orderIdIfTold(data: Entity): string | null {
  const id = textOf(data, 'order_id', 'increment_id');
  return id === '' ? null : id;
}

/**
 * The order out of what a shop holds of it, in the program's currency if the shop kept it in that
 * too. Discounts go into the prices, as the API asks of shops. Throws `Unusable`.
 */
export function toldOrder(data: Entity, programCurrency: string): Order {
  const currency = textOf(data, 'order_currency_code', 'currency').toUpperCase();
  const baseCurrency = textOf(data, 'base_currency_code').toUpperCase();
  const inBase = currency !== programCurrency && baseCurrency === programCurrency;
  const money = (entity: Entity, where: string, ...names: readonly string[]): bigint | null =>
    moneyOf(entity, where, ...(inBase ? names.map((name) => `base_${name}`) : names));
  const items = entitiesOf(fieldOf(data, ['items', 'products'])).filter(isWholeItem);
  if (items.length > ITEMS_MAX) {
    throw unusable('data.items', items.length, `at most ${ITEMS_MAX} items`);
  }
  const lines = items.flatMap((item, index) => linesOf(item, `data.items[${index}].`, { money }));
  const subtotal = money(data, 'data.', 'subtotal', 'order_subtotal');
  if (subtotal === null) throw unusable('data.subtotal', undefined, '');
  const priced = lines.some(({ price }) => price !== '');
  const discount = priced ? 0n : magnitude(money(data, 'data.', 'discount_amount') ?? 0n);
  return {
    id: toldOrderId(data),
    total: moneyText(notNegative(money(data, 'data.', 'grand_total', 'order_total') ?? subtotal)),
    subtotal: moneyText(notNegative(subtotal - discount)),
    currency: inBase ? baseCurrency : currency,
    coupons: textsOf(data, 'coupon_code', 'coupons').slice(0, COUPONS_MAX),
    lines,
  };
}

/** The parts of something that is sold as one carry no price of their own. */
function isWholeItem(item: Entity): boolean {
  return fieldOf(item, ['parent_item_id', 'parent_item']) === undefined;
}

type ReadMoney = (entity: Entity, where: string, ...names: readonly string[]) => bigint | null;

/** An item as a line, or as two whose prices differ by the smallest part of the currency. */
function linesOf(
  item: Entity,
  where: string,
  { money }: { readonly money: ReadMoney },
): readonly OrderLine[] {
  const quantity = toldQuantity(item, where);
  const line: OrderLine = {
    productId: neededText(item, where, 'product_id', 'sku'),
    price: '',
    quantity,
    category: textsOf(item, 'category_name', 'product_category', 'category').join(', '),
    title: longTextOf(item, 'name', 'product_title', 'title'),
    url: longTextOf(item, 'product_url', 'url'),
    imageUrl: longTextOf(item, 'product_image_url', 'img_url'),
    tags: textsOf(item, 'category_ids'),
  };
  const row = rowWorth(item, where, { money, quantity });
  if (row === null) return [line];
  if (quantity.includes('.')) {
    const each = divide({ numerator: row, denominator: 10_000n }, parseDecimal(quantity) ?? ONE);
    return [{ ...line, price: toDecimal(each) }];
  }
  const many = BigInt(quantity);
  const price = row / many;
  const dearer = row % many;
  const cheaper = { ...line, price: moneyText(price), quantity: String(many - dearer) };
  if (dearer === 0n) return [cheaper];
  return [cheaper, { ...line, price: moneyText(price + 1n), quantity: String(dearer) }];
}

const ONE = { numerator: 1n, denominator: 1n };

/** What an item came to, less its discount; null if it has no price. */
function rowWorth(
  item: Entity,
  where: string,
  { money, quantity }: { readonly money: ReadMoney; readonly quantity: string },
): bigint | null {
  const row = money(item, where, 'row_total');
  const price = money(item, where, 'price', 'product_price');
  const discount = magnitude(money(item, where, 'discount_amount') ?? 0n);
  if (row !== null) return notNegative(row - discount);
  if (price === null) return null;
  const many = parseDecimal(quantity) ?? ONE;
  return notNegative((price * many.numerator) / many.denominator - discount);
}

/** How many of an item, above 0. Throws `Unusable`. */
export function toldQuantity(item: Entity, where: string): string {
  const names = ['qty_ordered', 'qty', 'product_quantity', 'quantity'] as const;
  const given = fieldOf(item, names);
  const text = typeof given === 'number' || typeof given === 'string' ? String(given).trim() : '';
  const [, whole = '', fraction = ''] = QUANTITY.exec(text) ?? [];
  const digits = fraction.replace(/0+$/, '');
  const quantity = digits === '' ? whole.replace(/^0+(?=\d)/, '') : `${whole}.${digits}`;
  if (quantity === '' || quantity === '0') {
    const field = names.find((name) => fieldOf(item, [name]) === given) ?? 'qty_ordered';
    throw unusable(`${where}${field}`, given, 'a quantity above 0');
  }
  return quantity;
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function notNegative(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}
