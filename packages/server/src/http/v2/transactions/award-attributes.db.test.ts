import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { anyFile } from '../../../../../../tests/support/pictures.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

/* What an award is told beside its activity: dates, products, and names of the merchant's own. */

let server: ApiServer;
const AWARD = '/v2/loyalty/transactions/award';
const HOUR = 3_600_000;

beforeAll(async () => {
  const [signUp, , ...others] = SHOP.activities;
  if (signUp === undefined) throw new Error('no sign-up');
  server = await apiServer({
    ...SHOP,
    activities: [
      signUp,
      {
        id: 'made_a_purchase',
        name: 'Purchase',
        earn: { multiplier: '1' },
        rules: [
          { type: 'exclusion', when: { productCategories: ['Gift cards', 'on sale'] } },
          {
            id: 'in_rome',
            type: 'multiplier',
            multiplier: '3',
            when: { attribute: 'transaction.custom.store', operator: 'equals', value: 'Rome' },
          },
        ],
      },
      { id: 'submit_a_receipt', name: 'Receipt', earn: { points: '10' } },
      ...others,
    ],
  });
  const form = { first_name: 'Bob', last_name: 'B', email: 'bob@b.c', uid: 'bob-1' };
  await server.call('POST', '/v1/loyalty/users', { form });
});

afterAll(async () => {
  await server.close();
});

function award(json: object): Promise<Received> {
  return server.call('POST', AWARD, { json: { member_id: 'bob-1', ...json } });
}

let orders = 0;
function buy(attributes: object, more: object = {}): Promise<Received> {
  orders += 1;
  const sums = { order_id: `O${String(orders)}`, order_total: '90', order_subtotal: '90' };
  const transaction_attributes = { ...sums, ...attributes };
  return award({ activity_id: 'made_a_purchase', transaction_attributes, ...more });
}

function product(id: string, price: string | number, category: unknown): object {
  return {
    product_id: id,
    product_price: price,
    product_quantity: '2',
    product_title: 'A thing',
    product_category: category,
    product_image_url: 'https://shop.example/a.png',
  };
}

/** `01/31/2026 00:00:00` of a time so far from now. */
function fromNow(ms: number): string {
  const [day = '', time = ''] = new Date(Date.now() + ms).toISOString().split(/[T.]/);
  const [year, month, date] = day.split('-');
  return `${String(month)}/${String(date)}/${String(year)} ${time}`;
}

it('lets products win over the subtotal, and excludes by any of their categories', async () => {
  const products = [
    product('1', '10.5', 'tshirt, blue range'),
    product('2', 7, 'shoes, On Sale , formals'),
    product('3', '5', ['hats', 'gift cards']),
    product('4', '0.25', undefined),
  ];
  const { data, reason } = await buy({ products, order_subtotal: '1000' });
  expect(reason).toBe('');
  // 2 × 10.5 + 2 × 0.25, rounded half up once.
  expect(data['points']).toBe(22);
  const { products: shown } = data['transaction_attributes'] as { products: object[] };
  expect(shown).toHaveLength(4);
  expect(shown[0]).toMatchObject({
    product_id: '1',
    product_category: 'tshirt, blue range',
    product_image_url: 'https://shop.example/a.png',
  });
});

it('judges rules on the merchant’s own attributes, keeps them, and returns by them', async () => {
  const rome = await buy({ store: 'Rome', visits: 3, gift: true, floors: ['1', '2'] });
  expect(rome.data).toMatchObject({
    points: 270,
    transaction_attributes: { store: 'Rome', visits: 3, gift: true, floors: ['1', '2'] },
  });
  const order = { order_id: `O${String(orders)}`, returned_amount: '30', store: 'Oslo' };
  const back = await server.call('POST', '/v2/loyalty/transactions/return', {
    json: { member_id: 'bob-1', transaction_attributes: order },
  });
  expect(back.data).toMatchObject({ points: 90, transaction_attributes: { store: 'Oslo' } });
  expect((await buy({ store: 'Oslo' })).data['points']).toBe(90);
});

it('takes coupons and tags as one text or as a list', async () => {
  for (const [coupons, tags] of [
    ['$5OFF,$10OFF $7OFF', 'a, b'],
    [
      ['$5OFF', '$10OFF', '$7OFF'],
      ['a', 'b'],
    ],
  ]) {
    const { data } = await buy({ coupons, tags });
    expect(data['transaction_attributes']).toMatchObject({
      coupons: ['$5OFF', '$10OFF', '$7OFF'],
      tags: ['a', 'b'],
    });
  }
});

it('does not look at points that are passed for a purchase', async () => {
  expect((await buy({}, { points_passed: '7777' })).data['points']).toBe(90);
  const review = await award({ activity_id: 'write_a_review', points_passed: 33 });
  expect(review.data['points']).toBe(33);
});

it('waits until its approval date, and lapses at its own', async () => {
  const approval_date = fromNow(5 * HOUR);
  const points_expiration_date = fromNow(1000 * HOUR);
  const { data } = await award({
    activity_id: 'write_a_review',
    approval_date,
    points_expiration_date,
  });
  expect(data).toMatchObject({ status: 'pending', auto_approval_date: approval_date });
  const approved = await server.call(
    'POST',
    `/v2/loyalty/transactions/${String(data['id'])}/approve`,
  );
  expect(String(approved.data['points_expiration_date'])).toContain(
    points_expiration_date.slice(0, 10),
  );
});

it('happened when it is said to have, though never later than now', async () => {
  const transaction_date = '02/29/2020 08:09:10';
  const { data } = await award({ activity_id: 'write_a_review', transaction_date });
  expect(data['transaction_date']).toBe(transaction_date);
  const receipt = await award({
    activity_id: 'submit_a_receipt',
    transaction_date,
    transaction_attributes: { receipt_files: [anyFile()] },
  });
  expect(receipt.data['transaction_date']).toBe(receipt.data['created_date']);
  const later = await award({ activity_id: 'write_a_review', transaction_date: fromNow(HOUR) });
  expect([later.status, later.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  expect(later.reason).toContain('transaction_date');
  const bob = await award({
    activity_id: 'submit_a_receipt',
    transaction_date: fromNow(HOUR),
    transaction_attributes: { receipt_files: [anyFile()] },
  });
  expect(bob.code).toBeUndefined();
});

it.each([
  [{ order_subtotal: '0.01' }, 'order_subtotal'],
  [{ order_subtotal: '.005' }, 'order_subtotal'],
  [{ order_subtotal: '-5' }, 'order_subtotal'],
  [{ order_total: 'much' }, 'order_total'],
  [{ order_id: '' }, 'order_id'],
  [{ order_id: 'x'.repeat(256) }, 'order_id'],
  [{ products: 'none' }, 'products'],
  [{ products: [{ product_id: '1' }] }, 'products'],
  [{ products: [product('1', 'free', 'a')] }, 'price'],
  [{ currency: 'EUR' }, 'EUR'],
  [{ store: { name: 'Rome' } }, 'store'],
  [{ store: 'x'.repeat(5000) }, 'store'],
  [{ reason: 'x'.repeat(1001) }, 'reason'],
  [{ tags: Array.from({ length: 51 }, (_, n) => `t${String(n)}`) }, 'tags'],
])('refuses a purchase with %o', async (attributes, named) => {
  const answer = await buy(attributes);
  expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  expect(answer.reason).toContain(named);
});
