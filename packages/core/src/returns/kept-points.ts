import type { OrderReturns, Transaction } from '../books/records.ts';
import { orderPoints } from '../earning/judge-purchase.ts';
import { exclusionOf } from '../earning/exclusions.ts';
import type { Points } from '../points/points.ts';
import {
  compare,
  divide,
  isZero,
  multiply,
  parseDecimal,
  subtract,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import { roundToPoints } from '../points/rounding.ts';
import { exactPoints } from '../points/units.ts';
import type { Activity, Program } from '../program/program.ts';
import { tierRate } from '../tiers/ladder.ts';
import { orderWorth, worthOfQuantities, type OrderWorth } from './order-worth.ts';

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
 * E′: what the rules that judged the order give for the part of it that is kept. Exact until one
 * rounding, the same as for the order itself, so that keeping everything gives exactly E.
 */
export function keptPoints(
  earned: EarnedOrder,
  state: Pick<OrderReturns, 'amount' | 'quantities'>,
): Points {
  const { award, program, worth } = earned;
  const returned = parseDecimal(state.amount) ?? ZERO;
  const kept = subtract(worth.total, returned);
  if (compare(kept, ZERO) <= 0) return 0;
  const activity = program.activities.get(award.activityId ?? '');
  const { inputs } = award.details;
  // Points carried over from elsewhere were judged by no rule of ours: they go in proportion.
  if (activity === undefined || inputs === undefined) return inProportion(earned, kept);
  const { order } = award.details;
  if (order === undefined && activity.earn.type === 'fixed') return inProportion(earned, kept);
  if (fallsBelow(activity, earned, returned)) return 0;
  const eligible = eligibleKept(earned, returned, state.quantities);
  if (compare(eligible, ZERO) <= 0) return 0;
  const rate = tierRate(program, inputs.tierId, activity.id);
  const exact = orderPoints(program, { activity, rate, eligible });
  return roundPoints(program, exact, award.points);
}

/** The part of what is kept that earns; amounts that name no product are spread over all lines. */
function eligibleKept(
  earned: EarnedOrder,
  returned: Rational,
  quantities: OrderReturns['quantities'],
): Rational {
  const { worth } = earned;
  const byProduct = worthOfQuantities(worth, quantities);
  const free = subtract(returned, byProduct.total);
  const share = isZero(worth.total) ? ZERO : divide(multiply(free, worth.eligible), worth.total);
  return subtract(subtract(worth.eligible, byProduct.eligible), share);
}

/** True if what is kept would have been too small an order to earn at all. */
function fallsBelow(activity: Activity, earned: EarnedOrder, returned: Rational): boolean {
  const subtotal = subtract(earned.worth.subtotal, returned);
  const terms = { coupons: [], tierId: null, subtotal };
  return exclusionOf(activity, terms, []) !== null;
}

function inProportion(earned: EarnedOrder, kept: Rational): Points {
  const { award, program, worth } = earned;
  const exact = divide(
    multiply(exactPoints(award.points, program.pointsDecimals), kept),
    worth.total,
  );
  return roundPoints(program, exact, award.points);
}

function roundPoints(program: Program, exact: Rational, most: Points): Points {
  const points = roundToPoints(exact, program.rounding, program.pointsDecimals) ?? most;
  return Math.min(Math.max(points, 0), most);
}
