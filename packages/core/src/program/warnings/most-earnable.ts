import {
  add,
  compare,
  multiply,
  ONE,
  rationalOf,
  ZERO,
  type Rational,
} from '../../points/rational.ts';
import { exactPoints } from '../../points/units.ts';
import type { FrequencyRange } from '../document.ts';
import type { Activity, Program } from '../program.ts';

/** A stretch of time in which points come together; null for a whole life. */
export type Span = { readonly days: number } | null;

const DAYS: Readonly<Record<Exclude<FrequencyRange, 'lifetime'>, number>> = {
  day: 1,
  week: 7,
  // The shortest that there is, so that no span is taken for holding fewer of them.
  month: 28,
  year: 365,
};

/**
 * The most whole points that one member can earn with these activities within a span, whatever he
 * does; null where nothing bounds it. It never comes out too low: conditions are taken to hold.
 */
export function mostEarnable(
  program: Program,
  activities: readonly Activity[],
  span: Span,
): Rational | null {
  let sum = ZERO;
  for (const activity of activities) {
    const most = mostOf(program, activity, span);
    if (most === null) return null;
    sum = add(sum, most);
  }
  return sum;
}

function mostOf(program: Program, activity: Activity, span: Span): Rational | null {
  const { pointsDecimals } = program;
  const budget = program.budgets.get(activity.budget ?? '')?.points ?? null;
  const given = budget === null ? null : exactPoints(budget, pointsDecimals);
  const times = timesWithin(activity, span);
  const earned =
    times === null || activity.earn.type !== 'fixed'
      ? null
      : multiply(rationalOf(times), mostAtOnce(program, activity, activity.earn.points));
  if (given === null || earned === null) return given ?? earned;
  return compare(given, earned) < 0 ? given : earned;
}

/** How often an activity can be done in a span; null for as often as one likes. */
function timesWithin({ id, limits }: Activity, span: Span): number | null {
  const bounds = limits.flatMap(({ times, per }) => {
    if (per === 'lifetime') return times;
    // A span touches one stretch of the calendar more than it has room for.
    return span === null ? [] : times * (Math.ceil(span.days / DAYS[per]) + 1);
  });
  if (id === 'created_an_account') bounds.push(1);
  return bounds.length === 0 ? null : Math.min(...bounds);
}

function mostAtOnce(program: Program, activity: Activity, points: number): Rational {
  const { pointsDecimals } = program;
  const rates = activity.bonuses.flatMap(({ effect }) =>
    effect.type === 'multiplier' ? [effect.value] : [],
  );
  // One after the other is never less than the best of those that are above 1.
  const bonus = rates.reduce((all, rate) => multiply(all, atLeastOne(rate)), ONE);
  const onTop = activity.bonuses.reduce(
    (all, { effect }) =>
      effect.type === 'fixed' ? add(all, exactPoints(effect.points, pointsDecimals)) : all,
    ZERO,
  );
  const tier = program.ladder
    .map(
      ({ multiplier, activityMultipliers }) =>
        activityMultipliers.get(activity.id)?.value ?? multiplier,
    )
    .reduce((most, rate) => (compare(rate, most) > 0 ? rate : most), ONE);
  const whole = multiply(multiply(exactPoints(points, pointsDecimals), bonus), tier);
  // Rounding may add less than one.
  return add(add(whole, onTop), ONE);
}

function atLeastOne(rate: Rational): Rational {
  return compare(rate, ONE) > 0 ? rate : ONE;
}
