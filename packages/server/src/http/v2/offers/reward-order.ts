import type { Reward } from '@fealty/core';

type Compare = (a: Reward, b: Reward) => number;

/** Those without a rank stand behind all others, whichever way the rest is sorted. */
const byRank =
  (sign: 1 | -1): Compare =>
  (a, b) => {
    if (a.rank === null || b.rank === null) {
      return Number(a.rank === null) - Number(b.rank === null);
    }
    return sign * (a.rank - b.rank);
  };
const byPoints =
  (sign: 1 | -1): Compare =>
  (a, b) =>
    sign * (a.points - b.points);

const KEYS: Readonly<Record<string, Compare>> = {
  rank: byRank(1),
  '-rank': byRank(-1),
  points_to_be_redeemed: byPoints(1),
  '-points_to_be_redeemed': byPoints(-1),
};

/** How lists are sorted that say nothing. */
export const REWARD_ORDERS = {
  /** The last modified first. */
  modified: (a, b) => b.updatedAt - a.updatedAt,
  /** As the program ranks them, then the cheapest first. */
  ranked: (a, b) => byRank(1)(a, b) || byPoints(1)(a, b),
} as const satisfies Record<string, Compare>;

/** Sorts by what was asked for, one after the other, then by id so that pages do not overlap. */
export function inRewardOrder(
  rewards: readonly Reward[],
  asked: readonly string[] | undefined,
  otherwise: Compare,
): readonly Reward[] {
  const keys = asked?.flatMap((name) => KEYS[name] ?? []) ?? [otherwise];
  return rewards.toSorted((a, b) => {
    for (const compare of keys) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return a.id < b.id ? -1 : 1;
  });
}
