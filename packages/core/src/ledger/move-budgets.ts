import type { BudgetUse, OrderReturns, Transaction, TransactionId } from '../books/records.ts';
import { lacking, type Draft, type Lacking, type Scene } from '../deciding.ts';

/** Draws on budgets with an award, or gives back what no longer belongs to it. */
export function moveBudgets(
  draft: Draft,
  moved: {
    readonly transactionId: TransactionId;
    readonly uses: readonly BudgetUse[];
    readonly released: boolean;
  },
): void {
  const { memberId, at } = draft;
  const { transactionId, uses, released } = moved;
  for (const use of uses) {
    if (use.points === 0 && use.uses === 0) continue;
    draft.changes.push({ kind: 'budget_moved', memberId, transactionId, use, released, at });
  }
}

/**
 * Budgets that are to move and were not loaded. Whoever gives back holds the budget as well, although the
 * sum needs no reading: else the order of what moved it would not be the order in which it was decided.
 */
export function lackingBudgets(scene: Scene, uses: readonly BudgetUse[]): Lacking | null {
  const { books } = scene;
  if (books.whole) return null;
  const moved = uses.filter(({ points, uses: times }) => points !== 0 || times !== 0);
  const missing = moved.map(({ budgetId }) => budgetId).filter((id) => !books.budgets.has(id));
  return missing.length === 0 ? null : lacking({ budgets: missing });
}

/** What an award still holds of budgets. */
export function heldBudgets(
  award: Transaction,
  returns: OrderReturns | null,
): readonly BudgetUse[] {
  return returns?.budgets ?? award.details.inputs?.budgets ?? [];
}

/** What goes back when an award that held `before` keeps `after`. */
export function releasedBudgets(
  before: readonly BudgetUse[],
  after: readonly BudgetUse[],
): readonly BudgetUse[] {
  return before.map(({ budgetId, points, uses }) => {
    const kept = after.find((use) => use.budgetId === budgetId);
    return {
      budgetId,
      points: points - (kept?.points ?? 0),
      uses: uses - (kept?.uses ?? 0),
    };
  });
}
