import type { Order, OrderLine } from '../books/records.ts';
import type { RefusalDetails } from '../deciding.ts';
import {
  add,
  isNegative,
  isZero,
  multiply,
  parseDecimal,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import type { RefusalCode } from '../refusals.ts';

/** One line of an order, its numbers read. */
export interface ReadLine {
  readonly line: OrderLine;
  readonly productId: string;
  readonly quantity: Rational;
  /** Null if the order gives no prices. */
  readonly price: Rational | null;
}

/** An order, its numbers read. */
export interface ReadOrder {
  readonly priced: boolean;
  readonly lines: readonly ReadLine[];
  /** What the shop says the order came to; null if it does not. */
  readonly orderTotal: Rational | null;
  readonly subtotal: Rational;
}

export interface Misread {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
}

/** Reads an order's numbers. Either every line has a price or none. */
export function readOrder(order: Order): ReadOrder | Misread {
  const subtotal = readAmount(order.subtotal);
  if (subtotal === null) return malformed('subtotal', order.subtotal);
  const orderTotal = readAmount(order.total);
  if (orderTotal === null && order.total !== '') return malformed('total', order.total);
  const lines: ReadLine[] = [];
  let prices = 0;
  for (const line of order.lines) {
    const price = readAmount(line.price);
    if (price === null && line.price !== '') return malformed('price', line.price);
    const quantity = readAmount(line.quantity);
    if (quantity === null) return malformed('quantity', line.quantity);
    if (price !== null) prices += 1;
    lines.push({ line, productId: line.productId, quantity, price });
  }
  if (prices > 0 && prices < lines.length) {
    const seen = `${String(prices)} of ${String(lines.length)}`;
    return { code: 'prices_incomplete', details: { field: 'price', seen, needed: 'all or none' } };
  }
  return { priced: prices > 0, lines, orderTotal, subtotal };
}

/** What an order is worth as a basis: its lines if they have prices, else its subtotal. */
export function worthOf({ priced, lines, subtotal }: ReadOrder): Rational {
  if (!priced) return subtotal;
  return lines.reduce((sum, line) => add(sum, worthOfLine(line)), ZERO);
}

export function worthOfLine({ price, quantity }: ReadLine): Rational {
  return multiply(price ?? ZERO, quantity);
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
