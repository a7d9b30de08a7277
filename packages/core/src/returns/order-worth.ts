import type { OrderReturns, Transaction } from '../books/records.ts';
import { readOrder, worthOf, type ReadOrder } from '../earning/order-value.ts';
import {
  add,
  decimalOf,
  divide,
  isZero,
  least,
  multiply,
  subtract,
  toDecimal,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import type { Program } from '../program/program.ts';
import { activityOfAward } from './find-award.ts';

/** An order as something that can come back in parts. */
export interface OrderWorth extends ReadOrder {
  /** What may come back at most. */
  readonly total: Rational;
  /** What was added to the member's revenue. */
  readonly revenue: Rational;
}

/** Reads an award's order. One that was recorded without lines is worth its base. */
export function orderWorth(award: Transaction, program: Program): OrderWorth {
  const basis = decimalOf(award.basis);
  const activity = activityOfAward(award, program);
  const { order } = award.details;
  if (order !== undefined && activity !== undefined) {
    const read = readOrder(order);
    if (!('code' in read)) return { ...read, total: worthOf(read), revenue: read.subtotal };
  }
  const money = award.details.inputs === undefined || activity?.earn.type === 'multiplier';
  return {
    ...{ lines: [], priced: false, orderTotal: null, total: basis, subtotal: basis },
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

/**
 * What some quantity of each product is worth, the first units of it. Without prices every unit of
 * the order counts for the same share of it.
 */
export function worthOfQuantities(
  worth: OrderWorth,
  quantities: OrderReturns['quantities'],
): Rational {
  const left = quantitiesOf(quantities);
  let total = ZERO;
  for (const line of worth.lines) {
    const part = takeFrom(left, line.productId, line.quantity);
    total = add(total, multiply(part, line.price ?? unitShare(worth)));
  }
  return total;
}

/** The order as it would have been without what came back. Prices and rules see no more than that. */
export function keptOrder(
  worth: OrderWorth,
  back: { readonly quantities: OrderReturns['quantities']; readonly amount: Rational },
): ReadOrder {
  const left = quantitiesOf(back.quantities);
  const lines = worth.lines
    .map((line) => {
      const part = takeFrom(left, line.productId, line.quantity);
      const quantity = subtract(line.quantity, part);
      return { ...line, quantity, line: { ...line.line, quantity: toDecimal(quantity) } };
    })
    .filter((line) => !isZero(line.quantity));
  const { orderTotal } = worth;
  return {
    priced: worth.priced,
    lines,
    orderTotal: orderTotal === null ? null : subtract(orderTotal, back.amount),
    subtotal: subtract(worth.subtotal, back.amount),
  };
}

/** Quantities by product, their texts read. */
export function quantitiesOf(quantities: OrderReturns['quantities']): Map<string, Rational> {
  return new Map(
    Object.entries(quantities).map(([productId, text]) => [productId, decimalOf(text)]),
  );
}

/** Takes as much of a line as is left of its product, and says how much that was. */
function takeFrom(left: Map<string, Rational>, productId: string, quantity: Rational): Rational {
  const wanted = left.get(productId) ?? ZERO;
  const part = least(wanted, quantity);
  left.set(productId, subtract(wanted, part));
  return part;
}

function unitShare(worth: OrderWorth): Rational {
  const units = worth.lines.reduce((sum, line) => add(sum, line.quantity), ZERO);
  return isZero(units) ? ZERO : divide(worth.total, units);
}
