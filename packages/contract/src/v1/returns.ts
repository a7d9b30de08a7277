import { Type, type Static } from 'typebox';
import { decimal, id } from '../params.ts';
import { endpoint } from './endpoint.ts';
import { bob, idField, numberField, person, shortTime, textField } from './fields.ts';

const ReturnedData = Type.Object({
  ...person,
  points: numberField('Points deducted.'),
  points_status: textField(
    '`deducted`, or `pending_deduction` while the order’s own points are pending.',
  ),
  returned_for_order_id: textField('The order.'),
  reason: textField('Whether all of the order or a part of it came back.'),
  created_time: shortTime,
  id: idField,
});
export type ReturnedData = Static<typeof ReturnedData>;

export const returnOrder = endpoint({
  id: 'return',
  method: 'POST',
  path: '/v1/loyalty/transaction/return',
  group: 'Transactions',
  summary: 'Return an order or a part of it',
  description:
    'Takes back the points of what was returned: of the whole order, of an amount, or of a product. What is kept earns what the same rules give for it.',
  pathValues: {},
  parameters: Type.Object({
    order_id: id({ description: 'The order that came back.', example: 'ORDER101' }),
    returned_amount: Type.Optional(
      decimal({ description: 'Amount that came back, above 0.', example: '26.95' }, 'integer'),
    ),
    returned_product_id: Type.Optional(
      id({ description: 'Product that came back.', example: '1234df' }),
    ),
    quantity: Type.Optional(
      decimal(
        {
          description: 'How many of the product, above 0; all that are left if missing.',
          example: 1,
        },
        'integer',
      ),
    ),
  }),
  sent: { order_id: 'ORDER101' },
  data: ReturnedData,
  answered: {
    ...bob,
    points: 1000,
    points_status: 'pending_deduction',
    returned_for_order_id: 'ORDER101',
    reason: 'Order Fully Returned',
    created_time: '30-Mar-16 19:20:22',
    id: '56fbd2c6735f835a2ce12a16',
  },
  codes: [613, 614, 620, 621, 622],
  writes: true,
});
