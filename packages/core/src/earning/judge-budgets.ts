import type { BudgetUse } from '../books/records.ts';
import { lacking, type Lacking, type Scene } from '../deciding.ts';
import type { Points } from '../points/points.ts';
import { pointsText } from '../points/units.ts';
import type { Activity, BudgetLimit, Program } from '../program/program.ts';
import type { TraceStep } from '../trace.ts';
import type { Misread } from './order-value.ts';

/** Judges an earning by the rules of an activity, telling why. */
export type Judge<Judged extends { readonly points: Points }> = (
  activity: Activity,
  trace: TraceStep[],
) => Judged | Misread;

/** An earning with those of its budgeted rules that were given. */
export interface Granted<Judged> {
  readonly judged: Judged;
  readonly granted: readonly string[];
  readonly uses: readonly BudgetUse[];
}

/**
 * Judges an earning with every rule whose budget still has room for all that the rule adds, one
 * rule after the other in the order of the program. A bonus is given whole or not at all: half a
 * bonus could be explained to nobody. An activity with a budget of its own is refused when that
 * has no room for the earning.
 */
export function judgeWithin<Judged extends { readonly points: Points }>(
  scene: Scene,
  activity: Activity,
  judge: Judge<Judged>,
  trace: TraceStep[],
): Granted<Judged> | Misread | Lacking {
  if (activity.budgets.length === 0) {
    const judged = judge(activity, trace);
    return 'code' in judged ? judged : { judged, granted: [], uses: [] };
  }
  const missing = missingBudgets(scene, activity.budgets);
  if (missing.length > 0) return lacking({ budgets: missing });
  const bare = judge(withGranted(activity, []), []);
  if ('code' in bare) return judge(withGranted(activity, []), trace) as Misread;
  const purse = new Purse(scene);
  const granted: string[] = [];
  let points = bare.points;
  for (const { ruleId, name, budget } of activity.bonuses) {
    if (budget === null) continue;
    const tried = judge(withGranted(activity, [...granted, ruleId]), []);
    if ('code' in tried) return tried;
    const added = tried.points - points;
    if (added <= 0 || !purse.take(budget, added, name)) continue;
    granted.push(ruleId);
    points = tried.points;
  }
  const { budget: own } = activity;
  if (own !== null && !purse.take(own, points, null)) {
    trace.push(...purse.trace);
    return exhausted(scene.program, { activity: activity.name, budget: own, points });
  }
  const judged = judge(withGranted(activity, granted), trace);
  trace.push(...purse.trace);
  return 'code' in judged ? judged : { judged, granted, uses: purse.uses() };
}

/** Budgets that decide here and were not loaded. */
export function missingBudgets(scene: Scene, ids: readonly string[]): readonly string[] {
  const { books } = scene;
  return books.whole ? [] : ids.filter((id) => !books.budgets.has(id));
}

/** Every budget that some earning may draw on. */
export function budgetsOfAll(program: Program): readonly string[] {
  return [...program.budgets.keys()];
}

/** The activity with those of its budgeted rules that were given, and all that need no budget. */
export function withGranted(activity: Activity, granted: readonly string[]): Activity {
  if (activity.budgets.length === 0) return activity;
  const bonuses = activity.bonuses.filter(
    ({ ruleId, budget }) => budget === null || granted.includes(ruleId),
  );
  return { ...activity, bonuses };
}

/** What an award takes of budgets, as far as they reach. */
class Purse {
  readonly trace: TraceStep[] = [];
  readonly #taken = new Map<string, { points: Points; uses: number }>();
  readonly #scene: Scene;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Takes the points if there are as many. However often an award draws, it is one use. */
  take(id: string, points: Points, rule: string | null): boolean {
    const { program, books } = this.#scene;
    const { name: budget, points: most, uses } = limitOf(program, id);
    const taken = this.#taken.get(id) ?? { points: 0, uses: 0 };
    const spent = books.budgets.get(id) ?? { points: 0, uses: 0 };
    const left = (bound: number | null, gone: number): number | null =>
      bound === null ? null : Math.max(bound - gone, 0);
    const pointsLeft = left(most, spent.points + taken.points);
    const usesLeft = left(uses, spent.uses);
    const given = (pointsLeft === null || points <= pointsLeft) && usesLeft !== 0;
    this.trace.push({ step: 'budget', budget, rule, points, given, pointsLeft, usesLeft });
    if (given) this.#taken.set(id, { points: taken.points + points, uses: 1 });
    return given;
  }

  uses(): BudgetUse[] {
    return [...this.#taken].map(([budgetId, use]) => ({ budgetId, ...use }));
  }
}

/** What a budget may give out. One that the program does not know has no bounds. */
export function limitOf({ budgets }: Pick<Program, 'budgets'>, id: string): BudgetLimit {
  return budgets.get(id) ?? { id, name: id, points: null, uses: null };
}

function exhausted(
  program: Program,
  earning: { readonly activity: string; readonly budget: string; readonly points: Points },
): Misread {
  const { activity, budget, points } = earning;
  return {
    code: 'budget_exhausted',
    details: {
      activity,
      budget: limitOf(program, budget).name,
      seen: pointsText(points, program.pointsDecimals),
      needed: 'a budget that has so much left',
    },
  };
}
