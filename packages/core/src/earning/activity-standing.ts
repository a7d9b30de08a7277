import type { Member } from '../books/records.ts';
import type { Activity, FrequencyLimit, Program } from '../program/program.ts';
import type { Instant } from '../time/instant.ts';
import { countOf } from './frequency.ts';
import { excludesTier } from './judge-rules.ts';

/** How a member stands to an activity at a time. */
export interface ActivityStanding {
  /** Whether doing it would earn, as far as can be told before it is done. */
  readonly isAvailable: boolean;
  /** Its limits, and how often the member did it in the stretch of time that is running. */
  readonly limits: readonly { readonly limit: FrequencyLimit; readonly count: number }[];
}

/** Active, open to the member's status and tier, and not done as often as it may be. */
export function standingTo(
  activity: Activity,
  program: Program,
  { member, at }: StandingTerms,
): ActivityStanding {
  const zone = program.timeZone;
  const limits = activity.limits.map((limit) => {
    return { limit, count: countOf(member, activity.id, { range: limit.per, at, zone }) };
  });
  const isAvailable =
    activity.active &&
    member.status === 'active' &&
    limits.every(({ limit, count }) => count < limit.times) &&
    !excludesTier(activity, { tierId: member.tierId, at, zone });
  return { isAvailable, limits };
}

interface StandingTerms {
  readonly member: Pick<Member, 'status' | 'counts' | 'tierId'>;
  readonly at: Instant;
}
