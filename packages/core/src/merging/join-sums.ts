import { copyCounts } from '../books/copy.ts';
import type { Lifetime, Member } from '../books/records.ts';
import { add, parseDecimal, subtract, toDecimal, ZERO } from '../points/rational.ts';
import type { Instant } from '../time/instant.ts';

type Counts = Readonly<Member['counts']>;

const NUMBERS = [
  'earned',
  'redeemed',
  'deducted',
  'expired',
  'purchases',
  'redemptions',
  'activities',
] as const satisfies readonly (keyof Lifetime)[];

/** Sums over life of two members who are one. */
export function joinLifetimes(a: Lifetime, b: Lifetime): Lifetime {
  const joined = { ...b };
  for (const name of NUMBERS) joined[name] = a[name] + b[name];
  joined.revenue = toDecimal(add(decimal(a.revenue), decimal(b.revenue)));
  joined.firstPurchaseAt = pick(Math.min, a.firstPurchaseAt, b.firstPurchaseAt);
  joined.lastPurchaseAt = pick(Math.max, a.lastPurchaseAt, b.lastPurchaseAt);
  joined.lastActivityAt = pick(Math.max, a.lastActivityAt, b.lastActivityAt);
  return joined;
}

/**
 * Parts them again. What the survivor's sums no longer hold, because it was given back meanwhile,
 * does not go along: no number falls below zero by it. Revenue may, as by any return. Dates stay.
 */
export function partLifetimes(
  survivor: Lifetime,
  parted: Lifetime,
): { readonly left: Lifetime; readonly back: Lifetime } {
  const left = { ...survivor };
  const back = { ...parted };
  for (const name of NUMBERS) {
    back[name] = Math.max(0, Math.min(parted[name], survivor[name]));
    left[name] = survivor[name] - back[name];
  }
  left.revenue = toDecimal(subtract(decimal(survivor.revenue), decimal(parted.revenue)));
  return { left, back };
}

/** Counts of the same stretch of time add up; of two stretches the later one counts. */
export function joinCounts(a: Counts, b: Counts): Member['counts'] {
  const joined = copyCounts(b);
  for (const [activity, ranges] of Object.entries(a)) {
    const into = (joined[activity] ??= {});
    for (const [range, { bucket, count }] of Object.entries(ranges)) {
      const known = into[range];
      if (known === undefined || known.bucket < bucket) into[range] = { bucket, count };
      else if (known.bucket === bucket) into[range] = { bucket, count: known.count + count };
    }
  }
  return joined;
}

/** Takes off what was added, as far as its stretch of time still runs. */
export function partCounts(survivor: Counts, parted: Counts): Member['counts'] {
  const left = copyCounts(survivor);
  for (const [activity, ranges] of Object.entries(parted)) {
    for (const [range, { bucket, count }] of Object.entries(ranges)) {
      const known = left[activity]?.[range];
      if (known?.bucket !== bucket) continue;
      left[activity] = {
        ...left[activity],
        [range]: { bucket, count: Math.max(0, known.count - count) },
      };
    }
  }
  return left;
}

function decimal(text: string): typeof ZERO {
  return parseDecimal(text) ?? ZERO;
}

function pick(
  choose: (a: Instant, b: Instant) => Instant,
  a: Instant | null,
  b: Instant | null,
): Instant | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}
