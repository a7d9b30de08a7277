import type { MemberId } from '../books/records.ts';
import { looksLikeSamePerson, type Reached } from '../referrals/same-person.ts';
import type { ReferralFacts, Severity } from './signal.ts';

/** Somebody who came by a recommendation, or who made it. */
export interface Recommended {
  readonly id: MemberId;
  readonly profile: Reached;
  /** What he has in common with whom, by digest. */
  readonly marks: readonly string[];
  readonly orders: number;
  readonly returned: number;
}

/** Who recommends, and whom he brought: the last `FRIENDS_MAX`. */
export interface Ring {
  readonly referrer: Recommended;
  readonly friends: readonly Recommended[];
  /** Members of the circle of recommendations that he stands in; 0 if he stands in none. */
  readonly circle: number;
}

export const FRIENDS_MAX = 50;
/** How many recommendations a circle may have to be found. */
export const CIRCLE_MAX = 5;

const FINE = { alike: 1, sharing: 2, fleeting: 2 } as const;

/** Says whether recommendations look made up; null if they do not. */
export function judgeRing(
  ring: Ring,
): { facts: ReferralFacts; severity: Severity; who: readonly Recommended[] } | null {
  const { referrer, friends, circle } = ring;
  const all = [referrer, ...friends];
  const alike = friends.filter((friend) =>
    all.some((other) => other !== friend && looksLikeSamePerson(friend.profile, other.profile)),
  );
  const sharing = friends.filter((friend) =>
    all.some(
      (other) => other !== friend && other.marks.some((mark) => friend.marks.includes(mark)),
    ),
  );
  const fleeting = friends.filter(({ orders, returned }) => orders === 1 && returned === 1);
  const found = [
    alike.length > FINE.alike,
    sharing.length > FINE.sharing,
    fleeting.length > FINE.fleeting && 2 * fleeting.length >= friends.length,
    circle > 0,
  ].filter(Boolean).length;
  if (found === 0) return null;
  const facts: ReferralFacts = {
    ...{ kind: 'referrals', friends: friends.length, alike: alike.length },
    ...{ sharing: sharing.length, fleeting: fleeting.length, circle },
  };
  const most = Math.max(alike.length, sharing.length, fleeting.length);
  const severity = found > 1 || most >= 5 ? 'severe' : 'notable';
  return { facts, severity, who: [...new Set([...alike, ...sharing, ...fleeting])] };
}
