import { hazardsOf, type Exposure } from './hazards.ts';
import type { MonthNumber } from './months.ts';
import { effectsOf, project, type OpenPoints, type Projection } from './project.ts';

/** A number from 0 to below 1. */
export type Random = () => number;

/** Futures that are drawn for a band. */
const FUTURES = 240;
/** How far the level of use may move from one month to the next: the standard deviation of its logarithm. */
const DRIFT = 0.015;
/** The same of a year of which nothing can be said yet. */
const UNKNOWN_YEAR = 0.18;
/** The first months of a program, when hardly anybody has enough points for a reward. */
const BEGINNING = 3;
/** How much of what changed over a year is taken to go on: the rest was the beginning. */
const BELIEVED = 0.6;
/** Months whose change over a year is looked at. */
const YEARS_SEEN = 6;
/** Months of other years that count as the same time of year. */
const SEASON_REACH = 1;
const SAME_MONTH = 0.5;

/**
 * Draws futures of open points: each from cohorts drawn anew out of those that were, and from months
 * drawn out of those of the same time of year, on a level that wanders.
 */
export function drawFutures(
  exposures: readonly Exposure[],
  points: readonly OpenPoints[],
  ahead: { readonly month: MonthNumber; readonly months: number; readonly random: Random },
): readonly Projection[] {
  const { random } = ahead;
  const cohorts = [...new Set(exposures.map(({ cohort }) => cohort))];
  return Array.from({ length: FUTURES }, () => {
    const weights = new Map<MonthNumber, number>();
    for (let drawn = 0; drawn < cohorts.length; drawn += 1) {
      const cohort = pick(cohorts, random);
      weights.set(cohort, (weights.get(cohort) ?? 0) + 1);
    }
    const hazards = hazardsOf(exposures, (cohort) => weights.get(cohort) ?? 0);
    const effects = [...effectsOf(exposures, hazards)];
    const years = changesOverYears(effects);
    const believed = years.length === 0 ? 0 : BELIEVED * pick(years, random);
    const change = believed + (UNKNOWN_YEAR / (1 + years.length)) * normal(random);
    let level = 0;
    const effectOf = (month: MonthNumber): number => {
      level += DRIFT * normal(random);
      // As often the same month of the year as one beside it.
      const reach = random() < SAME_MONTH ? 0 : SEASON_REACH;
      const alike = effects.filter(([seen]) => monthsApart(seen, month) <= reach);
      const some = alike.length > 0 ? alike : effects;
      // Nobody used anything, whatever the month.
      if (some.length === 0) return 1;
      const [seen, effect] = pick(some, random);
      return effect * Math.exp(level + (change * (month - seen)) / 12);
    };
    return project(points, hazards, { ...ahead, effectOf });
  });
}

/** How the logarithm of effects changed from a month to the same one a year later, newest last. */
function changesOverYears(effects: readonly (readonly [MonthNumber, number])[]): readonly number[] {
  const known = new Map(effects);
  const first = Math.min(...known.keys());
  return [...known.keys()]
    .sort((a, b) => a - b)
    .filter((month) => month - 12 >= first + BEGINNING)
    .flatMap((month) => {
      const [now, before] = [known.get(month) ?? 0, known.get(month - 12) ?? 0];
      return now > 0 && before > 0 ? [Math.log(now / before)] : [];
    })
    .slice(-YEARS_SEEN);
}

/** How far two months are from each other in the year. */
function monthsApart(one: MonthNumber, other: MonthNumber): number {
  const apart = (((one - other) % 12) + 12) % 12;
  return Math.min(apart, 12 - apart);
}

function pick<T>(some: readonly T[], random: Random): T {
  const found = some[Math.floor(random() * some.length)];
  if (found === undefined) throw new Error('there is nothing to draw from');
  return found;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
