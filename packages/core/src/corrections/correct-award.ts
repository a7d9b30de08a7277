import type { MemberBooks } from '../books/books.ts';
import type { BudgetUse, CorrectionNote, OrderReturns, Transaction } from '../books/records.ts';
import { coverPoints } from '../books/spendable.ts';
import type { Correct, CorrectionAct } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { lacking, refuse, type Draft, type Refused, type Scene } from '../deciding.ts';
import {
  heldBudgets,
  lackingBudgets,
  moveBudgets,
  releasedBudgets,
} from '../ledger/move-budgets.ts';
import { isAmount, type Points } from '../points/points.ts';
import { ZERO } from '../points/rational.ts';
import { awardPoints, findAward, programOf, type FoundAward } from '../returns/find-award.ts';
import { earnedOrder, keptWith, returnedSoFar, type EarnedOrder } from '../returns/kept-points.ts';
import { countsOn } from '../tiers/count-towards-tier.ts';
import type { LotTerm } from '../earning/expiry.ts';
import { correctionTerm } from './correction-term.ts';
import { recordCorrection, type PlannedLine } from './record-correction.ts';

type Reaward = Extract<CorrectionAct, { act: 'reaward' }>;

interface AwardLine {
  readonly books: MemberBooks;
  readonly command: Correct;
  readonly change: Reaward;
}

/**
 * Makes an award worth something else than it earned. What came back of it stays back: only what is
 * kept is given or taken. A return that comes later takes the correction's share along.
 */
export function correctAward(scene: Scene, draft: Draft, line: AwardLine): Decision {
  const { change } = line;
  const found = findAward(scene, change.transactionId);
  if ('kind' in found) return found;
  const program = programOf(scene, found.award);
  if ('kind' in program) return program;
  const refused = refuseAward(draft, found, line);
  if (refused !== null) return refused;
  const { award, returns } = found;
  const corrected = returns?.corrected ?? 0;
  const from = Math.max(0, awardPoints(award) + corrected);
  const points = correctedBy(earnedOrder(award, program), returns, change.worth - from);
  if (points === 0) {
    const details = { seen: 'the award comes to the same', needed: 'another worth' };
    return refuse('correction_void', details, draft);
  }
  const held = heldBudgets(award, returns);
  const kept = points < 0 ? keptHeld(held, change.worth) : held;
  const uses = releasedBudgets(held, kept);
  const missing = lackingBudgets(scene, uses);
  if (missing !== null) return missing;
  const gives = points < 0 && held.length > 0;
  const by = change.worth - from;
  const note = { by, returned: returns?.points ?? 0, held: gives ? held : null };
  const planned = planLine(scene, draft, { found, line, points, note, from });
  if ('kind' in planned) return planned;
  const decision = recordCorrection(scene, draft, { ...line, plan: planned });
  if (decision.kind !== 'done') return decision;
  const transactionId = decision.result.transaction?.id ?? '';
  moveCorrected(draft, found, { by, budgets: gives ? kept : (returns?.budgets ?? null) });
  moveBudgets(draft, { transactionId, uses, released: true });
  return decision;
}

/** What of a change of an award's worth is left to move, once something of it came back. */
export function correctedBy(earned: EarnedOrder, returns: OrderReturns | null, by: number): number {
  const state = returnedSoFar(returns);
  const before = returns?.corrected ?? 0;
  return keptWith(earned, state, before + by) - keptWith(earned, state, before);
}

function refuseAward(
  draft: Draft,
  { award, books }: FoundAward,
  { change }: AwardLine,
): Refused | null {
  const { worth } = change;
  if (!isAmount(worth)) {
    const details = { field: 'worth', seen: worth, needed: 'a whole number' };
    return refuse('amount_malformed', details, draft);
  }
  if (books.member.id !== draft.memberId) {
    const details = { seen: award.id, needed: 'an award of the member' };
    return refuse('transaction_unknown', details, draft);
  }
  if (award.status === 'approved' || award.status === 'auto_approved') return null;
  const details = { seen: award.status, needed: 'an award that was approved' };
  return refuse('transaction_settled', details, draft);
}

/** Of each budget as much as the award is still worth. */
function keptHeld(held: readonly BudgetUse[], worth: Points): readonly BudgetUse[] {
  return held.map(({ budgetId, points, uses }) => {
    const kept = Math.min(points, worth);
    return { budgetId, points: kept, uses: kept > 0 ? uses : 0 };
  });
}

function planLine(
  scene: Scene,
  draft: Draft,
  about: {
    readonly found: FoundAward;
    readonly line: AwardLine;
    readonly points: number;
    readonly note: NonNullable<CorrectionNote['award']>;
    readonly from: Points;
  },
): PlannedLine | Decision {
  const { found, line, points, note, from } = about;
  const { award } = found;
  const { books } = line;
  const cover = points < 0 ? coverPoints(books, -points, { now: draft.at, first: award.id }) : null;
  if (points < 0 && cover === null) {
    const member = { by: 'id', value: books.member.id } as const;
    return lacking({ lots: [{ member, points: -points }] });
  }
  const at = countsOn(award);
  const counts = award.qualifies ? points : 0;
  const cause = points > 0 ? 'earned' : 'returned';
  return {
    points,
    cover,
    term: points > 0 ? awardTerm(scene, draft, books, award) : null,
    tier: award.qualifies ? { points: counts, at, cause, spend: ZERO } : null,
    qualifies: award.qualifies,
    occurredAt: at,
    award: { award, from, to: line.change.worth, note },
  };
}

/** More of the same award lapses with it, unless its day has passed. */
function awardTerm(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  { expiresAt }: Transaction,
): LotTerm {
  const alive = expiresAt !== null && expiresAt > draft.at;
  return correctionTerm(scene, draft, books, alive ? expiresAt : undefined);
}

/** Keeps with the award what corrections moved of it, and what it holds of budgets now. */
export function moveCorrected(
  draft: Draft,
  { award, returns }: FoundAward,
  moved: { readonly by: number; readonly budgets: OrderReturns['budgets'] },
): void {
  const before = returns ?? { ...NOTHING_BACK, quantities: {}, pendingIds: [] };
  const { memberId } = draft;
  const after: OrderReturns = {
    ...before,
    transactionId: award.id,
    corrected: before.corrected + moved.by,
    budgets: moved.budgets,
  };
  draft.changes.push({ kind: 'returns_moved', memberId, returns: after });
}

const NOTHING_BACK = {
  ...{ points: 0, amount: '0', corrected: 0, correctedBack: 0, budgets: null },
} as const;
