import type { Member } from '../books/records.ts';
import type { Points } from '../points/points.ts';
import { ONE, type Rational } from '../points/rational.ts';
import type { Program, Tier } from '../program/program.ts';

/** The tier everybody starts in. */
export function entryTierId(program: Program): string | null {
  return program.ladder[0]?.id ?? null;
}

/** The highest active tier whose threshold these points reach. */
export function tierReached(program: Program, qualified: Points): Tier | null {
  let reached: Tier | null = null;
  for (const tier of program.ladder) {
    if (tier.threshold > qualified) break;
    reached = tier;
  }
  return reached;
}

/** The lowest active tier above the member's own that members are shown; null at the top. */
export function nextTier(program: Program, member: Pick<Member, 'tierId'>): Tier | null {
  const own = thresholdOf(program, member.tierId);
  return program.ladder.find((tier) => tier.threshold > own && !tier.hidden) ?? null;
}

/** The tier of an id; undefined for none, and for one that the program no longer knows. */
export function tierOf({ tiers }: Pick<Program, 'tiers'>, tierId: string | null): Tier | undefined {
  return tierId === null ? undefined : tiers.get(tierId);
}

/** Where the tier stands; one that the program no longer knows stands below all. */
export function thresholdOf(program: Pick<Program, 'tiers'>, tierId: string | null): number {
  return tierOf(program, tierId)?.threshold ?? -1;
}

/** What a tier makes of the points of an activity. `ruled`: a rule for this very activity. */
export interface TierRate {
  readonly tier: Tier | null;
  readonly value: Rational;
  readonly text: string;
  readonly ruled: boolean;
}

const NO_TIER: TierRate = { tier: null, value: ONE, text: '1', ruled: false };

export function tierRate(program: Program, tierId: string | null, activityId: string): TierRate {
  const tier = tierOf(program, tierId);
  if (tier === undefined) return NO_TIER;
  const own = tier.activityMultipliers.get(activityId);
  if (own !== undefined) return { tier, value: own.value, text: own.text, ruled: true };
  return { tier, value: tier.multiplier, text: tier.multiplierText, ruled: false };
}
