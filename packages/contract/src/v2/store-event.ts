import { Type } from 'typebox';
import { text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { idField, textList, textOrNull } from './fields.ts';

/**
 * What a shop tells. Declared for its description: the message is read by what the shop sends and
 * judged by its signature, so it has no reader of parameters like the others.
 */
export const receiveStoreEvent = v2Endpoint({
  id: 'v2_receive_store_event',
  method: 'POST',
  path: '/v2/loyalty/workflows/{partner}/{token}',
  group: 'Integrations',
  summary: 'Tell what happened in a shop',
  description:
    'The address that an integration was given, whole. The signature alone says who it is; no API key is sent. The same body with the same nonce is taken once. The answer is 200 whatever became of the event.',
  bySignature: true,
  pathValues: {
    partner: { description: 'As in the address.', example: 'cad458dc4e' },
    token: { description: 'As in the address.', example: '5b0f9c1e7a3d4826b1c0d9e8f7a6b5c4' },
  },
  query: Type.Object({}),
  body: Type.Object({
    member_id: Type.Optional(
      text(
        {
          description:
            'Whose event it is: the merchant’s own id, else the e-mail address, else the telephone.',
          example: 'bob@example.com',
        },
        { maxLength: 255 },
      ),
    ),
    activity_id: text(
      {
        description: 'Which event it is; what each does is the integration’s to say.',
        example: 'order_create',
      },
      { maxLength: 100 },
    ),
    data: Type.Optional(
      Type.Unsafe<object>({
        type: 'object',
        additionalProperties: true,
        description: 'The order, customer, refund or review, as the shop keeps it.',
      }),
    ),
  }),
  sent: {
    member_id: 'bob@example.com',
    activity_id: 'order_create',
    data: {
      order_id: '000000042',
      customer_email: 'bob@example.com',
      order_currency_code: 'USD',
      subtotal: 100,
      grand_total: 108.5,
      coupon_code: ['$5OFFVYZ'],
      items: [{ product_id: '112', name: 'Sweatshirt', qty_ordered: 2, row_total: 100 }],
    },
  },
  data: Type.Object({
    id: idField,
    outcome: Type.Union([Type.Literal('done'), Type.Literal('refused'), Type.Literal('ignored')], {
      description: 'What became of it.',
    }),
    code: textOrNull('Of a refusal: its code.'),
    reason: textOrNull('Why nothing was done, in words.'),
    internal_member_id: textOrNull('Whose event it was, if he is a member.'),
    transaction_ids: textList('Transactions that it made.'),
  }),
  answered: {
    id: '1a1fe4cfd01528a39e8ebc96',
    outcome: 'done',
    code: null,
    reason: null,
    internal_member_id: '59cc9b91418a580a512b450d',
    transaction_ids: ['56fbd2c6735f835a2ce12a15'],
  },
  codes: ['RESOURCE_DOES_NOT_EXIST', 'ERROR_UNAUTHORIZED', 'INVALID_JSON', 'INVALID_REQUEST'],
  category: 'free',
  writes: false,
});
