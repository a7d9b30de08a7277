import type { OrderReturns, Transaction } from '../books/records.ts';
import { decimalOf, greatest, subtract, ZERO, type Rational } from '../points/rational.ts';
import type { Program } from '../program/program.ts';
import { activityOfAward } from '../returns/find-award.ts';

/**
 * What an award's purchase was worth, less what came back of it while its points were pending. It is
 * what was added to the member's revenue; awards that are no purchases are worth nothing.
 */
export function spendLeft(
  program: Program,
  award: Transaction,
  returned: OrderReturns | null,
): Rational {
  return greatest(subtract(worthOfAward(program, award), decimalOf(returned?.amount)), ZERO);
}

function worthOfAward(program: Program, award: Transaction): Rational {
  const { order, inputs } = award.details;
  if (order !== undefined) return decimalOf(order.subtotal);
  if (award.orderId === null) return ZERO;
  // An import keeps the base it came with, an award by rate the one that was passed.
  const activity = activityOfAward(award, program);
  const money = inputs === undefined || activity?.earn.type === 'multiplier';
  return money ? decimalOf(award.basis) : ZERO;
}
