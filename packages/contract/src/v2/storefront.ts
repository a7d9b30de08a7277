import { Type } from 'typebox';
import { choice, decimal, id, nestedOpen, text } from '../params.ts';
import { ActivitiesData, memberActivitiesExample } from './activity.ts';
import { fileAttributes, FILES_BODY_BYTES_MAX } from './award.ts';
import { v2Endpoint, type V2Endpoint } from './endpoint.ts';
import { anyQuery } from './fields.ts';
import { MemberData, memberExample } from './member.ts';
import { pageQuery } from './page.ts';
import { changedFields } from './person-fields.ts';
import {
  memberRewardsQuery,
  rewardExample,
  RewardsData,
  rewardsExample,
  transactionAskedFor,
} from './reward.ts';
import { SHOP_PAGE_ENDPOINTS } from './shop-pages.ts';
import { TiersData, tiersExample } from './tier.ts';
import { readShownDesign } from './storefront-design.ts';
import { listTransactions } from './transaction-reads.ts';
import { awardExample, redeemExample, TransactionData } from './transaction.ts';

/*
 * What a browser may ask with the token that its shop signed for a member. Guests, whose token names
 * nobody, may read what can be earned and bought.
 */

const PREFIX = '/v2/loyalty-storefront';

const reading = { method: 'GET', byToken: true, category: 'general', writes: false } as const;

const MEMBERS = ['ERROR_UNAUTHORIZED', 'MEMBER_DELETED'];

export const readShopper = v2Endpoint({
  ...reading,
  id: 'v2_storefront_member',
  path: `${PREFIX}/member`,
  group: 'Members',
  summary: 'Read the member',
  description: 'The member of the token.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({}),
  sent: {},
  data: MemberData,
  answered: memberExample,
  codes: MEMBERS,
});

const { birthdate, anniversary_date, twitter_handle, instagram_handle } = changedFields;

export const updateShopper = v2Endpoint({
  id: 'v2_storefront_update_member',
  method: 'PUT',
  byToken: true,
  path: `${PREFIX}/member`,
  group: 'Members',
  summary: 'Update the member',
  description:
    'Changes what a member may say of himself: all that is passed, or nothing. An empty text clears. Whoever opted out may come back; whoever is blocked stays so.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    birthdate,
    anniversary_date,
    twitter_handle,
    instagram_handle,
    email_subscription_status: changedFields.email_subscription_status,
    member_status: Type.Optional(
      text(
        { description: '`opted_out`, or `active` to come back.', example: 'opted_out' },
        { maxLength: 64, allowed: ['active', 'opted_out'] },
      ),
    ),
  }),
  sent: { birthdate: '12/31/1992', email_subscription_status: 'unsubscribed' },
  data: MemberData,
  answered: memberExample,
  codes: [...MEMBERS, 'MEMBER_BLOCKED'],
  category: 'write',
  writes: true,
});

export const listShopperRewards = v2Endpoint({
  ...reading,
  id: 'v2_storefront_rewards',
  path: `${PREFIX}/rewards`,
  group: 'Rewards',
  summary: 'List the rewards that the member may redeem',
  description:
    'As the same list of the administrative API; to guests, what can be redeemed at present.',
  pathValues: {},
  query: Type.Object(memberRewardsQuery),
  body: Type.Object(transactionAskedFor),
  sent: { include_ineligible: true },
  data: RewardsData,
  answered: {
    ...rewardsExample,
    rewards: [{ ...rewardExample, is_eligible: false, ineligible_reason: 'INSUFFICIENT_POINTS' }],
  },
  codes: ['ERROR_UNAUTHORIZED'],
});

export const redeemAsShopper = v2Endpoint({
  id: 'v2_storefront_redeem',
  method: 'POST',
  byToken: true,
  path: `${PREFIX}/redeem`,
  group: 'Transactions',
  summary: 'Redeem points for a reward',
  description:
    'Spends points of the member for a reward that members see. With the status pending the points are set aside until the shop approves or rejects it.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    reward_id: id({ description: 'Id of the reward.', example: 'reward_cb5f8' }),
    points: Type.Optional(
      decimal({
        description: 'How many, where the reward lets the member choose.',
        example: '500',
      }),
    ),
    status: choice(
      { description: '`pending` or `approved`.', example: 'pending' },
      ['pending', 'approved'],
      'approved',
    ),
  }),
  sent: { reward_id: 'reward_cb5f8', status: 'pending' },
  data: TransactionData,
  answered: { ...redeemExample, status: 'pending' },
  codes: [
    'ERROR_UNAUTHORIZED',
    'INCORRECT_REWARD_ID_PASSED',
    'INACTIVE_REWARD',
    'REWARD_NOT_AVAILABLE',
    'MAX_REDEMPTIONS_EXCEEDED',
    'ANOTHER_REDEMPTION_IN_PROGRESS',
    'INSUFFICIENT_POINTS',
    'COUPONS_EXHAUSTED',
    'COUPONS_EXPIRED',
    'MEMBER_BLOCKED',
    'MEMBER_DELETED',
    'INVALID_MEMBER_STATUS',
  ],
  category: 'write',
  writes: true,
});

export const listShopperTransactions = v2Endpoint({
  ...reading,
  id: 'v2_storefront_transactions',
  path: `${PREFIX}/transactions`,
  group: 'Transactions',
  summary: 'List the member’s transactions',
  description: 'His own, newest first unless asked otherwise; filters as of the v2 API.',
  pathValues: {},
  query: listTransactions.query,
  body: Type.Object({}),
  sent: { count: 100, status: '{"eq":"pending"}' },
  data: listTransactions.data,
  answered: listTransactions.answered,
  codes: MEMBERS,
});

export const performActivity = v2Endpoint({
  id: 'v2_storefront_perform_activity',
  method: 'POST',
  byToken: true,
  path: `${PREFIX}/activities`,
  group: 'Transactions',
  summary: 'Perform an activity',
  description:
    'Awards the points of an activity to the member who says that he did it. Only activities that the program lets members award to themselves; how many points is the program’s to say. Receipts and photos come with their files, which earn once for a member; 20 in a day.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    activity_id: id({ description: 'Id of the activity.', example: 'completed_a_survey' }),
    transaction_attributes: Type.Optional(
      nestedOpen(
        { description: 'What the activity is told, under names of the merchant’s own.' },
        Type.Object({
          reason: Type.Optional(
            text({ description: 'Why, in words.', example: 'survey of May' }, { maxLength: 1000 }),
          ),
          ...fileAttributes,
        }),
      ),
    ),
  }),
  sent: { activity_id: 'completed_a_survey' },
  data: TransactionData,
  answered: {
    ...awardExample,
    points: 20,
    award_info: {
      activity_id: 'completed_a_survey',
      activity_name: 'Completed a survey',
      points_status: 'auto_approved',
      points: 20,
    },
    transaction_attributes: {},
    tags: [],
  },
  codes: [
    'ERROR_UNAUTHORIZED',
    'INCORRECT_ACTIVITY_ID_PASSED',
    'ACTIVITY_NOT_FOR_MEMBERS',
    'PAUSED_ACTIVITY',
    'MAX_AWARDS_EXCEEDED',
    'EXCLUDED_TRANSACTION',
    'DUPLICATE_PHOTO',
    'INVALID_PHOTO',
    'UNABLE_TO_UPLOAD_PHOTO',
    'MEMBER_BLOCKED',
    'MEMBER_DELETED',
    'INVALID_MEMBER_STATUS',
  ],
  bodyBytesMax: FILES_BODY_BYTES_MAX,
  category: 'write',
  writes: true,
});

export const listShopperActivities = v2Endpoint({
  ...reading,
  id: 'v2_storefront_activities',
  path: `${PREFIX}/activities`,
  group: 'Activities',
  summary: 'List activities',
  description: 'What members see; of a member also whether doing it now would earn.',
  pathValues: {},
  query: Type.Object({ ...anyQuery, ...pageQuery }),
  body: Type.Object({}),
  sent: {},
  data: ActivitiesData,
  answered: memberActivitiesExample,
  codes: ['ERROR_UNAUTHORIZED'],
});

export const listShopperTiers = v2Endpoint({
  ...reading,
  id: 'v2_storefront_tiers',
  path: `${PREFIX}/tiers`,
  group: 'Tiers',
  summary: 'List tiers',
  description: 'Tiers that can be reached and that members see, the lowest first.',
  pathValues: {},
  query: Type.Object({ ...anyQuery, ...pageQuery }),
  body: Type.Object({}),
  sent: {},
  data: TiersData,
  answered: tiersExample,
  codes: ['ERROR_UNAUTHORIZED'],
});

/** Every operation that a member's token opens. */
export const STOREFRONT_ENDPOINTS: readonly V2Endpoint[] = [
  readShopper,
  updateShopper,
  listShopperRewards,
  redeemAsShopper,
  listShopperTransactions,
  performActivity,
  listShopperActivities,
  listShopperTiers,
  ...SHOP_PAGE_ENDPOINTS,
  readShownDesign,
];
