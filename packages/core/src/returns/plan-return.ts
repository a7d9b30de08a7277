import type { BudgetUse, OrderReturns } from '../books/records.ts';
import type { ReturnOrder } from '../commands.ts';
import type { Misread } from '../earning/order-value.ts';
import { readPositive } from '../earning/order-value.ts';
import {
  add,
  compare,
  decimalOf,
  least,
  negate,
  subtract,
  toDecimal,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import { heldBudgets } from '../ledger/move-budgets.ts';
import type { Points } from '../points/points.ts';
import { awardPoints } from './find-award.ts';
import {
  correctedPart,
  hasComeBack,
  keptBudgets,
  keptPoints,
  returnedSoFar,
  type EarnedOrder,
} from './kept-points.ts';
import { boughtQuantity, quantitiesOf, worthOfQuantities } from './order-worth.ts';

/** What a return takes back, and what has then come back in all. */
export interface ReturnPlan {
  readonly points: Points;
  readonly kept: Points;
  readonly before: Points;
  /** Signed: what has come back in all because of corrections. */
  readonly correctedBack: number;
  /** True once nothing of the order is left to come back. */
  readonly closes: boolean;
  /** Signed decimal text: what the member's revenue loses. */
  readonly revenue: string;
  readonly amount: string;
  readonly quantities: Record<string, string>;
  /** What the award holds of budgets, and what it keeps of that. */
  readonly budgets: { readonly held: readonly BudgetUse[]; readonly kept: readonly BudgetUse[] };
}

type Asked = Pick<ReturnOrder, 'amount' | 'productId' | 'quantity'>;

/**
 * E − R − E′, where R came back before and E′ is what is kept; corrections of the award go with it.
 * Quantities say how much may come back, an amount beside them what it is worth;
 * without either, everything that is left does.
 */
export function planReturn(
  earned: EarnedOrder,
  before: OrderReturns | null,
  asked: Asked,
): ReturnPlan | Misread {
  const { worth } = earned;
  const amount = readAsked('amount', asked.amount);
  if (amount !== null && 'code' in amount) return amount;
  const quantity = readAsked('quantity', asked.quantity);
  if (quantity !== null && 'code' in quantity) return quantity;
  const soFar = returnedSoFar(before);
  const quantities = { ...soFar.quantities };
  const returned = decimalOf(soFar.amount);
  const left = subtract(worth.total, returned);
  let value = amount ?? left;
  if (asked.productId !== undefined) {
    const taken = takeProduct(earned, quantities, { productId: asked.productId, quantity });
    if ('code' in taken) return taken;
    // Shares of an order without prices are no round numbers; the last one takes what is left.
    const last = !worth.priced && allIsBack(earned, quantities);
    if (amount === null) value = last ? left : taken.value;
  } else if (amount === null) {
    for (const { productId } of worth.lines) {
      quantities[productId] = toDecimal(boughtQuantity(worth, productId));
    }
  }
  const over = amount !== null && compare(amount, left) > 0;
  if (over || (hasComeBack(before) && compare(left, ZERO) <= 0)) return exceeded(value, left);
  // Amounts that came back before may have covered a part of the product's price.
  if (compare(value, left) > 0) value = left;
  return finish(earned, before, { returned, value, quantities });
}

function readAsked(field: string, text: string | undefined): Rational | Misread | null {
  if (text === undefined) return null;
  const details = { field, seen: text, needed: 'a decimal above 0' };
  return readPositive(text) ?? { code: 'amount_malformed', details };
}

function finish(
  earned: EarnedOrder,
  before: OrderReturns | null,
  now: {
    readonly returned: Rational;
    readonly value: Rational;
    readonly quantities: Record<string, string>;
  },
): ReturnPlan {
  const { award, worth } = earned;
  const sum = add(now.returned, now.value);
  const closes = compare(sum, worth.total) >= 0;
  const amount = toDecimal(sum);
  const state = { amount, quantities: now.quantities };
  const kept = closes ? 0 : keptPoints(earned, state);
  const held = heldBudgets(award, before);
  const taken = before?.points ?? 0;
  const { corrected = 0, correctedBack: back = 0 } = before ?? {};
  const own = Math.max(0, awardPoints(award) - (taken - back) - kept);
  const left = closes ? 0 : correctedPart(earned, state, corrected);
  const points = Math.max(0, own + correctedPart(earned, returnedSoFar(before), corrected) - left);
  // A subtotal may be less than the prices come to: no return takes more than was ever counted.
  const lost = closes ? worth.revenue : least(sum, worth.revenue);
  const revenue = subtract(lost, least(now.returned, worth.revenue));
  return {
    points,
    kept: kept + left,
    correctedBack: back + points - own,
    before: taken,
    closes,
    revenue: toDecimal(negate(revenue)),
    amount,
    quantities: now.quantities,
    budgets: { held, kept: closes ? [] : keptBudgets(earned, state, held) },
  };
}

/** Moves a product's returned quantity on and says what the new part is worth. */
function takeProduct(
  earned: EarnedOrder,
  quantities: Record<string, string>,
  asked: { readonly productId: string; readonly quantity: Rational | null },
): { readonly value: Rational } | Misread {
  const { worth } = earned;
  const { productId } = asked;
  const bought = boughtQuantity(worth, productId);
  if (!worth.lines.some((line) => line.productId === productId)) {
    const details = { field: 'productId', seen: productId, needed: 'a product of the order' };
    return { code: 'product_unknown', details };
  }
  const back = quantitiesOf(quantities).get(productId) ?? ZERO;
  const left = subtract(bought, back);
  const quantity = asked.quantity ?? left;
  if (compare(quantity, left) > 0 || compare(left, ZERO) <= 0) {
    const details = { field: 'quantity', seen: toDecimal(quantity), needed: toDecimal(left) };
    return { code: 'quantity_exceeded', details };
  }
  const after = toDecimal(add(back, quantity));
  const worthBefore = worthOfQuantities(worth, { [productId]: toDecimal(back) });
  const worthAfter = worthOfQuantities(worth, { [productId]: after });
  quantities[productId] = after;
  return { value: subtract(worthAfter, worthBefore) };
}

function allIsBack(earned: EarnedOrder, quantities: Record<string, string>): boolean {
  const back = quantitiesOf(quantities);
  return earned.worth.lines.every(({ productId }) => {
    const bought = boughtQuantity(earned.worth, productId);
    return compare(back.get(productId) ?? ZERO, bought) >= 0;
  });
}

function exceeded(seen: Rational, left: Rational): Misread {
  if (compare(left, ZERO) <= 0) {
    const details = { seen: 'returned', needed: 'an order with something left' };
    return { code: 'return_exceeded', details };
  }
  const details = { field: 'amount', seen: toDecimal(seen), needed: `at most ${toDecimal(left)}` };
  return { code: 'return_exceeded', details };
}
