import type { Order } from '../books/records.ts';
import {
  add,
  isNegative,
  isZero,
  multiply,
  parseDecimal,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import type { Activity } from '../program/program.ts';
import type { RefusalCode } from '../refusals.ts';
import type { RefusalDetails } from '../deciding.ts';
import { isExcluded } from './exclusions.ts';

/** One line of an order, its numbers read. */
export interface ValuedLine {
  readonly productId: string;
  readonly quantity: Rational;
  /** Null if the order gives no prices. */
  readonly price: Rational | null;
  readonly excluded: boolean;
}

/** An order as a basis for earning. */
export interface OrderValue {
  readonly priced: boolean;
  readonly lines: readonly ValuedLine[];
  /** Worth of the whole order: of its lines if they have prices, else its subtotal. */
  readonly total: Rational;
  /** The part of it that earns. */
  readonly eligible: Rational;
  readonly subtotal: Rational;
}

export interface Misread {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
}

/**
 * Reads an order's numbers. Prices win over the subtotal; without prices an exclusion of products
 * counts only if it meets every line, because nobody knows what the others cost.
 */
export function valueOrder(order: Order, activity: Activity): OrderValue | Misread {
  const subtotal = readAmount(order.subtotal);
  if (subtotal === null) return malformed('subtotal', order.subtotal);
  if (order.total !== '' && readAmount(order.total) === null) {
    return malformed('total', order.total);
  }
  const lines: ValuedLine[] = [];
  let prices = 0;
  for (const line of order.lines) {
    const price = line.price === '' ? null : readAmount(line.price);
    if (price === null && line.price !== '') return malformed('price', line.price);
    const quantity = readAmount(line.quantity);
    if (quantity === null) return malformed('quantity', line.quantity);
    if (price !== null) prices += 1;
    const { productId } = line;
    lines.push({ productId, quantity, price, excluded: isExcluded(activity, line) });
  }
  if (prices > 0 && prices < lines.length) {
    const seen = `${String(prices)} of ${String(lines.length)}`;
    return { code: 'prices_incomplete', details: { field: 'price', seen, needed: 'all or none' } };
  }
  if (prices === 0) {
    const barred = lines.length > 0 && lines.every((line) => line.excluded);
    return { priced: false, lines, total: subtotal, eligible: barred ? ZERO : subtotal, subtotal };
  }
  return { priced: true, lines, subtotal, ...sumLines(lines) };
}

function sumLines(lines: readonly ValuedLine[]): { total: Rational; eligible: Rational } {
  let total = ZERO;
  let eligible = ZERO;
  for (const line of lines) {
    const value = multiply(line.price ?? ZERO, line.quantity);
    total = add(total, value);
    if (!line.excluded) eligible = add(eligible, value);
  }
  return { total, eligible };
}

/** A decimal that is not negative. */
export function readAmount(text: string): Rational | null {
  const value = parseDecimal(text);
  return value === null || isNegative(value) ? null : value;
}

/** A decimal above zero. */
export function readPositive(text: string): Rational | null {
  const value = readAmount(text);
  return value === null || isZero(value) ? null : value;
}

function malformed(field: string, seen: string): Misread {
  return {
    code: 'amount_malformed',
    details: { field, seen, needed: 'a decimal number that is not negative' },
  };
}
