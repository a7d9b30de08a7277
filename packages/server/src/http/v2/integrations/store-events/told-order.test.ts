import { describe, expect, it } from 'vitest';
import { Unusable } from './entity.ts';
import { toldOrder } from './told-order.ts';
import { toldRefund } from './told-refund.ts';

const ORDER = { order_id: '7', subtotal: 100, grand_total: 100, order_currency_code: 'USD' };

function linesOf(item: object, order: object = {}): string[] {
  const items = [{ product_id: '1', name: 'A', ...item }];
  const { lines } = toldOrder({ ...ORDER, ...order, items }, 'USD');
  return lines.map(({ price, quantity }) => `${quantity} x ${price}`);
}

describe('an order as shops send it', () => {
  it.each([
    [{ qty_ordered: 2, price: 10, row_total: 20 }, ['2 x 10']],
    [
      { qty_ordered: 3, price: 20, row_total: 60, discount_amount: 10 },
      ['1 x 16.6666', '2 x 16.6667'],
    ],
    [{ qty_ordered: 3, price: '3.3300', row_total: '9.9900' }, ['3 x 3.33']],
    [{ qty_ordered: 1, price: 5, row_total: 5, discount_amount: 7 }, ['1 x 0']],
    [{ qty_ordered: '2.0000', price: 5 }, ['2 x 5']],
    [{ qty: 1.5, row_total: 3 }, ['1.5 x 2']],
    [{ product_quantity: '2', product_price: '15' }, ['2 x 15']],
    // What a float makes of 19.99.
    [{ qty_ordered: 1, price: 19.989999999999998 }, ['1 x 19.99']],
    [{ qty_ordered: 7, row_total: 0 }, ['7 x 0']],
    [{ qty_ordered: 2 }, ['2 x ']],
  ])('has %j as lines that come to the same', (item, lines) => {
    expect(linesOf(item)).toEqual(lines);
  });

  it('loses nothing of a row, however many pieces it has', () => {
    for (let many = 1; many <= 60; many += 1) {
      const items = [{ product_id: '1', qty_ordered: many, row_total: 100, discount_amount: 0.01 }];
      const { lines } = toldOrder({ ...ORDER, items }, 'USD');
      const sum = lines.reduce(
        (total, { price, quantity }) =>
          total + BigInt(Math.round(Number(price) * 10_000)) * BigInt(quantity),
        0n,
      );
      expect(sum).toBe(999_900n);
      expect(lines.reduce((total, { quantity }) => total + Number(quantity), 0)).toBe(many);
    }
  });

  it('counts without its discount where its items have no prices', () => {
    const told = { ...ORDER, discount_amount: -12.5, items: [] };
    expect(toldOrder(told, 'USD')).toMatchObject({ subtotal: '87.5', total: '100', lines: [] });
  });

  it('takes the currency beside its own only if that is the program’s', () => {
    const told = {
      ...ORDER,
      order_currency_code: 'EUR',
      base_currency_code: 'USD',
      base_subtotal: 120,
    };
    expect(toldOrder(told, 'USD')).toMatchObject({ currency: 'USD', subtotal: '120' });
    expect(toldOrder(told, 'EUR')).toMatchObject({ currency: 'EUR', subtotal: '100' });
    expect(toldOrder(told, 'GBP')).toMatchObject({ currency: 'EUR', subtotal: '100' });
  });

  it('takes items by number, several categories and a single coupon', () => {
    const items = {
      '0': { sku: 'A', qty_ordered: 1, price: 1, category_name: 'X,Y', category_ids: '4,5' },
    };
    expect(toldOrder({ ...ORDER, items, coupon_code: 'ONE' }, 'USD')).toMatchObject({
      coupons: ['ONE'],
      lines: [{ productId: 'A', category: 'X, Y', tags: ['4', '5'] }],
    });
  });

  it.each([
    [{ subtotal: '1e5' }, /data\.subtotal is "1e5"/],
    [{ subtotal: {} }, /data\.subtotal is \{\}/],
    [{ grand_total: true }, /data\.grand_total is true/],
    [{ items: Array.from({ length: 1001 }, () => ({})) }, /data\.items is 1001/],
    [{ items: [{ product_id: 'x'.repeat(256), qty_ordered: 1 }] }, /items\[0\]\.product_id is "x/],
    [{ items: [{ product_id: '1', qty_ordered: -1 }] }, /items\[0\]\.qty_ordered is -1/],
  ])('with %j names what it cannot use', (change, reason) => {
    const read = (): unknown => toldOrder({ ...ORDER, ...change }, 'USD');
    expect(read).toThrow(Unusable);
    expect(read).toThrow(reason);
  });
});

describe('a refund as shops send it', () => {
  it('sums what came back of a product, and passes over what was free', () => {
    const item = { product_id: '5', qty: 1, row_total: 20, discount_amount: 2.5 };
    const free = { product_id: '6', qty: 1, row_total: null };
    const memo = { increment_id: '90', items: [item, free, { ...item, qty: '2.0000' }] };
    expect(toldRefund({ order_id: '7', items: [memo] })).toEqual({
      orderId: '7',
      refundId: '90',
      products: [{ productId: '5', quantity: '3', amount: '35' }],
    });
  });

  it('may list its products at once', () => {
    const items = [{ product_id: '5', qty: 1, row_total: 20 }];
    expect(toldRefund({ order_id: '7', items })).toMatchObject({
      refundId: null,
      products: [{ productId: '5', quantity: '1', amount: '20' }],
    });
  });

  it.each([
    [{ items: [] }, /data\.items/],
    [{ items: 'none' }, /data\.items is "none"/],
    [
      { items: [{ items: [{ qty: 1, row_total: 5 }] }] },
      /items\[0\]\.items\[0\]\.product_id is missing/,
    ],
    [
      { order_id: null, items: [{ product_id: '1', qty: 1, row_total: 5 }] },
      /data\.order_id is missing/,
    ],
  ])('with %j names what is wrong', (change, reason) => {
    expect(() => toldRefund({ order_id: '7', ...change })).toThrow(reason);
  });
});
