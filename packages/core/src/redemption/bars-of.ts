import type { Member } from '../books/records.ts';
import { countOf } from '../earning/frequency.ts';
import type { Points } from '../points/points.ts';
import type { Program, Reward } from '../program/program.ts';
import type { RefusalCode } from '../refusals.ts';
import type { RuledMember } from '../rules/facts.ts';
import { runs } from '../rules/period.ts';
import { calendarDay } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { endOfLocalDay } from '../time/zone.ts';
import { countedAs, judgeSegment } from './judge-reward.ts';

/** What stands between a member and a reward: what a redemption would be refused with. */
export type RewardBar = Extract<
  RefusalCode,
  | 'reward_inactive'
  | 'reward_not_for_tier'
  | 'reward_not_for_member'
  | 'reward_limit_reached'
  | 'points_insufficient'
  | 'coupons_exhausted'
  | 'coupons_expired'
>;

/** Who looks at a reward, as a read knows him. */
export interface RewardSeeker extends Pick<Member, 'tierId' | 'counts'> {
  readonly spendable: Points;
  /** What conditions look at; null if it was not read. Rewards with a condition are then barred. */
  readonly ruled: RuledMember | null;
}

/** A reward's codes, and when that was so. */
export interface RewardStock {
  readonly uploaded: number;
  readonly issued: number;
  readonly at: Instant;
}

/** Why nobody can redeem a reward at present; empty if it is open. */
export function closedBy(
  reward: Reward,
  { timeZone: zone }: Pick<Program, 'timeZone'>,
  { uploaded, issued, at }: RewardStock,
): readonly RewardBar[] {
  const bars: RewardBar[] = [];
  if (!reward.active || !runs(reward.period, { at, zone })) bars.push('reward_inactive');
  if (reward.coupons === 'pool' && issued >= uploaded) bars.push('coupons_exhausted');
  else if (isPast(reward, at, zone)) bars.push('coupons_expired');
  return bars;
}

/**
 * Why a member cannot redeem a reward at present, in the order in which a redemption would be
 * refused; empty if he can. A code that was uploaded with a date of its own may still be too old.
 */
export function barsOf(
  reward: Reward,
  program: Program,
  { seeker, stock }: { readonly seeker: RewardSeeker; readonly stock: RewardStock },
): readonly RewardBar[] {
  const { at } = stock;
  const closed = closedBy(reward, program, stock);
  const bars: RewardBar[] = closed.filter((bar) => bar === 'reward_inactive');
  if (reward.tiers !== null && !reward.tiers.includes(seeker.tierId ?? '')) {
    bars.push('reward_not_for_tier');
  }
  if (!isMeantFor(reward, program, { member: seeker.ruled, at })) {
    bars.push('reward_not_for_member');
  }
  const zone = program.timeZone;
  const isUsedUp = reward.limits.some(
    ({ per, times }) => countOf(seeker, countedAs(reward.id), { range: per, at, zone }) >= times,
  );
  if (isUsedUp) bars.push('reward_limit_reached');
  if (reward.points > seeker.spendable) bars.push('points_insufficient');
  return [...bars, ...closed.filter((bar) => bar !== 'reward_inactive')];
}

function isMeantFor(
  reward: Reward,
  program: Program,
  { member, at }: { readonly member: RuledMember | null; readonly at: Instant },
): boolean {
  if (member === null) return reward.when === null;
  return judgeSegment(reward, program, { member, at, tags: [] })?.holds ?? true;
}

/** Whether the one day is over on which all of its coupons lapse. */
function isPast({ couponExpiry }: Reward, at: Instant, zone: string): boolean {
  if (couponExpiry === null || !('day' in couponExpiry)) return false;
  return endOfLocalDay(calendarDay(couponExpiry.day), zone) <= at;
}

/**
 * Whether a reward is shown for transactions with these attributes, names and values in lower case.
 * An attribute that was not asked for, or that the reward does not name, bars nothing.
 */
export function isForTransaction(
  { forTransactions }: Pick<Reward, 'forTransactions'>,
  asked: ReadonlyMap<string, readonly string[]>,
): boolean {
  return [...forTransactions].every(([name, values]) => {
    const given = asked.get(name);
    return given === undefined || given.some((value) => values.has(value));
  });
}
