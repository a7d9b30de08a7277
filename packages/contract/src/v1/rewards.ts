import { Type, type Static } from 'typebox';
import { choice, flag, integer, list } from '../params.ts';
import { endpoint } from './endpoint.ts';
import { emailValue, flagField, numberField, textField } from './fields.ts';

const Redemption = Type.Object({
  redemption_name: textField('Name of the reward.'),
  giftcard_description: textField('What it is.'),
  redemption_type: textField(
    '`Fixed Amount Discount`, `Percentage Discount`, `Free Shipping`, `Product Redemption`, `Gift Card`, `Cash Back` or `Catalog Product`.',
  ),
  is_active: flagField('Whether it can be redeemed.'),
  allowed_redeem_points: numberField('Its price in points.'),
  redemption_value: textField('What it is worth, as a label.'),
  associated_levels: Type.Array(Type.String(), {
    description: 'Ids of the tiers that may redeem it, or `all`.',
  }),
  redemption_id: textField('Id of the reward.'),
  created_time: textField('When it was set up, UTC, as `18-May-2017 13:03:05`.'),
  updated_time: textField('When it last changed, in the same form.'),
  coupon_status: Type.Object(
    {
      uploaded_coupons: numberField('Codes uploaded so far.'),
      remaining_coupons: numberField('Codes that are left.'),
    },
    { description: 'Its stock of coupon codes.' },
  ),
});
export type Redemption = Static<typeof Redemption>;

const fiveOff: Redemption = {
  redemption_name: '$5 OFF COUPON',
  giftcard_description: '$5 off coupon for 500 points',
  redemption_type: 'Fixed Amount Discount',
  is_active: true,
  allowed_redeem_points: 500,
  redemption_value: '5',
  associated_levels: ['all'],
  redemption_id: 'reward_cb5f8',
  created_time: '17-Dec-2018 10:11:42',
  updated_time: '18-Dec-2018 13:03:05',
  coupon_status: { uploaded_coupons: 25, remaining_coupons: 4 },
};

const UserRedemptionsData = Type.Object({
  total: numberField('How many fit, on all pages.'),
  redemptions: Type.Array(Redemption),
  more: flagField('Whether there are more pages.'),
});
export type UserRedemptionsData = Static<typeof UserRedemptionsData>;

/** What a list of rewards may be ordered by: times and names as said, points from the lowest. */
export const REDEMPTION_ORDERS = [
  'updated_time',
  'created_time',
  'allowed_redeem_points',
  'redemption_name',
] as const;
export type RedemptionOrder = (typeof REDEMPTION_ORDERS)[number];

export const listUserRedemptions = endpoint({
  id: 'list_user_redemptions',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/redemptions',
  group: 'Users',
  summary: 'List the rewards for a user',
  description:
    'Rewards that the user’s tier allows, and by default only what the points suffice for.',
  pathValues: emailValue,
  parameters: Type.Object({
    is_still_valid: flag(
      { description: 'Only active rewards; false gives all.', example: true },
      true,
    ),
    order_by: choice(
      {
        description: 'Latest first for times, lowest first for points.',
        example: 'updated_time',
      },
      REDEMPTION_ORDERS,
      'updated_time',
    ),
    count: integer(
      { description: 'Rows of the page.', example: 10 },
      { minimum: 1, maximum: 1000, default: 12 },
    ),
    start_index: integer(
      { description: 'First row of the page.', example: 0 },
      { minimum: 0, maximum: 1_000_000, default: 0 },
    ),
    fetch_eligible_redemptions: flag(
      { description: 'Only what the user can redeem now.', example: true },
      true,
    ),
  }),
  sent: { is_still_valid: true, order_by: 'allowed_redeem_points', count: 10 },
  data: UserRedemptionsData,
  answered: { total: 1, redemptions: [fiveOff], more: false },
  codes: [602, 622],
  writes: false,
});

const RedemptionsData = Type.Array(Redemption);
export type RedemptionsData = Static<typeof RedemptionsData>;

export const listRedemptions = endpoint({
  id: 'list_redemptions',
  method: 'GET',
  path: '/v1/loyalty/redemptions',
  group: 'Rewards',
  summary: 'List rewards',
  description: 'The rewards with the ids given, or all of them.',
  pathValues: {},
  parameters: Type.Object({
    redemption_ids: Type.Optional(
      list(
        {
          description: 'Ids, separated by commas.',
          example: ['reward_cb5f8', 'reward_d537f'],
          also: ['reward_ids'],
        },
        { maxItems: 500 },
      ),
    ),
  }),
  sent: { redemption_ids: 'reward_cb5f8,reward_d537f' },
  data: RedemptionsData,
  answered: [fiveOff],
  codes: [],
  writes: false,
});
