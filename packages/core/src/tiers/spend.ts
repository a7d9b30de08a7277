import type { OrderReturns, Transaction } from '../books/records.ts';
import { compare, parseDecimal, subtract, ZERO, type Rational } from '../points/rational.ts';
import type { Program } from '../program/program.ts';

/**
 * What an award's purchase was worth, less what came back of it while its points were pending. It is
 * what was added to the member's revenue; awards that are no purchases are worth nothing.
 */
export function spendLeft(
  program: Program,
  award: Transaction,
  returned: OrderReturns | null,
): Rational {
  const left = subtract(
    worthOfAward(program, award),
    parseDecimal(returned?.amount ?? '0') ?? ZERO,
  );
  return compare(left, ZERO) > 0 ? left : ZERO;
}

function worthOfAward(program: Program, award: Transaction): Rational {
  const { order, inputs } = award.details;
  if (order !== undefined) return parseDecimal(order.subtotal) ?? ZERO;
  if (award.orderId === null) return ZERO;
  // An import keeps the base it came with, an award by rate the one that was passed.
  const { type } = program.activities.get(award.activityId ?? '')?.earn ?? { type: 'fixed' };
  const money = inputs === undefined || type === 'multiplier';
  return money ? (parseDecimal(award.basis ?? '') ?? ZERO) : ZERO;
}
