import type { Order } from '../books/records.ts';
import {
  add,
  divide,
  greatest,
  isZero,
  ONE,
  subtract,
  toDecimal,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import type { Program } from '../program/program.ts';
import { readAmount, worthOf, type Misread, type ReadOrder } from './order-value.ts';

/** How an order was paid, as far as that matters to what it earns. */
export interface Tenders {
  /** The part of the order that was paid in ways that earn: 0 to 1. */
  readonly share: Rational;
  /** Ways that were used and do not earn, in the shop's words. */
  readonly methods: readonly string[];
  /** Decimal text: what was paid in those ways, and what the order cost. */
  readonly amount: string;
  readonly cost: string;
}

const ALL_EARNS: Tenders = { share: ONE, methods: [], amount: '0', cost: '0' };

/** The same way of paying for us, whatever the shop's spelling: `Gift Card` is `gift_card`. */
export function tenderName(method: string): string {
  return method
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

/**
 * What an order's payments leave of it to earn on. A gift card pays for all of an order alike, for
 * shipping and taxes too, so it takes the same part away from each product.
 */
export function readTenders(
  program: Pick<Program, 'excludedTenders'>,
  order: Order,
  read: ReadOrder,
): Tenders | Misread {
  const methods = new Map<string, string>();
  let excluded = ZERO;
  let paid = ZERO;
  for (const { method, amount: written } of order.payments ?? []) {
    const amount = readAmount(written);
    if (amount === null) {
      const needed = 'a decimal number that is not negative';
      return { code: 'amount_malformed', details: { field: 'payments', seen: written, needed } };
    }
    paid = add(paid, amount);
    const name = tenderName(method);
    if (isZero(amount) || !program.excludedTenders.has(name)) continue;
    excluded = add(excluded, amount);
    if (!methods.has(name)) methods.set(name, method);
  }
  if (isZero(excluded)) return ALL_EARNS;
  const cost = costOf(read, paid);
  const rest = greatest(subtract(cost, excluded), ZERO);
  return {
    share: divide(rest, cost),
    methods: [...methods.values()],
    amount: toDecimal(excluded),
    cost: toDecimal(cost),
  };
}

/** What had to be paid: the total. Where the shop gives none, its payments may not be all. */
function costOf(read: ReadOrder, paid: Rational): Rational {
  if (read.orderTotal !== null && !isZero(read.orderTotal)) return read.orderTotal;
  return greatest(paid, worthOf(read));
}
