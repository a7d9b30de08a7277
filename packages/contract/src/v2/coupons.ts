import { Type } from 'typebox';
import { choice, date, id, integer, list } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { numberField, textField, textOrNull, timeOrNull } from './fields.ts';

/** Codes that one request may carry. */
export const COUPONS_MAX = 10_000;
const BODY_BYTES_MAX = 4 * 1024 * 1024;

const pathValues = {
  reward_id: { description: 'Id of the reward.', example: 'reward_d537f' },
} as const;
const common = { group: 'Rewards', ours: true, pathValues } as const;

export const addCoupons = v2Endpoint({
  ...common,
  id: 'v2_add_coupons',
  method: 'POST',
  path: '/v2/loyalty/rewards/{reward_id}/coupons',
  summary: 'Add codes to the pool of a reward',
  description:
    'Up to 10,000 codes. Those that stand twice, are in the pool already or are longer than 200 characters are left out and counted; sent again nothing is added. Simulated, nothing is written.',
  bodyBytesMax: BODY_BYTES_MAX,
  query: Type.Object({}),
  body: Type.Object({
    codes: list(
      { description: 'The codes, as a list.', example: ['SAVE-1', 'SAVE-2'] },
      { maxItems: COUPONS_MAX, isListInJson: true },
    ),
    good_until: Type.Optional(
      date({
        description: 'The last day on which they are good, in the time zone of the program.',
        example: '12/31/2027',
      }),
    ),
  }),
  sent: { codes: ['SAVE-1', 'SAVE-2'] },
  data: Type.Object({
    added: numberField('Codes that were added, or would be.'),
    twice: numberField('Codes left out because they stand twice in what was sent.'),
    already: numberField('Codes left out because the pool has them.'),
    too_long: numberField('Codes left out because they are longer than 200 characters.'),
    examples: Type.Array(
      Type.Object({
        code: textField('One that was left out.'),
        why: textField('twice, already or too_long.'),
      }),
      { description: 'At most ten of those left out.' },
    ),
    left: numberField('Codes of the pool that can be given out, with those.'),
  }),
  answered: { added: 2, twice: 0, already: 0, too_long: 0, examples: [], left: 2 },
  codes: ['INCORRECT_REWARD_ID_PASSED'],
  category: 'write',
  writes: true,
  scope: 'admin',
  managers: true,
});

const CouponData = Type.Object({
  number: numberField('Its place in the pool: they are given out in this order.'),
  code: textField('The code.'),
  state: textField('left, issued, redeemed, expired or burned.'),
  good_until: timeOrNull('Until when it is good.'),
  issued_date: timeOrNull('When it was given out.'),
  redeemed_date: timeOrNull('When an order used it.'),
  order_id: textOrNull('The order that used it.'),
  member: textOrNull('Internal id of who has it.'),
  member_name: textField('His name, or what he is known by; empty if nobody has it.'),
});

export const listCoupons = v2Endpoint({
  ...common,
  id: 'v2_list_coupons',
  method: 'GET',
  path: '/v2/loyalty/rewards/{reward_id}/coupons',
  summary: 'List the codes of a reward',
  description:
    'Those that were given out, the last first; or those that are left, in the order in which they will be. For keys of the scope admin.',
  query: Type.Object({
    shown: choice({ description: 'Which.', example: 'issued' }, ['issued', 'left'], 'issued'),
    coupon_code: Type.Optional(id({ description: 'This one alone.', example: 'SAVE-1' })),
    beyond: integer(
      { description: '`next_beyond` of the page before; 0 for the first.', example: 0 },
      { minimum: 0, maximum: 2_000_000_000, default: 0 },
    ),
    count: integer(
      { description: 'How many to list, 1 to 1000.', example: 50 },
      { minimum: 1, maximum: 1000, default: 50 },
    ),
  }),
  body: Type.Object({}),
  sent: { shown: 'left' },
  data: Type.Object({
    coupons: Type.Array(CouponData),
    uploaded: numberField('Codes of the pool.'),
    issued: numberField('How many of them were given out.'),
    next_beyond: Type.Union([Type.Number(), Type.Null()], {
      description: 'Where the next page begins; null if this is the last.',
    }),
  }),
  answered: { coupons: [], uploaded: 0, issued: 0, next_beyond: null },
  codes: ['INCORRECT_REWARD_ID_PASSED'],
  category: 'general',
  writes: false,
  scope: 'admin',
  managers: true,
});
