import type { MemberBooks } from '../books/books.ts';
import type { CorrectionNote, Transaction } from '../books/records.ts';
import type { Cover } from '../books/spendable.ts';
import type { Correct } from '../commands.ts';
import { correctionClaim } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import type { LotTerm } from '../earning/expiry.ts';
import { grant, takePoints } from '../ledger/post.ts';
import { newTransaction } from '../ledger/transaction.ts';
import type { Points } from '../points/points.ts';
import { countTowardsTier, type TierMove } from '../tiers/count-towards-tier.ts';
import type { Instant } from '../time/instant.ts';
import { stateBefore, tierAfter, tierState } from './tier-state.ts';

/** What a line comes to, before it is held against what was foreseen. */
export interface PlannedLine {
  /** Signed; not zero. */
  readonly points: number;
  /** Given: how long it lives. Taken: out of which lots. */
  readonly term: Pick<LotTerm, 'expiresAt' | 'idle'> | null;
  readonly cover: Cover | null;
  /** What counts for the tier; null leaves it alone. */
  readonly tier: Pick<TierMove, 'points' | 'at' | 'cause' | 'spend'> | null;
  readonly qualifies: boolean;
  readonly occurredAt: Instant;
  /** The award that is corrected: what it came to, and what it comes to. */
  readonly award: {
    readonly award: Transaction;
    readonly from: Points;
    readonly to: Points;
    readonly note: NonNullable<CorrectionNote['award']>;
  } | null;
}

interface RecordedLine {
  readonly books: MemberBooks;
  readonly command: Correct;
  readonly plan: PlannedLine;
}

/** Writes a line of a correction down as a compensating transaction, with all that its undo reads. */
export function recordCorrection(scene: Scene, draft: Draft, about: RecordedLine): Decision {
  const { books, command, plan } = about;
  const { member } = books;
  const { points } = plan;
  const { predicted } = command;
  const uncovered = plan.cover?.uncovered ?? 0;
  if (uncovered > 0 && scene.program.debt === 'refuse') {
    const seen = -points - uncovered;
    return refuse('points_insufficient', { seen, needed: -points }, draft);
  }
  if (predicted !== undefined && predicted !== points) {
    return refuse('correction_changed', { seen: points, needed: predicted }, draft);
  }
  const later: Draft = { ...draft, changes: [] };
  if (plan.tier !== null) countTowardsTier(later, scene.program, { member, ...plan.tier });
  const note = noteOf(scene, about, later);
  traceLine(draft, plan, note);
  const transaction = lineTransaction(scene, draft, about, note);
  const { id } = transaction;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  const { at: openedAt } = draft;
  if (plan.term !== null) {
    const { term } = plan;
    grant(draft, books, { transactionId: id, points, from: 'issued', term, openedAt });
  }
  if (plan.cover !== null) {
    takePoints(draft, plan.cover, { transactionId: id, to: 'deducted', owe: note.indebted > 0 });
  }
  raise(draft, points > 0 ? 'points.awarded' : 'points.deducted', id);
  draft.changes.push(...later.changes);
  const claim = { ...correctionClaim(command), memberId: draft.memberId, transactionId: id };
  draft.changes.push({ kind: 'claimed', claim });
  return done(draft, { transaction });
}

/** What the undo will read. `later` holds what the line does to the tier. */
function noteOf(
  scene: Scene,
  { books: { member }, command, plan }: RecordedLine,
  later: Draft,
): CorrectionNote {
  const { points, award } = plan;
  const { correctionId, line } = command;
  const uncovered = plan.cover?.uncovered ?? 0;
  return {
    ...{ correctionId, line, points },
    paid: points > 0 ? Math.min(member.balances.owed, points) : 0,
    indebted: scene.program.debt === 'owe' ? uncovered : 0,
    before: stateBefore(member),
    after: tierAfter(tierState(member), later.changes),
    ...(award === null ? {} : { award: award.note }),
  };
}

function traceLine(
  draft: Draft,
  { points, cover, award }: PlannedLine,
  note: CorrectionNote,
): void {
  const debt = points > 0 ? note.paid : note.indebted;
  const letGo = (cover?.uncovered ?? 0) - note.indebted;
  const [from, to] = [award?.from ?? null, award?.to ?? null];
  draft.trace.push({ step: 'corrected', points, debt, letGo, from, to });
}

function lineTransaction(
  scene: Scene,
  draft: Draft,
  { command, plan }: RecordedLine,
  correction: CorrectionNote,
): Transaction {
  const { points } = plan;
  const award = plan.award?.award ?? null;
  const uncovered = plan.cover?.uncovered ?? 0;
  return newTransaction(scene, draft, {
    id: scene.fresh.id(),
    kind: 'adjust',
    points: Math.abs(points),
    activityId: award?.activityId ?? null,
    orderId: award?.orderId ?? null,
    relatedId: award?.id ?? null,
    qualifies: plan.qualifies,
    occurredAt: plan.occurredAt,
    ...(points > 0
      ? { status: 'approved', approvedAt: draft.at, approvedBy: command.actor }
      : { status: 'deducted' }),
    expiresAt: plan.term?.expiresAt ?? null,
    actor: command.actor,
    details: { reason: command.reason, ...(uncovered > 0 ? { uncovered } : {}), correction },
  });
}
