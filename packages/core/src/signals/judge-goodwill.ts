import type { Points } from '../points/points.ts';
import type { GoodwillFacts, Severity } from './signal.ts';

/** So far back it is looked at what agents gave. */
export const GOODWILL_DAYS = 28;

/** What somebody who works for the store gave. */
export interface Giving {
  readonly agent: string;
  readonly gifts: number;
  readonly points: Points;
}

/** An agent, whom he gave most often, and what each of the others gave. */
export interface Goodwill {
  readonly all: Giving;
  /** The member whom he gave most often. */
  readonly favoured: Giving;
  /** What he gave to a member who has his own address; null if nobody has. */
  readonly himself: Giving | null;
  /** Points of every other agent who gave anything. */
  readonly others: readonly Points[];
}

/** Gifts to one member that may be one long complaint. */
const FAVOURS_FINE = 4;
/** Fewer gifts in all, or fewer other agents, are no comparison. */
const GIFTS_FROM = 10;
const AGENTS_FROM = 3;
const TIMES_MEDIAN = 4;

/** Says what is odd about what an agent gives, the worst of it; null if nothing is. */
export function judgeGoodwill(
  goodwill: Goodwill,
): { facts: GoodwillFacts; severity: Severity } | null {
  const { all, favoured, himself, others } = goodwill;
  const median = medianOf(others);
  const common = { kind: 'goodwill', otherAgents: others.length, median } as const;
  const told = (to: GoodwillFacts['to'], { agent, gifts, points }: Giving): GoodwillFacts => ({
    ...{ ...common, agent, to, gifts, points, days: GOODWILL_DAYS },
  });
  if (himself !== null) return { facts: told('himself', himself), severity: 'severe' };
  if (favoured.gifts > FAVOURS_FINE) {
    const severity = favoured.gifts > 2 * FAVOURS_FINE ? 'severe' : 'notable';
    return { facts: told('one_member', favoured), severity };
  }
  const isCompared = all.gifts >= GIFTS_FROM && others.length >= AGENTS_FROM;
  if (!isCompared || all.points <= TIMES_MEDIAN * median) return null;
  const severity = all.points > 2 * TIMES_MEDIAN * median ? 'severe' : 'notable';
  return { facts: told('members', all), severity };
}

/** The middle one; of two the greater. 0 if there are none. */
function medianOf(points: readonly Points[]): Points {
  const ordered = [...points].sort((one, other) => one - other);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}
