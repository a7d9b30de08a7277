import type {
  listRedemptions,
  listUserRedemptions,
  Redemption,
  RedemptionOrder,
  UserRedemptionsData,
} from '@fealty/contract';
import { countedAs, countOf, judgeSegment, runs } from '@fealty/core';
import type { Program, Reward, RewardType, RuledMember } from '@fealty/core';
import type { Static } from 'typebox';
import { spendablePoints, type MemberView } from '../../queries/member-view.ts';
import { readStocks, type Stock, type Stocks } from '../../queries/read-stocks.ts';
import { readRuledMember } from '../../queries/read-ruled-member.ts';
import { longTime } from '../dates.ts';
import { findUser } from './find-user.ts';
import { wirePoints } from '../wire-points.ts';
import { succeed, type V1Handler } from './surface.ts';

/** Shop plugins compare these to the letter. */
const TYPE_NAMES = {
  fixed_amount: 'Fixed Amount Discount',
  percentage: 'Percentage Discount',
  free_shipping: 'Free Shipping',
  product: 'Product Redemption',
  gift_card: 'Gift Card',
  cash_back: 'Cash Back',
  catalogue_product: 'Catalog Product',
} as const satisfies Record<RewardType, string>;

const NO_STOCK: Stock = { uploaded: 0, issued: 0 };

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
  const fitting = rewards
    .filter(
      (reward) =>
        reward.visible &&
        (isActive(reward, program, stocks) || !is_still_valid) &&
        isOpenTo(reward, member.tierId) &&
        isMeantFor(reward, program, { ruled, stocks }) &&
        (!fetch_eligible_redemptions || isWithinReach(reward, program, { member, stocks })),
    )
    .sort(comparing(order_by));
  const page = fitting.slice(start_index, start_index + count);
  return succeed({
    total: fitting.length,
    redemptions: page.map((reward) => redemptionFromReward(reward, program, stocks)),
    more: start_index + page.length < fitting.length,
  } satisfies UserRedemptionsData);
};

function isOpenTo(reward: Reward, tierId: string | null): boolean {
  return reward.tiers === null || (tierId !== null && reward.tiers.includes(tierId));
}

/** Whether the condition of the reward, if it has one, names the member. */
function isMeantFor(
  reward: Reward,
  program: Program,
  { ruled, stocks }: { readonly ruled: RuledMember | null; readonly stocks: Stocks },
): boolean {
  if (ruled === null) return reward.when === null;
  const terms = { member: ruled, at: stocks.readAt, tags: [] };
  return judgeSegment(reward, program, terms)?.holds ?? true;
}

/** Affordable, active, and not redeemed as often as it may be. */
function isWithinReach(
  reward: Reward,
  program: Program,
  { member, stocks }: { readonly member: MemberView; readonly stocks: Stocks },
): boolean {
  const when = { at: stocks.readAt, zone: program.timeZone };
  return (
    reward.points <= spendablePoints(member) &&
    isActive(reward, program, stocks) &&
    reward.limits.every(
      ({ per, times }) => countOf(member, countedAs(reward.id), { ...when, range: per }) < times,
    )
  );
}

/** Switched on, on one of its days, and not paused because its pool is empty. */
function isActive(reward: Reward, program: Program, { byReward, readAt }: Stocks): boolean {
  const { uploaded, issued } = byReward.get(reward.id) ?? NO_STOCK;
  const isStocked = reward.coupons !== 'pool' || issued < uploaded;
  return reward.active && isStocked && runs(reward.period, { at: readAt, zone: program.timeZone });
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
  const { uploaded, issued } = stocks.byReward.get(reward.id) ?? NO_STOCK;
  return {
    redemption_name: reward.name,
    giftcard_description: reward.description,
    redemption_type: TYPE_NAMES[reward.type],
    is_active: isActive(reward, program, stocks),
    allowed_redeem_points: wirePoints(reward.points, program),
    redemption_value: reward.value,
    associated_levels: reward.tiers === null ? ['all'] : [...reward.tiers],
    redemption_id: reward.id,
    created_time: longTime(reward.createdAt),
    updated_time: longTime(reward.updatedAt),
    coupon_status: { uploaded_coupons: uploaded, remaining_coupons: uploaded - issued },
  };
}
