import type { MemberBooks } from '../books/books.ts';
import type { CountedActivity } from '../books/changes.ts';
import type {
  BudgetUse,
  OrderReturns,
  Transaction,
  TransactionDetails,
  TransactionId,
} from '../books/records.ts';
import type { Purchase } from '../commands.ts';
import { raise, type Draft, type Scene } from '../deciding.ts';
import { grant, post } from '../ledger/post.ts';
import { newTransaction } from '../ledger/transaction.ts';
import type { Points } from '../points/points.ts';
import { ZERO } from '../points/rational.ts';
import type { Activity } from '../program/program.ts';
import { countsOn, countTowardsTier } from '../tiers/count-towards-tier.ts';
import { spendLeft } from '../tiers/spend.ts';
import type { TraceStep } from '../trace.ts';
import type { Instant } from '../time/instant.ts';
import { moveBudgets } from '../ledger/move-budgets.ts';
import { judgeBreaker, type WatchedAward } from '../breaker/judge-breaker.ts';
import { BY_HAND, planApproval } from './approval.ts';
import { isUnproven } from './browser-orders.ts';
import { lotTerm, type LotTerm } from './expiry.ts';
import { keepAlive, keepsAlive } from './keep-alive.ts';

/** An earning whose points are known. */
export interface Earned {
  readonly id: TransactionId;
  readonly activity: Activity;
  readonly points: Points;
  readonly basis: string | null;
  readonly orderId: string | null;
  readonly occurredAt: Instant;
  readonly details: TransactionDetails;
  /** Order value in the program's currency if this is a purchase, else null. */
  readonly revenue: string | null;
  readonly counts: readonly CountedActivity[];
  readonly budgets: readonly BudgetUse[];
  /** What the same would have earned under another version. */
  readonly under: WatchedAward['under'];
  readonly terms: {
    readonly actor: string;
    readonly byBrowser?: Purchase['byBrowser'];
    readonly approvesAt?: Instant;
    readonly expiresAt?: Instant;
  };
}

/** Writes an award down: at once the member's, or pending until it is approved. */
export function recordAward(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  earned: Earned,
): Transaction {
  const { activity, points, terms } = earned;
  const held = judgeBreaker(scene, earned, draft.at);
  if (held !== null) draft.trace.push({ step: 'breaker', ...held });
  const unproven = isUnproven(terms);
  const approval =
    held !== null || unproven
      ? { ...BY_HAND, ...(unproven ? { how: 'told_by_browser' as const } : {}) }
      : planApproval(activity.approval, {
          given: terms.approvesAt,
          occurredAt: earned.occurredAt,
          now: draft.at,
        });
  draft.trace.push({ step: 'approval', how: approval.how, at: approval.approvesAt });
  const term = approval.immediate ? awardTerm(scene, draft, earned) : null;
  const lapsesAt = keepAlive(scene, draft, books, {
    occurredAt: earned.occurredAt,
    counts: keepsAlive(scene, activity.id),
    gives: term?.idle === true,
  });
  if (term !== null) draft.trace.push(expiryStep(term, lapsesAt));
  const transaction = newTransaction(scene, draft, {
    id: earned.id,
    kind: 'award',
    status: approval.immediate ? 'auto_approved' : 'pending',
    points,
    basis: earned.basis,
    activityId: activity.id,
    orderId: earned.orderId,
    qualifies: activity.countsForTier,
    occurredAt: earned.occurredAt,
    approvesAt: approval.approvesAt,
    approvedAt: approval.immediate ? draft.at : null,
    expiresAt: term?.expiresAt ?? terms.expiresAt ?? null,
    actor: terms.actor,
    details: held === null ? earned.details : { ...earned.details, held },
  });
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  countLife(draft, earned);
  moveBudgets(draft, { transactionId: earned.id, uses: earned.budgets, released: false });
  if (term !== null) {
    giveAward(scene, draft, books, { transaction, points, from: 'issued', term });
    return transaction;
  }
  const move = { transactionId: earned.id, from: 'issued', to: 'pending', lotId: null } as const;
  post(draft, { ...move, amount: points });
  if (approval.approvesAt !== null) {
    const { memberId } = draft;
    const due = { memberId, kind: 'approve', key: earned.id, at: approval.approvesAt } as const;
    draft.changes.push({ kind: 'due_set', due });
  }
  return transaction;
}

/** Makes an award's points the member's: balance, tier, event. */
export function giveAward(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  given: {
    readonly transaction: Transaction;
    readonly points: Points;
    readonly from: 'issued' | 'pending';
    readonly term: Pick<LotTerm, 'expiresAt' | 'idle'>;
    readonly openedAt?: Instant;
    /** What came back of the order while its points were pending. */
    readonly returned?: OrderReturns | null;
  },
): void {
  const { transaction, points, from, term } = given;
  const openedAt = given.openedAt ?? draft.at;
  grant(draft, books, { transactionId: transaction.id, points, from, term, openedAt });
  raise(draft, 'points.awarded', transaction.id);
  const { qualifies } = transaction;
  countTowardsTier(draft, scene.program, {
    member: books.member,
    points: qualifies ? points : 0,
    spend: qualifies ? spendLeft(scene.program, transaction, given.returned ?? null) : ZERO,
    at: countsOn(transaction),
    cause: 'earned',
  });
}

function awardTerm(scene: Scene, draft: Draft, earned: Earned): LotTerm {
  const { expiresAt: given } = earned.terms;
  return lotTerm(earned.activity.expiry, { given, at: draft.at, zone: scene.program.timeZone });
}

/** Of idle points the trace tells the date that holds for all of them now. */
export function expiryStep(term: LotTerm, idleLapsesAt: Instant | null): TraceStep {
  return { step: 'expiry', how: term.how, at: term.idle ? idleLapsesAt : term.expiresAt };
}

function countLife(draft: Draft, earned: Earned): void {
  const { memberId } = draft;
  const { activity, counts, occurredAt: at, revenue } = earned;
  if (counts.length > 0) {
    draft.changes.push({ kind: 'activity_counted', memberId, activityId: activity.id, counts });
  }
  draft.changes.push(
    revenue === null
      ? { kind: 'lifetime_moved', memberId, activities: 1, at }
      : { kind: 'lifetime_moved', memberId, activities: 1, purchases: 1, revenue, at },
  );
}
