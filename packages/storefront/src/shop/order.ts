/** A product as shops write it: numbers or texts, and often not everything. */
export interface ShopProduct {
  readonly product_id?: string | number;
  /** The same, as some pages say. */
  readonly id?: string | number;
  readonly price?: string | number;
  readonly quantity?: string | number;
  readonly title?: string;
  readonly category?: string | readonly string[];
  readonly categories?: string | readonly string[];
  readonly url?: string;
  readonly img_url?: string;
  readonly tags?: string;
}

/** An order as shops write it. Mandatory are its id and its subtotal. */
export interface ShopOrder {
  readonly order_id: string | number;
  readonly subtotal: string | number;
  readonly total?: string | number;
  readonly currency?: string;
  readonly coupon_code?: string | readonly string[];
  readonly products?: readonly ShopProduct[];
  /** The order as the shop's server signed it. */
  readonly order_token?: string;
}

const NUMBER = /^\d+(?:\.\d+)?$/;

/** Money as shops write it: `$1,234.50` is 1234.50; null if it is none. */
export function amountOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value)
    .replaceAll(/[^\d.,-]/g, '')
    .replaceAll(',', '');
  return NUMBER.test(text) ? text : null;
}

/** A product as the server takes it; null if its price or its id cannot be read. */
export function productOf(given: ShopProduct): object | null {
  const id = given.product_id ?? given.id;
  const price = amountOf(given.price);
  if (price === null) return null;
  const name = id === undefined || id === '' ? 'product' : String(id);
  const { title, url, img_url, tags } = given;
  return {
    product_id: name,
    title: textOf(title) || name,
    price,
    quantity: amountOf(given.quantity ?? 1) ?? '1',
    category: listed(given.category ?? given.categories),
    url: textOf(url),
    img_url: textOf(img_url),
    tags: textOf(tags),
  };
}

/** An order as the server takes it. Products count all or not at all: a part would be worth less. */
export function orderOf(given: ShopOrder): object {
  const products = (given.products ?? []).map(productOf);
  const coupons = [given.coupon_code ?? []].flat().filter((code) => textOf(code) !== '');
  const whole = products.length > 0 && !products.includes(null);
  return {
    order_id: String(given.order_id),
    subtotal: amountOf(given.subtotal) ?? String(given.subtotal),
    ...(amountOf(given.total) === null ? {} : { total: amountOf(given.total) }),
    ...(textOf(given.currency) === '' ? {} : { currency: given.currency }),
    ...(coupons.length === 0 ? {} : { coupon_code: coupons }),
    ...(whole ? { products } : {}),
    ...(textOf(given.order_token) === '' ? {} : { order_token: given.order_token }),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listed(categories: string | readonly string[] | undefined): string {
  return [categories ?? []].flat().join(', ');
}
