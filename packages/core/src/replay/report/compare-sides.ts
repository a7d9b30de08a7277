import type { Answers } from './answers.ts';
import type {
  Affected,
  Compared,
  Comparison,
  MemberDifference,
  MemberPart,
  Part,
  Sums,
  TierMove,
} from './comparison.ts';
import { addFlow, noFlow, worthOf } from './flow.ts';
import { nobody, type MemberEnd, type Side } from './side.ts';
import { entry } from './tally.ts';

/** Whoever has no tier, or no tag, stands under this. */
export const NONE = '';

const MOST = 10;
/** Parts of one kind that a report tells: the largest, or of months the last. */
const PARTS_MAX = 100;
const MONTHS_MAX = 240;

/** What was recorded against what would have been. */
export function compareSides(recorded: Side, changed: Side, answers: Answers): Comparison {
  const ids = [...new Set([...recorded.members.keys(), ...changed.members.keys()])].sort();
  const differences = ids.map((id) => differenceOf(id, recorded, changed));
  const months = partsOf(recorded.months, changed.months, noFlow);
  const budget = (): { points: number; uses: number } => ({ points: 0, uses: 0 });
  return {
    members: recorded.members.size,
    total: { recorded: totalOf(recorded), changed: totalOf(changed) },
    tiers: memberParts(recorded, changed, ({ tierId }) => [tierId ?? NONE]),
    segments: memberParts(recorded, changed, ({ tags }) => (tags.length === 0 ? [NONE] : tags)),
    months: months.sort(byName).slice(-MONTHS_MAX),
    activities: largest(
      partsOf(recorded.activities, changed.activities, noFlow),
      ({ issued, deducted }) => Math.max(issued, deducted),
    ),
    rewards: largest(
      partsOf(recorded.rewards, changed.rewards, () => ({ count: 0, points: 0 })),
      ({ points }) => points,
    ),
    coupons: largest(partsOf(recorded.coupons, changed.coupons, zero), (count) => count),
    budgets: partsOf(recorded.budgets, changed.budgets, budget)
      .map(({ of, ...both }) => ({ of, ...eachOf(both, ({ points, uses }) => ({ points, uses })) }))
      .sort(byName),
    winners: affected(differences.filter(({ difference }) => difference > 0)),
    losers: affected(differences.filter(({ difference }) => difference < 0)),
    tierMoves: tierMoves(ids, recorded, changed),
    arrivals: partsOf(recorded.arrivals, changed.arrivals, zero).sort(byName),
    refusals: { added: answers.added, gone: answers.gone },
  };
}

/** How much more a member has had, or less. */
export function differenceOf(memberId: string, recorded: Side, changed: Side): MemberDifference {
  const before = worthOf(recorded.members.get(memberId) ?? noFlow());
  const after = worthOf(changed.members.get(memberId) ?? noFlow());
  return { memberId, recorded: before, changed: after, difference: after - before };
}

function totalOf({ total, members }: Side): Sums {
  const sums: Sums = { ...noSums(), ...total };
  for (const end of members.values()) addBalances(sums, end);
  return sums;
}

function noSums(): Sums {
  return { ...noFlow(), pending: 0, outstanding: 0, owed: 0 };
}

function addBalances(sums: Sums, { available, reserved, pending, owed }: MemberEnd): void {
  sums.outstanding += available + reserved;
  sums.pending += pending;
  sums.owed += owed;
}

/** Groups are those that members are in as recorded, so that both columns are about the same people. */
function memberParts(
  recorded: Side,
  changed: Side,
  groupsOf: (end: MemberEnd) => readonly string[],
): readonly MemberPart[] {
  const parts = new Map<string, Compared<Sums> & { members: number }>();
  const part = (of: string): Compared<Sums> & { members: number } =>
    entry(parts, of, () => ({ members: 0, recorded: noSums(), changed: noSums() }));
  for (const [id, end] of recorded.members) {
    for (const of of new Set(groupsOf(end))) {
      const both = part(of);
      both.members += 1;
      addEnd(both.recorded, end);
      addEnd(both.changed, changed.members.get(id) ?? nobody());
    }
  }
  // Whoever is there on the other side alone has no group of his own.
  for (const [id, end] of changed.members) {
    if (!recorded.members.has(id)) addEnd(part(NONE).changed, end);
  }
  const all = [...parts].map(([of, both]) => ({ of, ...both }));
  return largest(all, ({ issued }) => issued);
}

function addEnd(sums: Sums, end: MemberEnd): void {
  addFlow(sums, end);
  addBalances(sums, end);
}

function partsOf<T>(
  recorded: ReadonlyMap<string, T>,
  changed: ReadonlyMap<string, T>,
  nothing: () => T,
): Part<T>[] {
  return [...new Set([...recorded.keys(), ...changed.keys()])].map((of) => ({
    of,
    recorded: recorded.get(of) ?? nothing(),
    changed: changed.get(of) ?? nothing(),
  }));
}

function eachOf<T, R>({ recorded, changed }: Compared<T>, map: (one: T) => R): Compared<R> {
  return { recorded: map(recorded), changed: map(changed) };
}

/** The largest ones, in that order. */
function largest<P extends Part<unknown>>(
  parts: readonly P[],
  size: (one: P['recorded']) => number,
): P[] {
  const sizeOf = ({ recorded, changed }: P): number => Math.max(size(recorded), size(changed));
  return [...parts].sort((a, b) => sizeOf(b) - sizeOf(a) || byName(a, b)).slice(0, PARTS_MAX);
}

/** No two parts have one name. */
function byName(a: { readonly of: string }, b: { readonly of: string }): number {
  return a.of < b.of ? -1 : 1;
}

function zero(): number {
  return 0;
}

function affected(differences: readonly MemberDifference[]): Affected {
  const size = ({ difference }: MemberDifference): number => Math.abs(difference);
  return {
    members: differences.length,
    points: differences.reduce((sum, one) => sum + size(one), 0),
    most: [...differences].sort((a, b) => size(b) - size(a)).slice(0, MOST),
  };
}

function tierMoves(ids: readonly string[], recorded: Side, changed: Side): readonly TierMove[] {
  const moves = new Map<string, TierMove & { members: number }>();
  for (const id of ids) {
    const [before, after] = [recorded.members.get(id), changed.members.get(id)];
    if (before === undefined || after === undefined || before.tierId === after.tierId) continue;
    const { tierId: from } = before;
    const { tierId: to } = after;
    entry(moves, JSON.stringify([from, to]), () => ({ from, to, members: 0 })).members += 1;
  }
  return [...moves.values()].sort((a, b) => b.members - a.members);
}
