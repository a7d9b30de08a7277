import type { OrderReturns, Transaction } from '../books/records.ts';
import { valueOrder, type ValuedLine } from '../earning/order-value.ts';
import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  parseDecimal,
  subtract,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import type { Program } from '../program/program.ts';

/** An order as something that can come back in parts. */
export interface OrderWorth {
  readonly lines: readonly ValuedLine[];
  readonly priced: boolean;
  /** What may come back at most, and the part of it that earned. */
  readonly total: Rational;
  readonly eligible: Rational;
  readonly subtotal: Rational;
  /** What was added to the member's revenue. */
  readonly revenue: Rational;
}

interface Worth {
  readonly total: Rational;
  readonly eligible: Rational;
}

/** Reads an award's order. One that was recorded without lines is worth its base. */
export function orderWorth(award: Transaction, program: Program): OrderWorth {
  const basis = parseDecimal(award.basis ?? '') ?? ZERO;
  const activity = program.activities.get(award.activityId ?? '');
  const { order } = award.details;
  if (order !== undefined && activity !== undefined) {
    const value = valueOrder(order, activity);
    if (!('code' in value)) return { ...value, revenue: value.subtotal };
  }
  const money = award.details.inputs === undefined || activity?.earn.type === 'multiplier';
  return {
    lines: [],
    priced: false,
    total: basis,
    eligible: basis,
    subtotal: basis,
    revenue: money && award.orderId !== null ? basis : ZERO,
  };
}

/** How much of a product was bought; zero if it was not. */
export function boughtQuantity(worth: OrderWorth, productId: string): Rational {
  let quantity = ZERO;
  for (const line of worth.lines) {
    if (line.productId === productId) quantity = add(quantity, line.quantity);
  }
  return quantity;
}

/** What some quantity of each product is worth. */
export function worthOfQuantities(
  worth: OrderWorth,
  quantities: OrderReturns['quantities'],
): Worth {
  let total = ZERO;
  let eligible = ZERO;
  for (const [productId, text] of Object.entries(quantities)) {
    const part = worthOfProduct(worth, productId, parseDecimal(text) ?? ZERO);
    total = add(total, part.total);
    eligible = add(eligible, part.eligible);
  }
  return { total, eligible };
}

/**
 * What the first `quantity` units of a product are worth. Without prices every unit of the order
 * counts for the same share of it.
 */
function worthOfProduct(worth: OrderWorth, productId: string, quantity: Rational): Worth {
  let left = quantity;
  let total = ZERO;
  let eligible = ZERO;
  for (const line of worth.lines) {
    if (line.productId !== productId || isZero(left)) continue;
    const part = compare(left, line.quantity) < 0 ? left : line.quantity;
    left = subtract(left, part);
    const value = multiply(part, line.price ?? unitShare(worth));
    total = add(total, value);
    if (!line.excluded) eligible = add(eligible, value);
  }
  return { total, eligible };
}

function unitShare(worth: OrderWorth): Rational {
  const units = worth.lines.reduce((sum, line) => add(sum, line.quantity), ZERO);
  return isZero(units) ? ZERO : divide(worth.total, units);
}
