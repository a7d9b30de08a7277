import type {
  listRedemptions,
  listUserRedemptions,
  Redemption,
  RedemptionOrder,
  UserRedemptionsData,
} from '@fealty/contract';
import { barsOf, closedBy } from '@fealty/core';
import type { Program, Reward, RewardStock } from '@fealty/core';
import type { Static } from 'typebox';
import { spendablePoints } from '../../queries/member-view.ts';
import { readStocks, stockOf, type Stocks } from '../../queries/read-stocks.ts';
import { readRuledMember } from '../../queries/read-ruled-member.ts';
import { longTime } from '../dates.ts';
import { REWARD_TYPE_NAMES } from '../reward-types.ts';
import { findUser } from './find-user.ts';
import { wirePoints } from '../wire-points.ts';
import { succeed, type V1Handler } from './surface.ts';

export const handleListRedemptions: V1Handler<
  Static<(typeof listRedemptions)['parameters']>
> = async (context, request) => {
  const { merchantId } = request.caller;
  const [program, stocks] = await Promise.all([
    context.programs.running(merchantId),
    readStocks(context.database, merchantId),
  ]);
  const { redemption_ids: ids } = request.values;
  const rewards =
    ids === undefined
      ? [...program.rewards.values()]
      : [...new Set(ids)].flatMap((id) => program.rewards.get(id) ?? []);
  return succeed(rewards.map((reward) => redemptionFromReward(reward, program, stocks)));
};

export const handleListUserRedemptions: V1Handler<
  Static<(typeof listUserRedemptions)['parameters']>
> = async (context, request) => {
  const { merchantId } = request.caller;
  const { is_still_valid, order_by, count, start_index, fetch_eligible_redemptions } =
    request.values;
  const [found, program, stocks] = await Promise.all([
    findUser(context, request),
    context.programs.running(merchantId),
    readStocks(context.database, merchantId),
  ]);
  if ('refusal' in found) return found.refusal;
  const { member } = found;
  const rewards = [...program.rewards.values()];
  // Only programs whose rewards look at more of a member pay for reading it.
  const ruled = rewards.some(({ when }) => when !== null)
    ? await readRuledMember(context.database, merchantId, member.id)
    : null;
  const seeker = { ...member, spendable: spendablePoints(member), ruled };
  const fitting = rewards
    .filter((reward) => {
      const stock = stockOf(stocks, reward.id);
      const bars = barsOf(reward, program, { seeker, stock });
      return (
        reward.visible &&
        (isActive(reward, program, stock) || !is_still_valid) &&
        !bars.includes('reward_not_for_tier') &&
        !bars.includes('reward_not_for_member') &&
        (!fetch_eligible_redemptions || bars.length === 0)
      );
    })
    .sort(comparing(order_by));
  const page = fitting.slice(start_index, start_index + count);
  return succeed({
    total: fitting.length,
    redemptions: page.map((reward) => redemptionFromReward(reward, program, stocks)),
    more: start_index + page.length < fitting.length,
  } satisfies UserRedemptionsData);
};

/** Switched on, on one of its days, and not paused because its coupons are gone or past their day. */
function isActive(reward: Reward, program: Program, stock: RewardStock): boolean {
  return closedBy(reward, program, stock).length === 0;
}

/** Latest first for times, lowest first for points; equal ones by id. */
export function comparing(order: RedemptionOrder): (a: Reward, b: Reward) => number {
  const byId = (a: Reward, b: Reward): number => (a.id < b.id ? -1 : 1);
  switch (order) {
    case 'updated_time':
      return (a, b) => b.updatedAt - a.updatedAt || byId(a, b);
    case 'created_time':
      return (a, b) => b.createdAt - a.createdAt || byId(a, b);
    case 'allowed_redeem_points':
      return (a, b) => a.points - b.points || byId(a, b);
    case 'redemption_name':
      return (a, b) => a.name.localeCompare(b.name, 'en') || byId(a, b);
  }
}

export function redemptionFromReward(reward: Reward, program: Program, stocks: Stocks): Redemption {
  const stock = stockOf(stocks, reward.id);
  const { uploaded, issued } = stock;
  return {
    redemption_name: reward.name,
    giftcard_description: reward.description,
    redemption_type: REWARD_TYPE_NAMES[reward.type],
    is_active: isActive(reward, program, stock),
    allowed_redeem_points: wirePoints(reward.points, program),
    redemption_value: reward.value,
    associated_levels: reward.tiers === null ? ['all'] : [...reward.tiers],
    redemption_id: reward.id,
    created_time: longTime(reward.createdAt),
    updated_time: longTime(reward.updatedAt),
    coupon_status: { uploaded_coupons: uploaded, remaining_coupons: uploaded - issued },
  };
}
