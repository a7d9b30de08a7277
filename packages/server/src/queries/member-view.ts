import type { ActivityCount, Instant, MemberStatus, Points, Standing } from '@fealty/core';

/** A member as faces show him: person, head of the books, and what lapses when. */
export interface MemberView {
  readonly id: string;
  readonly email: string;
  readonly uid: string;
  readonly firstName: string;
  readonly lastName: string;
  /** ISO date or empty. */
  readonly birthdate: string;
  readonly phone: string;
  readonly phoneCountryCode: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
  readonly referralCode: string;
  readonly referrerEmail: string;
  readonly status: MemberStatus;
  readonly enrolledAt: Instant;
  readonly available: Points;
  readonly pending: Points;
  readonly earned: Points;
  readonly redeemed: Points;
  readonly qualified: Points;
  readonly tierId: string | null;
  readonly tierSince: Instant;
  readonly standing: Standing | null;
  readonly counts: Readonly<Record<string, Readonly<Record<string, ActivityCount>>>>;
  /** The merchant's time at which this was read. */
  readonly readAt: Instant;
  /** Sums of what lapses, by date; those in the past have lapsed and wait to be expired. */
  readonly lapses: readonly Lapse[];
}

export interface Lapse {
  readonly at: Instant;
  readonly points: Points;
}

/** What of the balance can be spent: points whose date has passed are as good as gone. */
export function spendablePoints(member: MemberView): Points {
  let lapsed = 0;
  for (const { at, points } of member.lapses) {
    if (at <= member.readAt) lapsed += points;
  }
  return Math.max(0, member.available - lapsed);
}

/** What is still to lapse, next first. */
export function comingLapses(member: MemberView): readonly Lapse[] {
  return member.lapses.filter(({ at }) => at > member.readAt);
}
