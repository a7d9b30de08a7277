import { Type, type Static } from 'typebox';
import { flag, list, nestedOpen, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import {
  anyQuery,
  memberPath,
  memberQuery,
  numberField,
  textField,
  textList,
  timeField,
} from './fields.ts';
import { pageData, pageQuery } from './page.ts';

/** A reward as every answer of v2 shows it. */
export const RewardData = Type.Object({
  id: textField('24 hexadecimal digits: the same for the same reward of the same store.'),
  reward_id: textField('Id of the reward, to redeem it by.'),
  reward_name: textField('Name of the reward.'),
  reward_sub_type: textField(
    '`Product Redemption`, `Fixed Amount Discount`, `Percentage Discount`, `Free Shipping`, `Gift Card`, `Cash Back` or `Catalog Product`.',
  ),
  reward_value: textField('What it is worth.'),
  points_to_be_redeemed: numberField('Its price; where the member chooses, the least he may.'),
  points_range: Type.Union(
    [
      Type.Object({
        minimum: numberField('Fewest points.'),
        maximum: numberField('Most points.'),
        step: numberField('What lies between two choices.'),
      }),
      Type.Null(),
    ],
    { description: 'What the member may choose; null where the price is fixed. Ours.' },
  ),
  product_id: textField('The product that is given; empty for other rewards.'),
  implementation_type: textField(
    'How its coupons come about: `coupon_pool`, `generated_coupons` or `no_coupons`.',
  ),
  rank: Type.Union([Type.Number(), Type.Null()], { description: 'Its place in lists, if any.' }),
  description: textField('Shown with it.'),
  is_active: Type.Boolean({ description: 'Whether it can be redeemed at present.' }),
  eligible_tiers: textList('Tiers that may redeem it; `all` for everybody.'),
  transaction_attributes: Type.Record(Type.String(), Type.Array(Type.String()), {
    description: 'Transactions that it is shown for; empty for all. Ours.',
  }),
  coupon_status: Type.Object({
    uploaded_coupons: numberField('Codes that were uploaded.'),
    remaining_coupons: numberField('Codes that are left.'),
  }),
  created_date: timeField('When it was made.'),
  last_modified_date: timeField('When it was changed last.'),
  is_eligible: Type.Optional(
    Type.Boolean({ description: 'With `include_ineligible`: whether the member may. Ours.' }),
  ),
  ineligible_reason: Type.Optional(
    Type.Union([Type.String(), Type.Null()], {
      description: 'The code that redeeming it would be refused with, or null. Ours.',
    }),
  ),
});
export type RewardData = Static<typeof RewardData>;

export const rewardExample: RewardData = {
  id: '9f86d081884c7d659a2feaa0',
  reward_id: 'reward_cb5f8',
  reward_name: '$5 off',
  reward_sub_type: 'Fixed Amount Discount',
  reward_value: '5',
  points_to_be_redeemed: 500,
  points_range: null,
  product_id: '',
  implementation_type: 'coupon_pool',
  rank: 1,
  description: '$5 off for 500 points',
  is_active: true,
  eligible_tiers: ['all'],
  transaction_attributes: {},
  coupon_status: { uploaded_coupons: 100, remaining_coupons: 99 },
  created_date: '12/17/2018 10:11:42',
  last_modified_date: '01/15/2019 05:06:10',
};

/** What every list of rewards takes. */
export const rewardListQuery = {
  ...anyQuery,
  ...pageQuery,
  sort_by: Type.Optional(
    list(
      {
        description:
          'By what to sort: `rank`, `points_to_be_redeemed`, with a minus for the highest first; several with commas.',
        example: 'rank,-points_to_be_redeemed',
      },
      {
        maxItems: 4,
        allowed: ['rank', '-rank', 'points_to_be_redeemed', '-points_to_be_redeemed'],
      },
    ),
  ),
};

/** What the rewards that a member may have are asked with. */
export const memberRewardsQuery = {
  ...rewardListQuery,
  include_ineligible: flag(
    { description: 'Also rewards that he cannot redeem now, and why. Ours.', example: false },
    false,
  ),
};

/** The transaction that rewards are asked for; some clients send it as a body of a GET. */
export const transactionAskedFor = {
  transaction_attributes: Type.Optional(
    nestedOpen(
      {
        description:
          'The transaction that rewards are wanted for. The merchant’s own attributes may stand here or in the query.',
      },
      Type.Object({
        transaction_source: Type.Optional(
          text({ description: 'Where it happens.', example: 'web' }, { maxLength: 255 }),
        ),
        product_ids: Type.Optional(
          list({ description: 'Products in the cart.', example: ['112'] }, { maxItems: 1000 }),
        ),
      }),
    ),
  ),
};

export const RewardsData = pageData('rewards', RewardData);
export const rewardsExample: Static<typeof RewardsData> = {
  rewards: [rewardExample],
  total: 1,
  more: false,
  next_start_index: 1,
};

export const listRewards = v2Endpoint({
  id: 'v2_list_rewards',
  method: 'GET',
  path: '/v2/loyalty/rewards',
  group: 'Rewards',
  summary: 'List all rewards',
  description:
    'Every reward of the program, the last modified first unless told otherwise. Any other key of the query is an attribute of a transaction: rewards that name it are listed only for the values that they name.',
  pathValues: {},
  query: Type.Object({ ...rewardListQuery }),
  body: Type.Object({ ...transactionAskedFor }),
  sent: { sort_by: 'rank' },
  data: RewardsData,
  answered: rewardsExample,
  codes: [],
  category: 'general',
  writes: false,
});

export const listMemberRewards = v2Endpoint({
  id: 'v2_list_member_rewards',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/rewards',
  group: 'Rewards',
  summary: 'List the rewards that a member may redeem',
  description:
    'Rewards that the member can redeem at this moment: by his points, tier and what he did before, and by their stock and days. By rank, then the cheapest first, unless told otherwise.',
  pathValues: memberPath,
  query: Type.Object({ ...memberRewardsQuery, ...memberQuery }),
  body: Type.Object({ ...transactionAskedFor }),
  sent: { idParam: 'member_id' },
  data: RewardsData,
  answered: rewardsExample,
  codes: ['INCORRECT_MEMBER_ID_PASSED', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'],
  category: 'general',
  writes: false,
});
