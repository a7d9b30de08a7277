import { Type } from 'typebox';
import { decimal, files, id, list, moment, nestedOpen, products, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery } from './fields.ts';
import { awardExample, TransactionData } from './transaction.ts';

export const memberIdField = text(
  {
    description: 'The member: the merchant’s own id, else the e-mail address, else the telephone.',
    example: 'bob@example.com',
  },
  { maxLength: 255 },
);

/** What every activity and reward takes. */
export const anyAttributes = {
  reason: Type.Optional(
    text({ description: 'Why, in words.', example: 'purchase' }, { maxLength: 1000 }),
  ),
  tags: Type.Optional(
    list({ description: 'Tags of the transaction.', example: ['tag1', 'tag2'] }, { maxItems: 50 }),
  ),
};

const orderAttributes = {
  order_id: Type.Optional(
    id({ description: 'Id of the order; it earns once. Mandatory for purchases.', example: '75' }),
  ),
  order_total: Type.Optional(
    decimal({ description: 'Value of the whole order. Mandatory for purchases.', example: '1000' }),
  ),
  order_subtotal: Type.Optional(
    decimal({
      description: 'Value without shipping and taxes, above 0.01. Mandatory for purchases.',
      example: '1000',
    }),
  ),
  coupons: Type.Optional(
    list({ description: 'Coupons used.', example: ['$5OFFVYZ'] }, { maxItems: 50 }),
  ),
  currency: Type.Optional(
    text({ description: 'Currency of the order.', example: 'USD' }, { maxLength: 3 }),
  ),
  products: Type.Optional(
    products({ description: 'What was bought.', example: [] }, { maxItems: 1000 }),
  ),
};

/** Most files of one receipt or photo, and the size of one, bytes. */
export const FILES_MAX = 5;
export const FILE_BYTES_MAX = 10 * 1024 * 1024;

const MIB = 1024 * 1024;
/** What base64 makes of a file of the largest size, with room for escaped slashes and line ends. */
const FILE_TEXT_MAX = 15 * MIB;
/** Largest body of a request with files. */
export const FILES_BODY_BYTES_MAX = FILES_MAX * FILE_TEXT_MAX + MIB;

/** In which files come, by the activity that takes them. */
export const fileAttributes = {
  receipt_files: Type.Optional(
    files(
      {
        description:
          'Pictures or PDFs of the receipt in base64, JPG, PNG or PDF by their content, 10 MB each. Mandatory for `submit_a_receipt`.',
        example: ['data:image/jpeg;base64,/9j/4AAQSkZJRg…'],
      },
      { maxItems: FILES_MAX },
    ),
  ),
  image_file: Type.Optional(
    files(
      {
        description:
          'Photos in base64, JPG, PNG or PDF by their content, 10 MB each. Mandatory for `upload_photo`.',
        example: ['data:image/png;base64,iVBORw0KGgo…'],
      },
      { maxItems: FILES_MAX },
    ),
  ),
};

export const award = v2Endpoint({
  id: 'v2_award',
  method: 'POST',
  path: '/v2/loyalty/transactions/award',
  group: 'Transactions',
  summary: 'Award points for an activity',
  description:
    'Awards the points of an activity to a member. Purchases earn by their products if those have prices, else by the subtotal; an order earns once. Receipts and photos earn once for a member and wait for a moderator, unless the program says otherwise.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    member_id: memberIdField,
    activity_id: id({ description: 'Id of the activity.', example: 'made_a_purchase' }),
    transaction_date: Type.Optional(
      moment({
        description:
          'When it happened, if that was before now; not looked at for `submit_a_receipt`.',
        example: '10/05/2019 23:10:55',
      }),
    ),
    points_passed: Type.Optional(
      decimal({
        description: 'Points in place of the activity’s own; not looked at for purchases.',
        example: '100',
      }),
    ),
    approval_date: Type.Optional(
      moment({
        description:
          'When the award approves itself; not looked at for files that a person is to look at.',
        example: '10/15/2019 16:10:50',
      }),
    ),
    points_expiration_date: Type.Optional(
      moment({ description: 'When the points lapse.', example: '10/15/2029 16:10:50' }),
    ),
    transaction_attributes: Type.Optional(
      nestedOpen(
        { description: 'What the activity is told; names of the merchant’s own are kept.' },
        Type.Object({ ...anyAttributes, ...orderAttributes, ...fileAttributes }),
      ),
    ),
  }),
  sent: {
    member_id: 'bob@example.com',
    activity_id: 'made_a_purchase',
    transaction_attributes: {
      reason: 'purchase',
      tags: ['tag1', 'tag2'],
      order_id: '75',
      order_total: '1000',
      order_subtotal: '1000',
      coupons: '$5OFFVYZ',
    },
  },
  data: TransactionData,
  answered: awardExample,
  codes: [
    'INCORRECT_MEMBER_ID_PASSED',
    'INCORRECT_ACTIVITY_ID_PASSED',
    'PAUSED_ACTIVITY',
    'DUPLICATE_ORDER_ID',
    'DUPLICATE_PHOTO',
    'INVALID_PHOTO',
    'UNABLE_TO_UPLOAD_PHOTO',
    'MAX_AWARDS_EXCEEDED',
    'EXCLUDED_TRANSACTION',
    'MEMBER_BLOCKED',
    'MEMBER_DELETED',
    'INVALID_MEMBER_STATUS',
  ],
  bodyBytesMax: FILES_BODY_BYTES_MAX,
  category: 'write',
  writes: true,
});
