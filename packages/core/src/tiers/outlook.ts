import type { Standing } from '../books/records.ts';
import type { Program, Tier } from '../program/program.ts';
import type { Instant } from '../time/instant.ts';
import { higherOf } from './count-towards-tier.ts';
import { tierOf, tierReached } from './ladder.ts';
import { countsWholeLife, standingOf } from './standing.ts';

/*
 * Where members would come to under a program, if what counts for them stayed as it is: the judgement of
 * `judgeMove` and `judge`, for any number of members who stand alike.
 */

/** Members who stand alike: in one tier, with what reaches one tier, and given alike by hand. */
export interface AlikeMembers {
  readonly tierId: string | null;
  /** What counts for them, or the threshold of the tier that it reaches. */
  readonly counted: number;
  readonly assigned: Standing['assigned'];
}

/**
 * `rises`: when the member next earns, at the latest. `falls`: with time, after a grace if there is one, and
 * in steps if the rules say so. `keeps`: less counts than the tier takes, and time does not take it. `lost`:
 * the program has no such tier any more; the next earning puts the member into one.
 */
export type TierWay = 'stays' | 'rises' | 'falls' | 'keeps' | 'lost';

/** The tier in the end, and how the member comes to it. */
export interface TierOutlook {
  readonly tierId: string | null;
  readonly way: TierWay;
}

export function outlookOf(program: Program, members: AlikeMembers): TierOutlook {
  const { tierId, assigned } = members;
  const { tierRules: rules } = program;
  const own = tierOf(program, tierId);
  const reached = tierReached(program, members.counted);
  const keeps: TierOutlook = { tierId, way: 'keeps' };
  if (reached === null) return { tierId, way: 'stays' };
  if (own === undefined) return { tierId: reached.id, way: tierId === null ? 'rises' : 'lost' };
  if (reached.id === tierId) return { tierId, way: 'stays' };
  if (reached.threshold >= own.threshold) return { tierId: reached.id, way: 'rises' };
  if (rules.kind === 'lifetime') return keeps;
  const isGiven = assigned?.way === 'above';
  // The end of a period looks again at what was given by hand.
  if (isGiven && rules.kind !== 'period') return keeps;
  if (rules.downgrade !== 'never') return { tierId: reached.id, way: 'falls' };
  return isGiven ? fallsTo(higherOf(program, reached, assigned.from), keeps) : keeps;
}

function fallsTo(tier: Tier, keeps: TierOutlook): TierOutlook {
  return tier.id === keeps.tierId ? keeps : { tierId: tier.id, way: 'falls' };
}

/** What becomes of everybody's sums if a program with other rules for tiers begins to run. */
export interface NewCounting {
  /** Sums of the rules before tell nothing under these. */
  readonly isAnew: boolean;
  /** Whoever has a tier holds it so long; null if it is never lost with time. */
  readonly heldUntil: Instant | null;
}

export function newCounting(before: Program | null, after: Program, at: Instant): NewCounting {
  const isAnew =
    before !== null &&
    before.tierRules.basis !== after.tierRules.basis &&
    !countsWholeLife(after.tierRules);
  const top = after.ladder.at(-1)?.id ?? null;
  const begun = standingOf(after, { standing: null, tierId: top }, at);
  const isEverLost = after.tierRules.downgrade !== 'never';
  return { isAnew, heldUntil: isAnew && isEverLost ? begun.heldUntil : null };
}
