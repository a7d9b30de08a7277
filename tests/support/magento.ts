import { createHmac } from 'node:crypto';
import type { ApiServer, Received } from './api-server.ts';

/** What the plugin of a Magento shop posts, byte for byte as its client does. */
export interface ShopMessage {
  readonly member_id: string | null;
  readonly activity_id: string;
  readonly data: object;
}

/** How a message is sent otherwise than the plugin does. */
export interface Sending {
  readonly nonce?: string;
  /** What signs in place of the key that was agreed on. */
  readonly key?: string;
  /** What is sent in place of what was signed. */
  readonly body?: string;
  readonly header?: string;
}

/** Posts messages to a workflow address, signed with a key; none carries an API key. */
export function shopOf(
  server: ApiServer,
  url: string,
  key: string,
): (message: object | string, sending?: Sending) => Promise<Received> {
  let last = 0;
  return async (message, sending = {}) => {
    const body = typeof message === 'string' ? message : phpJson(message);
    last = Math.max(last + 1, Date.now());
    const nonce = sending.nonce ?? String(last);
    const signature = createHmac('sha512', sending.key ?? key)
      .update(`${body}:${nonce}`)
      .digest('hex');
    const response = await server.app.inject({
      method: 'POST',
      url: new URL(url).pathname,
      headers: {
        'content-type': 'application/json',
        'partner-id': 'cad458dc4e',
        [sending.header ?? 'x-magento-signature']: signature,
        nonce,
      },
      payload: sending.body ?? body,
    });
    const answered = JSON.parse(response.body) as {
      data?: Readonly<Record<string, unknown>>;
      error_code?: string;
      reason?: string;
    };
    const { data = {}, error_code: code, reason = '' } = answered;
    const { statusCode: status, headers, body: text } = response;
    return { status, headers, text, body: answered, data, code, reason };
  };
}

/** PHP writes slashes with a backslash before them. */
function phpJson(message: object): string {
  return JSON.stringify(message).replaceAll('/', '\\/');
}

/** An order as the plugin sends it when it is placed: all of the entity, several KB. */
export function magentoOrder(id: string, email: string, changes: object = {}): object {
  return {
    entity_id: id,
    order_id: id,
    increment_id: id,
    state: 'new',
    status: 'pending',
    store_id: '1',
    customer_id: '7',
    customer_email: email,
    customer_firstname: 'Ann',
    customer_lastname: 'Archer',
    customer_is_guest: '0',
    base_currency_code: 'USD',
    order_currency_code: 'USD',
    coupon_code: ['WELCOME10'],
    grand_total: 114.99,
    base_grand_total: 114.99,
    subtotal: 120,
    base_subtotal: 120,
    discount_amount: 10,
    base_discount_amount: 10,
    shipping_amount: 4.99,
    tax_amount: 0,
    total_qty_ordered: 5,
    items: [
      {
        item_id: '31',
        order_id: id,
        product_id: '112',
        product_type: 'configurable',
        sku: 'SHIRT-BLUE-M',
        name: 'A shirt',
        qty_ordered: 3,
        price: 20,
        row_total: 60,
        discount_amount: 10,
        product_options: { info_buyRequest: { qty: 3, super_attribute: { '93': '50' } } },
        product_url: 'https://shop.example/shirt.html',
        product_image_url: 'https://shop.example/media/catalog/product/s/h/shirt.jpg',
        category_name: 'Shirts,Blue',
        category_ids: '4,19',
      },
      {
        item_id: '32',
        parent_item_id: '31',
        order_id: id,
        product_id: '113',
        sku: 'SHIRT-BLUE-M',
        name: 'A shirt-Blue-M',
        qty_ordered: 3,
        price: 0,
        row_total: 0,
      },
      {
        item_id: '33',
        order_id: id,
        product_id: '980',
        sku: 'PANTS',
        name: 'Pants',
        qty_ordered: 2,
        price: 30,
        row_total: 60,
        discount_amount: 0,
        category_name: 'Pants',
        category_ids: '5',
      },
    ],
    payment: { method: 'checkmo', amount_ordered: 114.99, additional_information: ['Check'] },
    addresses: [
      {
        entity_id: '61',
        address_type: 'billing',
        firstname: 'Ann',
        lastname: 'Archer',
        street: '1 Main Street',
        city: 'Rome',
        postcode: '00100',
        country_id: 'IT',
        telephone: '0612345',
      },
    ],
    status_histories: [{ comment: 'x'.repeat(3000), status: 'pending' }],
    ...changes,
  };
}

/** A partial refund: the credit memo lies in the list of items, its products in a list within. */
export function magentoRefund(
  orderId: string,
  memoId: string,
  items: readonly {
    readonly product_id: string;
    readonly qty: number;
    readonly row_total: number;
  }[],
): object {
  return {
    order_id: orderId,
    coupon_code: [],
    items: [
      {
        entity_id: memoId,
        increment_id: memoId,
        order_id: '41',
        grand_total: 30,
        items: items.map((item, n) => ({
          entity_id: String(n + 1),
          sku: `SKU-${item.product_id}`,
          name: 'Something',
          price: item.row_total / item.qty,
          discount_amount: 0,
          ...item,
        })),
      },
    ],
  };
}
