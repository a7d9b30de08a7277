import type { Member, Merge, Standing, TierTerms } from '../books/records.ts';
import type { Draft } from '../deciding.ts';
import { add, compare, parseDecimal, subtract, toDecimal, ZERO } from '../points/rational.ts';
import type { Program, Tier } from '../program/program.ts';
import { higherOf, moveToTier } from '../tiers/count-towards-tier.ts';
import { thresholdOf, tierReached } from '../tiers/ladder.ts';
import { keepStanding, putTierDue } from '../tiers/plan-due.ts';
import { countedAt, standingOf } from '../tiers/standing.ts';

type Sums = Standing['sums'];

/**
 * The better of two tiers with the terms it is held by, and what counts of both; then up, if both
 * together reach more. Who was put below what he earned by hand is not raised by a merge.
 */
export function joinTiers(
  program: Program,
  drafts: { readonly from: Draft; readonly into: Draft },
  members: { readonly from: Member; readonly into: Member },
): void {
  const { from, into } = members;
  const { at } = drafts.into;
  const isBetter = thresholdOf(program, from.tierId) > thresholdOf(program, into.tierId);
  const [better, other] = isBetter ? [from, into] : [into, from];
  const held = standingOf(program, better, at);
  const added = standingOf(program, other, at);
  const since = Math.max(held.since, added.since);
  const sums = joinSums(held.sums, added.sums);
  let standing: Standing = { ...held, sums, since, dueAt: into.standing?.dueAt ?? null };
  const qualified = from.qualified + into.qualified;
  if (from.qualified !== 0) {
    const { memberId } = drafts.into;
    drafts.into.changes.push({ kind: 'qualified_moved', memberId, points: from.qualified });
  }
  const counted = countedAt(program, { qualified, standing }, at);
  const reached = tierReached(program, counted);
  let tier = program.tiers.get(better.tierId ?? '') ?? null;
  const rises = reached !== null && reached.threshold > thresholdOf(program, better.tierId);
  if (rises && standing.assigned?.way !== 'below') {
    tier = reached;
    standing = { ...standing, fallsAt: null, assigned: null };
  }
  const tierId = tier?.id ?? into.tierId;
  if (tier !== null && tier.id !== into.tierId) {
    moveToTier(drafts.into, program, into, { tier, counted });
  }
  keepStanding(drafts.into, program, into, { standing, tierId, at });
  restTier(drafts.from, from);
}

/** Nobody judges the tier of a member for whom another goes on. */
function restTier(draft: Draft, { id: memberId, standing }: Member): void {
  if (standing === null || standing.dueAt === null) return;
  draft.changes.push({
    kind: 'standing_changed',
    memberId,
    standing: { ...standing, dueAt: null },
  });
  putTierDue(draft, null);
}

/**
 * Takes the parted member's share off what counts for the survivor, who falls to what he reaches
 * himself, but not below the tier that he had before the merge. A tier set by hand stays.
 */
export function partTiers(
  program: Program,
  drafts: { readonly from: Draft; readonly into: Draft },
  members: { readonly from: Member; readonly into: Member },
  before: Pick<Merge, 'intoTierId' | 'intoTerms'>,
): void {
  const { from, into } = members;
  const { at } = drafts.into;
  const back = Math.min(from.qualified, into.qualified);
  const move = (draft: Draft, points: number): void => {
    if (points === 0) return;
    draft.changes.push({ kind: 'qualified_moved', memberId: draft.memberId, points });
  };
  move(drafts.into, -back);
  move(drafts.from, back - from.qualified);
  const own = standingOf(program, from, at);
  const held = standingOf(program, into, at);
  // The tier that came with the merge goes with it, and so do the terms it was held by.
  const came =
    into.tierId === from.tierId &&
    thresholdOf(program, from.tierId) > thresholdOf(program, before.intoTierId);
  const terms = came ? (before.intoTerms ?? NO_TERMS) : termsOf(held);
  const standing: Standing = { ...held, ...terms, sums: partSums(held.sums, own.sums) };
  const counted = countedAt(program, { qualified: into.qualified - back, standing }, at);
  const tier = lowerTier(program, into, { ...before, came, assigned: standing.assigned, counted });
  if (tier !== null) moveToTier(drafts.into, program, into, { tier, counted });
  const tierId = tier?.id ?? into.tierId;
  keepStanding(drafts.into, program, into, { standing, tierId, at, asked: true });
  const rested = { standing: { ...own, dueAt: null }, tierId: from.tierId, at, asked: true };
  keepStanding(drafts.from, program, from, rested);
}

const NO_TERMS: TierTerms = { heldUntil: null, fallsAt: null, assigned: null };

export function termsOf(standing: Standing | null): TierTerms | null {
  if (standing === null) return null;
  const { heldUntil, fallsAt, assigned } = standing;
  return { heldUntil, fallsAt, assigned };
}

/** Where the survivor falls; null if he stays. */
function lowerTier(
  program: Program,
  into: Member,
  place: Pick<Merge, 'intoTierId'> &
    Pick<TierTerms, 'assigned'> & { readonly came: boolean; readonly counted: number },
): Tier | null {
  const { intoTierId, assigned, came, counted } = place;
  const reached = tierReached(program, counted);
  const before = program.tiers.get(intoTierId ?? '') ?? null;
  if (assigned !== null) return came ? before : null;
  const lowest = reached === null ? before : higherOf(program, reached, intoTierId);
  const own = thresholdOf(program, into.tierId);
  return lowest !== null && own > lowest.threshold ? lowest : null;
}

function joinSums(a: Sums, b: Sums): Sums {
  const joined: Record<string, string> = { ...a };
  for (const [key, text] of Object.entries(b)) {
    joined[key] = toDecimal(add(decimal(joined[key]), decimal(text)));
  }
  return joined;
}

function partSums(survivor: Sums, parted: Sums): Sums {
  const left: Record<string, string> = {};
  for (const [key, text] of Object.entries(survivor)) {
    const rest = subtract(decimal(text), decimal(parted[key]));
    if (compare(rest, ZERO) > 0) left[key] = toDecimal(rest);
  }
  return left;
}

function decimal(text: string | undefined): typeof ZERO {
  return parseDecimal(text ?? '0') ?? ZERO;
}
