import type { RewardData } from '@fealty/contract/v2';
import { closedBy, type Program, type Reward, type RewardStock } from '@fealty/core';
import { slashTime } from '../../dates.ts';
import { REWARD_TYPE_NAMES } from '../../reward-types.ts';
import { wirePoints } from '../../wire-points.ts';
import { stableId } from '../serving/stable-id.ts';

const IMPLEMENTATIONS = {
  pool: 'coupon_pool',
  generated: 'generated_coupons',
  none: 'no_coupons',
} as const satisfies Record<Reward['coupons'], string>;

/** A reward as v2 shows it. */
export function rewardData(
  reward: Reward,
  program: Program,
  { partnerId, stock }: { readonly partnerId: string; readonly stock: RewardStock },
): RewardData {
  const { range } = reward;
  return {
    id: stableId(partnerId, 'reward', reward.id),
    reward_id: reward.id,
    reward_name: reward.name,
    reward_sub_type: REWARD_TYPE_NAMES[reward.type],
    reward_value: reward.value,
    points_to_be_redeemed: wirePoints(reward.points, program),
    points_range:
      range === null
        ? null
        : {
            minimum: wirePoints(range.minimum, program),
            maximum: wirePoints(range.maximum, program),
            step: wirePoints(range.step, program),
          },
    product_id: reward.productId,
    implementation_type: IMPLEMENTATIONS[reward.coupons],
    rank: reward.rank,
    description: reward.description,
    is_active: closedBy(reward, program, stock).length === 0,
    eligible_tiers: reward.tiers === null ? ['all'] : [...reward.tiers],
    transaction_attributes: Object.fromEntries(
      [...reward.forTransactions].map(([name, values]) => [name, [...values]]),
    ),
    coupon_status: {
      uploaded_coupons: stock.uploaded,
      remaining_coupons: stock.uploaded - stock.issued,
    },
    created_date: slashTime(reward.createdAt),
    last_modified_date: slashTime(reward.updatedAt),
  };
}
