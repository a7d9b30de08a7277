import type { BudgetUse, EarningInputs, OrderReturns, Transaction } from '../books/records.ts';
import { withGranted } from '../earning/judge-budgets.ts';
import { exclusionOf } from '../earning/judge-rules.ts';
import { worthOf, type ReadOrder } from '../earning/order-value.ts';
import { readTenders } from '../earning/tenders.ts';
import { orderPoints, partOf, weighOrder } from '../earning/weigh-order.ts';
import type { Points } from '../points/points.ts';
import {
  compare,
  decimalOf,
  divide,
  multiply,
  ONE,
  subtract,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import { roundToPoints } from '../points/rounding.ts';
import { exactPoints } from '../points/units.ts';
import type { Program } from '../program/program.ts';
import type { Facts } from '../rules/facts.ts';
import { tierRate } from '../tiers/ladder.ts';
import { activityOfAward, awardPoints } from './find-award.ts';
import { keptOrder, orderWorth, type OrderWorth } from './order-worth.ts';

/** An award, and the program by whose rules it was earned. */
export interface EarnedOrder {
  readonly award: Transaction;
  readonly program: Program;
  readonly worth: OrderWorth;
}

export function earnedOrder(award: Transaction, program: Program): EarnedOrder {
  return { award, program, worth: orderWorth(award, program) };
}

/**
 * E′: what the rules that judged the order give for the part of it that is kept, thresholds judged
 * again on that part, the member and the moment as they were. Exact until one rounding, the same as
 * for the order itself, so that keeping everything gives exactly E.
 */
export function keptPoints(earned: EarnedOrder, state: ReturnedSoFar): Points {
  return pointsWith(earned, state, earned.award.details.inputs?.granted ?? []);
}

/**
 * The same with what corrections gave or took of the award: they go with what the rules keep, so that
 * half of a doubled order keeps twice the half. Rounded towards nothing.
 */
export function keptWith(earned: EarnedOrder, state: ReturnedSoFar, corrected: number): Points {
  const kept = keptPoints(earned, state);
  return Math.max(0, kept + correctedShare(earned, state, { kept, corrected }));
}

function correctedShare(
  { award, worth }: EarnedOrder,
  state: ReturnedSoFar,
  { kept, corrected }: { readonly kept: Points; readonly corrected: number },
): number {
  const earned = awardPoints(award);
  if (earned > 0) return Number((BigInt(corrected) * BigInt(kept)) / BigInt(earned));
  const left = subtract(worth.total, decimalOf(state.amount));
  if (compare(left, worth.total) === 0) return corrected;
  if (compare(left, ZERO) <= 0) return 0;
  const share = divide(left, worth.total);
  return Number((BigInt(corrected) * share.numerator) / share.denominator);
}

/** What of the kept part stands on corrections alone, signed. */
export function correctedPart(
  earned: EarnedOrder,
  state: ReturnedSoFar,
  corrected: number,
): number {
  return corrected === 0 ? 0 : keptWith(earned, state, corrected) - keptPoints(earned, state);
}

/** True if something came back: an award may have been corrected without that. */
export function hasComeBack(returns: OrderReturns | null): boolean {
  if (returns === null) return false;
  const { points, amount, quantities, pendingIds } = returns;
  return (
    points > 0 || amount !== '0' || Object.keys(quantities).length > 0 || pendingIds.length > 0
  );
}

export type ReturnedSoFar = Pick<OrderReturns, 'amount' | 'quantities'>;

const NOTHING_BACK: ReturnedSoFar = { amount: '0', quantities: {} };

/** What has come back of an award until now. */
export function returnedSoFar(returns: OrderReturns | null): ReturnedSoFar {
  return returns ?? NOTHING_BACK;
}

/**
 * What an award may keep of what it holds of budgets: what each rule that was granted adds to the
 * kept part of the order, as it was reckoned when it was earned. Never more than it holds now.
 */
export function keptBudgets(
  earned: EarnedOrder,
  state: ReturnedSoFar,
  held: readonly BudgetUse[],
): readonly BudgetUse[] {
  if (held.length === 0) return [];
  const { award, program } = earned;
  const activity = activityOfAward(award, program);
  const shares = new Map<string, Points>();
  const share = (id: string, points: Points): void => {
    if (points > 0) shares.set(id, (shares.get(id) ?? 0) + points);
  };
  const granted: string[] = [];
  let points = pointsWith(earned, state, granted);
  for (const ruleId of award.details.inputs?.granted ?? []) {
    granted.push(ruleId);
    const more = pointsWith(earned, state, granted);
    const budget = activity?.bonuses.find((bonus) => bonus.ruleId === ruleId)?.budget ?? null;
    if (budget !== null) share(budget, more - points);
    points = more;
  }
  if (activity !== undefined && activity.budget !== null) share(activity.budget, points);
  return held.map((use) => {
    const kept = Math.min(use.points, shares.get(use.budgetId) ?? 0);
    return { budgetId: use.budgetId, points: kept, uses: kept > 0 ? use.uses : 0 };
  });
}

function pointsWith(earned: EarnedOrder, state: ReturnedSoFar, granted: readonly string[]): Points {
  const { award, program, worth } = earned;
  const returned = decimalOf(state.amount);
  const kept = subtract(worth.total, returned);
  if (compare(kept, ZERO) <= 0) return 0;
  const judgedBy = activityOfAward(award, program);
  const { inputs, order } = award.details;
  // Points carried over from elsewhere were judged by no rule of ours: they go in proportion.
  if (judgedBy === undefined || inputs === undefined) return inProportion(earned, kept);
  const activity = withGranted(judgedBy, granted);
  if (order === undefined && activity.earn.type === 'fixed') return inProportion(earned, kept);
  const left = leftOf(worth, { quantities: state.quantities, amount: returned });
  const facts = factsThen(earned, inputs, left);
  if (exclusionOf(activity, facts, []) !== null) return 0;
  const weighed = weighOrder(left, { program, activity, facts }, []);
  // Amounts that name no product are spread over all lines that are left.
  const share = worth.priced ? divide(kept, worthOf(left)) : ONE;
  const exact = orderPoints(program, {
    activity,
    rate: tierRate(program, inputs.tierId, activity.id),
    order: partOf(weighed, multiply(share, tenderShare(earned))),
  });
  return roundPoints(program, exact, award.points);
}

/** What is kept was paid as the whole order was: nobody tells where the money went back to. */
function tenderShare({ award, program, worth }: EarnedOrder): Rational {
  const { order } = award.details;
  if (order === undefined) return ONE;
  const tenders = readTenders(program, order, worth);
  return 'code' in tenders ? ONE : tenders.share;
}

/**
 * What is left of an order. Where every product came back, but not all that was paid for them, the
 * rest counts as the order did: for all its lines.
 */
function leftOf(worth: OrderWorth, back: Parameters<typeof keptOrder>[1]): ReadOrder {
  const left = keptOrder(worth, back);
  const bare = worth.priced && compare(worthOf(left), ZERO) <= 0;
  return bare ? { ...left, lines: worth.lines } : left;
}

/** What the rules read when the award was earned, about the order as it is now. */
function factsThen({ award, program }: EarnedOrder, inputs: EarningInputs, left: ReadOrder): Facts {
  const { order, tags = [], custom = {} } = award.details;
  return {
    at: inputs.judgedAt,
    zone: program.timeZone,
    pointsDecimals: program.pointsDecimals,
    member: null,
    order: {
      total: left.orderTotal,
      subtotal: left.subtotal,
      currency: order?.currency ?? '',
      coupons: order?.coupons ?? [],
    },
    tags,
    custom,
    frozen: inputs.read ?? {},
    line: null,
  };
}

function inProportion(earned: EarnedOrder, kept: Rational): Points {
  const { award, program, worth } = earned;
  const exact = divide(
    multiply(exactPoints(awardPoints(award), program.pointsDecimals), kept),
    worth.total,
  );
  return roundPoints(program, exact, awardPoints(award));
}

function roundPoints(program: Program, exact: Rational, most: Points): Points {
  const points = roundToPoints(exact, program.rounding, program.pointsDecimals) ?? most;
  return Math.min(Math.max(points, 0), most);
}
