import { describe } from 'vitest';
import { anyFile, plainPicture } from '../../support/pictures.ts';
import { award, member } from './documented-fields.ts';
import { get, post, put, useRowShop, type Ask } from './row-shop.ts';
import { judgeRows, type Row } from './rows.ts';

/* Row 8, with the published page about the parameters of the Award API. */

const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';
const EMAIL = 'bob@example.com';
const PICTURE = (await plainPicture(40, 30)).toString('base64');
const PHOTO = (await plainPicture(41, 30)).toString('base64');
const PDF = anyFile();

const shop = useRowShop();

const give = (activity_id: string, more: object = {}): Ask =>
  post('transactions/award', { member_id: EMAIL, activity_id, ...more });

const buy = (order_id: string, transaction_attributes: object = {}, more: object = {}): Ask =>
  give('made_a_purchase', {
    transaction_attributes: {
      order_id,
      order_total: '110',
      order_subtotal: '100',
      ...transaction_attributes,
    },
    ...more,
  });

/** The two products of the published sample, quotation marks mended. */
const PRODUCTS = [
  {
    product_id: '112',
    product_quantity: '1',
    product_category: 'tshirt, blue range, on sale',
    product_price: '15',
    product_title: 'Sweatshirt',
    product_image_url: '',
  },
  {
    product_id: '980',
    product_quantity: '2',
    product_category: 'sales, straight range of pants, formals, on 10% discount',
    product_price: '10.017',
    product_title: 'Pant',
    product_image_url: '',
  },
];

const people: readonly Row[] = [
  {
    row: 8,
    says: 'is about a member who was created',
    ask: post('members', { member_id: 'bob', email_address: EMAIL, phone_number: '+1-7203332525' }),
    data: member,
  },
  ...(
    [
      ['blocked', 'blocked'],
      ['out', 'opted_out'],
      ['gone', 'active'],
    ] as const
  ).map(([member_id, status]): Row => ({
    row: 8,
    says: `is about one who is ${member_id}`,
    ask: post('members', { member_id, member_status: status }),
    data: member,
  })),
  {
    row: 8,
    says: 'is about one who was deleted',
    ask: put('members/gone?idParam=member_id', { member_status: 'deleted' }),
    data: member,
  },
];

const purchases: readonly Row[] = [
  {
    row: 8,
    says: 'awards a purchase with all that the published sample passes',
    ask: buy(
      '75',
      {
        tags: ['tag1', 'tag2'],
        reason: 'purchase',
        coupons: '$5OFFVYZ,$10FFEDT,$05RTNVLW',
        order_total: '1000',
        order_subtotal: '1000',
        currency: 'USD',
        store: 'Denver',
        products: PRODUCTS,
      },
      { transaction_date: '10/05/2019 23:10:55' },
    ),
    data: award,
    shows: {
      'data.status': 'auto_approved',
      'data.award_info.activity_id': 'made_a_purchase',
      'data.award_info.activity_name': 'Made a Purchase',
      // The products have prices, so the subtotal is ignored: 15 + 2 × 10.017, rounded once.
      'data.award_info.points': 35,
      'data.transaction_attributes.order_id': '75',
      'data.transaction_attributes.order_total': '1000',
      'data.transaction_attributes.coupons': ['$5OFFVYZ', '$10FFEDT', '$05RTNVLW'],
      'data.transaction_attributes.tags': ['tag1', 'tag2'],
      'data.transaction_attributes.reason': 'purchase',
      'data.transaction_attributes.store': 'Denver',
      'data.transaction_attributes.products.1.product_id': '980',
      'data.transaction_date': '10/05/2019 23:10:55',
    },
  },
  {
    row: 8,
    says: 'derives the amount from the subtotal where no products are passed',
    ask: buy('76'),
    data: award,
    shows: { 'data.points': 100 },
  },
  {
    row: 8,
    says: 'does not look at points_passed for a purchase',
    ask: buy('77', {}, { points_passed: 5000 }),
    data: award,
    shows: { 'data.points': 100 },
  },
  {
    row: 8,
    says: 'takes coupons apart at spaces too, and one tag as a text',
    ask: buy('78', { coupons: '$5OFFVYZ $10FFEDT', tags: 'purchasemade' }),
    data: award,
    shows: {
      'data.transaction_attributes.coupons': ['$5OFFVYZ', '$10FFEDT'],
      'data.transaction_attributes.tags': ['purchasemade'],
    },
  },
  {
    row: 8,
    says: 'takes numbers where the sample has texts',
    ask: buy('79', { order_total: 110, order_subtotal: 99.5 }),
    data: award,
    shows: { 'data.points': 100 },
  },
  ...(['order_id', 'order_total', 'order_subtotal'] as const).map((name): Row => ({
    row: 8,
    says: `wants ${name} of a purchase`,
    ask: buy('80', { [name]: null }),
    refused: [400, INVALID, new RegExp(name)],
  })),
  {
    row: 8,
    says: 'refuses a subtotal that is not above 0.01',
    ask: buy('80', { order_subtotal: '0.01' }),
    refused: [400, INVALID, /order_subtotal/],
  },
  ...(['product_id', 'product_price', 'product_quantity', 'product_title'] as const).map(
    (name): Row => ({
      row: 8,
      says: `wants ${name} of every product that is passed`,
      ask: buy('80', { products: [{ ...PRODUCTS[0], [name]: undefined }] }),
      refused: [400, INVALID, new RegExp(name)],
    }),
  ),
  {
    row: 8,
    says: 'awards an order once',
    ask: buy('76'),
    refused: [200, 'DUPLICATE_ORDER_ID', /76/],
  },
  {
    row: 8,
    says: 'awards nothing that a rule excludes',
    ask: buy('81', { tags: ['staff'] }),
    refused: [200, 'EXCLUDED_TRANSACTION'],
  },
  {
    row: 8,
    says: 'refuses another currency than the program’s',
    ask: buy('82', { currency: 'EUR' }),
    refused: [400, INVALID, /EUR/],
  },
];

const others: readonly Row[] = [
  ...(
    [
      ['the merchant’s own id', 'bob'],
      ['an e-mail address', EMAIL],
      ['a telephone', '+1-7203332525'],
    ] as const
  ).map(([what, member_id]): Row => ({
    row: 8,
    says: `takes ${what} as member_id`,
    ask: give('write_a_review', { member_id }),
    data: award,
    shows: { 'data.member_id': 'bob', 'data.points': 20 },
  })),
  {
    row: 8,
    says: 'takes points_passed in place of the points of the activity',
    ask: give('write_a_review', { points_passed: 100 }),
    data: award,
    shows: { 'data.points': 100 },
  },
  {
    row: 8,
    says: 'takes dates without a time, and shows when it will be approved',
    ask: give('write_a_review', {
      transaction_date: '10/05/2019',
      approval_date: '10/15/2099 16:10:50',
      points_expiration_date: '10/15/2099',
    }),
    data: award,
    shows: {
      'data.status': 'pending',
      'data.transaction_date': '10/05/2019 00:00:00',
      'data.auto_approval_date': '10/15/2099 16:10:50',
      'data.approved_date': null,
      'data.points_expiration_date': '10/15/2099 00:00:00',
    },
  },
  {
    row: 8,
    says: 'counts what waits for approval for nothing',
    ask: get('members/bob?idParam=member_id'),
    data: member,
    // Joining 100; orders 35, 100, 100, 100, 100; reviews 20, 20, 20, 100.
    shows: { 'data.available_points': 695, 'data.number_of_purchases': 5 },
  },
  ...(['transaction_date', 'approval_date', 'points_expiration_date'] as const).map(
    (name): Row => ({
      row: 8,
      says: `refuses a ${name} that is none`,
      ask: give('write_a_review', { [name]: '2019-10-05T23:10:55Z' }),
      refused: [400, INVALID, new RegExp(name)],
    }),
  ),
  ...(['member_id', 'activity_id'] as const).map((name): Row => ({
    row: 8,
    says: `wants a ${name}`,
    ask: give('write_a_review', { [name]: null }),
    refused: [400, INVALID, new RegExp(name)],
  })),
];

const files: readonly Row[] = [
  {
    row: 8,
    says: 'takes a receipt as pictures and PDFs, whatever its date, and lets it wait',
    ask: give('submit_a_receipt', {
      transaction_date: '10/05/2019',
      transaction_attributes: {
        receipt_files: [`data:image/png;base64,${PICTURE}`, PDF],
        order_id: 'R-1',
      },
    }),
    data: award,
    shows: {
      'data.status': 'pending',
      'data.points': 50,
      'data.transaction_attributes.order_id': 'R-1',
    },
  },
  {
    row: 8,
    says: 'takes a photo with or without what stands before its comma',
    ask: give('upload_photo', { transaction_attributes: { image_file: [PHOTO] } }),
    data: award,
    shows: { 'data.status': 'pending', 'data.points': 40 },
  },
  {
    row: 8,
    says: 'takes a photo once',
    ask: give('upload_photo', { transaction_attributes: { image_file: [PHOTO] } }),
    refused: [200, 'DUPLICATE_PHOTO', /sent before/],
  },
  {
    row: 8,
    says: 'wants receipt_files of a receipt',
    ask: give('submit_a_receipt'),
    refused: [400, INVALID, /receipt_files/],
  },
  {
    row: 8,
    says: 'wants image_file of a photo',
    ask: give('upload_photo'),
    refused: [400, INVALID, /image_file/],
  },
  {
    row: 8,
    says: 'refuses a file that is no picture and no PDF',
    ask: give('upload_photo', {
      transaction_attributes: { image_file: [Buffer.from('hello').toString('base64')] },
    }),
    refused: [200, 'INVALID_PHOTO', /JPG/],
  },
];

/** Decision 0019: requests are read as v1 reads them, bodies by the look of them. */
const forms: readonly Row[] = [
  {
    row: 8,
    says: 'takes days before months where the first number exceeds 12, and a comma behind',
    ask: give('write_a_review', { transaction_date: '31/12/2019 10:00:00,' }),
    data: award,
    shows: { 'data.transaction_date': '12/31/2019 10:00:00' },
  },
  {
    row: 8,
    says: 'takes the fields as a form',
    ask: {
      ...post('transactions/award'),
      body: 'member_id=bob%40example.com&activity_id=write_a_review&points_passed=7',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    data: award,
    shows: { 'data.points': 7 },
  },
  {
    row: 8,
    says: 'takes the fields in the query',
    ask: post('transactions/award?member_id=bob&activity_id=write_a_review&points_passed=8'),
    data: award,
    shows: { 'data.points': 8 },
  },
  {
    row: 8,
    says: 'takes JSON that is called a text',
    ask: { ...give('write_a_review'), headers: { 'content-type': 'text/plain' } },
    data: award,
    shows: { 'data.points': 20 },
  },
];

const refusals: readonly Row[] = [
  {
    row: 8,
    says: 'knows no member of that name',
    ask: give('write_a_review', { member_id: 'nobody' }),
    refused: [200, 'INCORRECT_MEMBER_ID_PASSED', /nobody/],
  },
  {
    row: 8,
    says: 'knows no activity of that id',
    ask: give('sang_a_song'),
    refused: [200, 'INCORRECT_ACTIVITY_ID_PASSED', /sang_a_song/],
  },
  {
    row: 8,
    says: 'awards nothing for an activity that is paused',
    ask: give('took_a_poll'),
    refused: [200, 'PAUSED_ACTIVITY'],
  },
  {
    row: 8,
    says: 'awards as often as the activity may be done',
    ask: give('shared_via_email'),
    data: award,
    shows: { 'data.points': 10 },
  },
  {
    row: 8,
    says: 'awards no more often than that',
    ask: give('shared_via_email'),
    refused: [200, 'MAX_AWARDS_EXCEEDED', /as often/],
  },
  ...(
    [
      ['blocked', 'MEMBER_BLOCKED'],
      ['gone', 'MEMBER_DELETED'],
      ['out', 'INVALID_MEMBER_STATUS'],
    ] as const
  ).map(([member_id, code]): Row => ({
    row: 8,
    says: `awards nothing to a member who is ${member_id}`,
    ask: give('write_a_review', { member_id }),
    refused: [200, code],
  })),
  {
    row: 8,
    says: 'refuses a body that is no JSON object',
    ask: { ...give(''), body: '["award"]' },
    refused: [400, 'INVALID_JSON'],
  },
];

describe('awards', () => {
  judgeRows(shop, [...people, ...purchases, ...others, ...files, ...forms, ...refusals]);
});
