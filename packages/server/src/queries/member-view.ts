import type { ActivityCount, Instant, Member, MemberStatus, Points, Standing } from '@fealty/core';

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

/** What is looked at to tell what of a balance can be spent. */
export type Lapsing = Pick<MemberView, 'available' | 'lapses' | 'readAt'>;

/** What of the balance can be spent: points whose date has passed are as good as gone. */
export function spendablePoints(member: Lapsing): Points {
  let lapsed = 0;
  for (const { at, points } of member.lapses) {
    if (at <= member.readAt) lapsed += points;
  }
  return Math.max(0, member.available - lapsed);
}

/** What is still to lapse, next first. */
export function comingLapses(member: Lapsing): readonly Lapse[] {
  return member.lapses.filter(({ at }) => at > member.readAt);
}

/** Idle points lapse at one date together; those of an earlier stretch have lapsed already. */
export function withIdle(
  dated: readonly Lapse[],
  idle: Pick<Member['idle'], 'points' | 'lapsed' | 'lapsesAt'>,
): readonly Lapse[] {
  const { points, lapsed, lapsesAt } = idle;
  if (points === 0 && lapsed === 0) return dated;
  const all = [...dated];
  if (lapsed > 0) all.push({ at: 0, points: lapsed });
  if (lapsesAt !== null && points > 0) all.push({ at: lapsesAt, points });
  return sumByDate(all);
}

/** One entry for each date, next first. */
export function sumByDate(lapses: readonly Lapse[]): readonly Lapse[] {
  const sums = new Map<Instant, Points>();
  for (const { at, points } of lapses) sums.set(at, (sums.get(at) ?? 0) + points);
  return [...sums].sort(([a], [b]) => a - b).map(([at, points]) => ({ at, points }));
}
