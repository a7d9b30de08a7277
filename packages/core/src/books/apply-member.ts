import { add, parseDecimal, toDecimal, ZERO } from '../points/rational.ts';
import type { MemberBooks } from './books.ts';
import type { Change } from './changes.ts';
import { NOBODY, type Member } from './records.ts';
import type { Instant } from '../time/instant.ts';

export function enrollMember(change: Extract<Change, { kind: 'member_enrolled' }>): MemberBooks {
  return {
    member: {
      id: change.memberId,
      status: change.status,
      subscribed: change.subscribed,
      unsubscribedAt: change.subscribed ? null : change.at,
      enrolledAt: change.enrolledAt,
      modifiedAt: change.at,
      deletedAt: null,
      erasedAt: null,
      profile: change.profile,
      profileVersion: 1,
      mergedInto: null,
      referralCode: change.referralCode,
      referrerId: change.referrerId,
      balances: { available: 0, pending: 0, reserved: 0, owed: 0 },
      version: 0,
      eventSequence: 0,
      postedAt: change.at,
      lifetime: {
        earned: 0,
        redeemed: 0,
        deducted: 0,
        expired: 0,
        purchases: 0,
        redemptions: 0,
        activities: 0,
        revenue: '0',
        firstPurchaseAt: null,
        lastPurchaseAt: null,
        lastActivityAt: null,
      },
      idle: { points: 0, lapsed: 0, since: null, lapsesAt: null },
      qualified: 0,
      tierId: change.tierId,
      tierSince: change.enrolledAt,
      standing: null,
      counts: {},
    },
    lots: [],
    lotsComplete: true,
    ownLots: [],
    lapsedPoints: 0,
    lapsed: [],
    sums: new Map(),
  };
}

/** Moves the date of idle points on. What had lapsed by then stays lapsed: a new stretch begins. */
export function keepAlive(member: Member, change: Extract<Change, { kind: 'kept_alive' }>): void {
  const { idle } = member;
  if (idle.lapsesAt !== null && idle.lapsesAt > change.from) {
    idle.lapsesAt = Math.max(idle.lapsesAt, change.lapsesAt);
    return;
  }
  idle.lapsed += idle.points;
  idle.points = 0;
  idle.since = change.from;
  idle.lapsesAt = change.lapsesAt;
}

/** Nothing is left of the person; the head of his books stays. */
export function eraseMember(member: Member, at: Instant): void {
  member.profile = NOBODY;
  member.referralCode = '';
  member.referrerId = null;
  member.subscribed = false;
  member.unsubscribedAt = null;
  member.profileVersion += 1;
  member.modifiedAt = at;
  member.erasedAt = at;
}

/** Counts move forward with the latest bucket; a late report of an older one changes nothing. */
export function setCounts(
  member: Member,
  change: Extract<Change, { kind: 'activity_counted' }>,
): void {
  const ranges = (member.counts[change.activityId] ??= {});
  for (const { range, bucket, count } of change.counts) ranges[range] = { bucket, count };
}

export function moveLifetime(
  member: Member,
  change: Extract<Change, { kind: 'lifetime_moved' }>,
): void {
  const { lifetime } = member;
  const { at, purchases = 0, redemptions = 0, activities = 0, revenue } = change;
  lifetime.purchases += purchases;
  lifetime.redemptions += redemptions;
  lifetime.activities += activities;
  if (revenue !== undefined) {
    const before = parseDecimal(lifetime.revenue) ?? ZERO;
    lifetime.revenue = toDecimal(add(before, parseDecimal(revenue) ?? ZERO));
  }
  if (purchases > 0) {
    lifetime.firstPurchaseAt = Math.min(lifetime.firstPurchaseAt ?? at, at);
    lifetime.lastPurchaseAt = Math.max(lifetime.lastPurchaseAt ?? at, at);
  }
  if (purchases > 0 || redemptions > 0 || activities > 0) {
    lifetime.lastActivityAt = Math.max(lifetime.lastActivityAt ?? at, at);
  }
}
