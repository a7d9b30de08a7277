import type { MemberBooks } from '../books/books.ts';
import type { CorrectionNote, Transaction } from '../books/records.ts';
import { claimOf, refuseErased, survivorOf, transactionOf } from '../books/find.ts';
import { correctionClaim, type UndoCorrection } from '../commands.ts';
import type { Decision } from '../decision.ts';
import {
  done,
  lacking,
  raise,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
} from '../deciding.ts';
import type { Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { newTransaction } from '../ledger/transaction.ts';
import { ZERO } from '../points/rational.ts';
import { countsOn, countTowardsTier } from '../tiers/count-towards-tier.ts';
import { restoreTier, sameTier, stateBefore, tierState } from './tier-state.ts';
import { returnTaken } from './return-taken.ts';
import { takeGiven } from './take-given.ts';
import { undoneAward } from './undo-award.ts';
import type { UndoneLine, UndoneMove } from './undone-line.ts';

/**
 * Takes one line of a correction back by a transaction that goes the other way. If nothing else
 * happened to what it touched, balances, lots, tier and budgets are then what they were. If the
 * points were spent meanwhile, what the balance does not hold is owed, as it is for returns.
 */
export function decideUndoCorrection(scene: Scene, command: UndoCorrection): Decision {
  const found = findLine(scene, command);
  if ('kind' in found) return found;
  const { books, correction, note } = found;
  const draft = draftFor(scene, books.member, command);
  const award = undoneAward(scene, draft, found);
  if (award !== null && 'kind' in award) return award;
  const line: UndoneLine = { books, correction, note, points: award?.points ?? -note.points };
  const id = scene.fresh.id();
  const move =
    note.points > 0 ? takeGiven(scene, draft, line, id) : returnTaken(scene, draft, line, id);
  if ('kind' in move) return move;
  const { debt, letGo, lapsed } = move;
  const tier = undoTier(scene, draft, line);
  const points = line.points;
  draft.trace.push({ step: 'correction_undone', points, debt, letGo, lapsed, tier: tier.how });
  const transaction = undoTransaction(scene, draft, { line, command, id, move });
  draft.changes.push({ kind: 'transaction_recorded', transaction }, ...move.moves);
  raise(draft, note.points > 0 ? 'points.deducted' : 'points.awarded', id);
  draft.changes.push(...tier.changes);
  award?.settle(draft, id);
  const claim = { ...correctionClaim(command), memberId: draft.memberId, transactionId: id };
  draft.changes.push({ kind: 'claimed', claim });
  return done(draft, { transaction });
}

interface FoundLine {
  readonly books: MemberBooks;
  readonly correction: Transaction;
  readonly note: CorrectionNote;
}

function findLine(scene: Scene, command: UndoCorrection): FoundLine | Refused | Lacking {
  const { correctionId, line, transactionId } = command;
  const { scope, key } = correctionClaim(command);
  const claim = claimOf(scene.books, scope, key);
  if (claim === undefined) return lacking({ claims: [{ scope, key }] });
  if (claim !== null) {
    const details = { seen: key, needed: 'a line that was not taken back' };
    return refuse('correction_line_taken', details, { memberId: claim.memberId });
  }
  const correction = transactionOf(scene.books, transactionId);
  const draws = scene.books.whole || scene.books.draws.has(transactionId);
  if (correction === undefined || !draws) {
    return lacking({ transactions: [transactionId], draws: [transactionId] });
  }
  const unknown = { seen: transactionId, needed: 'what this line of the correction did' };
  if (correction?.details.correction?.correctionId !== correctionId) {
    return refuse('correction_unknown', unknown);
  }
  const note = correction.details.correction;
  if (note.line !== line) return refuse('correction_unknown', unknown);
  const books = survivorOf(scene.books, correction.memberId);
  if (books === undefined) return lacking({ members: [{ by: 'id', value: correction.memberId }] });
  if ('kind' in books) return books;
  return refuseErased(books.member) ?? { books, correction, note };
}

/** The tier as it was, if nothing else moved it; else what counted is counted the other way. */
function undoTier(
  scene: Scene,
  draft: Draft,
  { books, correction, note, points }: UndoneLine,
): { readonly changes: Draft['changes']; readonly how: 'restored' | 'judged' | null } {
  const { member } = books;
  const later: Draft = { ...draft, changes: [] };
  if (note.after === null) return { changes: [], how: null };
  const { program } = scene;
  const whole = points === -note.points;
  if (whole && sameTier(tierState(member), note.after)) {
    restoreTier(later, program, member, note.before.tier);
    return { changes: later.changes, how: 'restored' };
  }
  countTowardsTier(later, program, {
    member,
    points: correction.qualifies ? points : 0,
    spend: ZERO,
    at: countsOn(correction),
    cause: points > 0 ? 'earned' : 'returned',
  });
  return { changes: later.changes, how: 'judged' };
}

function undoTransaction(
  scene: Scene,
  draft: Draft,
  undo: {
    readonly line: UndoneLine;
    readonly command: UndoCorrection;
    readonly id: string;
    readonly move: UndoneMove;
  },
): Transaction {
  const { line, command, id, move } = undo;
  const { books, correction, note, points } = line;
  const { activityId, orderId, qualifies, details } = correction;
  const gives = note.points < 0;
  const undone: CorrectionNote = {
    ...{ correctionId: note.correctionId, line: note.line, points },
    ...{ paid: gives ? move.debt : 0, indebted: gives ? 0 : move.debt },
    before: stateBefore(books.member),
    after: null,
    undoes: correction.id,
  };
  return newTransaction(scene, draft, {
    id,
    kind: 'adjust',
    points: Math.abs(points),
    ...{ activityId, orderId, qualifies },
    relatedId: correction.id,
    // What counts again counts for the day for which it had been taken.
    occurredAt: correction.relatedId === null ? draft.at : correction.occurredAt,
    ...(gives
      ? { status: 'approved', approvedAt: draft.at, approvedBy: command.actor }
      : { status: 'deducted' }),
    expiresAt: move.expiresAt,
    actor: command.actor,
    details: {
      ...(details.reason === undefined ? {} : { reason: details.reason }),
      ...(move.letGo + move.debt > 0 && !gives ? { uncovered: move.letGo + move.debt } : {}),
      correction: undone,
    },
  });
}
