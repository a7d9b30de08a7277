import type { BudgetUse, CorrectionNote, Transaction } from '../books/records.ts';
import { refuse, type Draft, type Lacking, type Refused, type Scene } from '../deciding.ts';
import { limitOf } from '../earning/judge-budgets.ts';
import {
  heldBudgets,
  lackingBudgets,
  moveBudgets,
  releasedBudgets,
} from '../ledger/move-budgets.ts';
import { findAward, programOf } from '../returns/find-award.ts';
import { earnedOrder } from '../returns/kept-points.ts';
import { correctedBy, moveCorrected } from './correct-award.ts';

/** What the undo of a line means for the award that it corrected. */
export interface UndoneAward {
  /** Signed: what is left to move back. */
  readonly points: number;
  /** Keeps it with the award, and draws on budgets again. */
  readonly settle: (draft: Draft, transactionId: string) => void;
}

/** Null if the line corrected no award. */
export function undoneAward(
  scene: Scene,
  draft: Draft,
  line: { readonly correction: Transaction; readonly note: CorrectionNote },
): UndoneAward | Refused | Lacking | null {
  const { correction, note } = line;
  const { relatedId } = correction;
  if (relatedId === null) return null;
  const found = findAward(scene, relatedId);
  if ('kind' in found) return found;
  const program = programOf(scene, found.award);
  if ('kind' in program) return program;
  const { award, returns } = found;
  const by = -(note.award?.by ?? 0);
  const points = correctedBy(earnedOrder(award, program), returns, by);
  const held = heldBudgets(award, returns);
  // What came back since has settled the budgets of the award anew.
  const released = note.award?.held ?? null;
  const redraws = released !== null && note.award?.returned === (returns?.points ?? 0);
  const before = redraws ? released : held;
  const uses = releasedBudgets(before, held);
  const missing = lackingBudgets(scene, uses);
  if (missing !== null) return missing;
  const over = uses.find((use) => !hasRoom(scene, use));
  if (over !== undefined) {
    const details = { budget: over.budgetId, seen: over.points, needed: 'a budget with room' };
    return refuse('budget_exhausted', details, draft);
  }
  return {
    points,
    settle: (into, transactionId) => {
      const budgets = redraws ? before : (returns?.budgets ?? null);
      moveCorrected(into, found, { by, budgets });
      moveBudgets(into, { transactionId, uses, released: false });
    },
  };
}

function isSome({ points, uses }: BudgetUse): boolean {
  return points > 0 || uses > 0;
}

/** Drawing again never takes more than the budget has. */
function hasRoom(scene: Scene, use: BudgetUse): boolean {
  if (!isSome(use)) return true;
  const limit = limitOf(scene.program, use.budgetId);
  const spent = scene.books.budgets.get(use.budgetId) ?? { points: 0, uses: 0 };
  const fits = (bound: number | null, gone: number): boolean => bound === null || gone <= bound;
  return fits(limit.points, spent.points + use.points) && fits(limit.uses, spent.uses + use.uses);
}
