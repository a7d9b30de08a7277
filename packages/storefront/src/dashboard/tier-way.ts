import type { MemberData, TierData } from '@fealty/contract/v2';

/** Where a member stands on the ladder. */
export interface TierWay {
  readonly current: TierData | null;
  /** Null at the top. */
  readonly next: TierData | null;
}

/** Reads the member's place off the tiers, which come lowest first. */
export function tierWay(
  tiers: readonly TierData[],
  { tier_info }: Pick<MemberData, 'tier_info'>,
): TierWay {
  const at = tiers.findIndex(({ loyalty_tier_id: id }) => id === tier_info.loyalty_tier_id);
  return { current: tiers[at] ?? null, next: tiers[at + 1] ?? null };
}

/** The largest factor that a tier puts on what is earned; 1 for none. */
export function factorOf({ bonus_multiplier, activity_multipliers }: TierData): number {
  return Math.max(1, bonus_multiplier, ...Object.values(activity_multipliers));
}
