import { compareLots, type MemberBooks } from '../books/books.ts';
import type { Idle, Lot, Transaction, TransactionDetails } from '../books/records.ts';
import { claimOf, findMember, refuseDeleted } from '../books/find.ts';
import { hasLapsed, spendableNeeds, type Cover, type Piece } from '../books/spendable.ts';
import { importScope, type ImportTransaction } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { readAmount } from '../earning/order-value.ts';
import { isAmount, type Points } from '../points/points.ts';
import { toDecimal, ZERO } from '../points/rational.ts';
import type { Instant } from '../time/instant.ts';
import { countsOn, countTowardsTier } from '../tiers/count-towards-tier.ts';
import { takePoints } from './post.ts';
import { IMPORTED_ACTIVITY, recordImported } from './record-import.ts';
import { newTransaction } from './transaction.ts';

/** A line of history from elsewhere, taken once. Points are as given; no rule looks at them. */
export function decideImport(scene: Scene, command: ImportTransaction): Decision {
  const scope = importScope(command.key);
  const key = String(command.key.line);
  const line = claimOf(scene.books, scope, key);
  if (line === undefined) return lacking({ claims: [{ scope, key }] });
  if (line !== null) {
    const details = { seen: command.key.line, needed: 'a line not yet taken' };
    return refuse('import_line_taken', details, { memberId: line.memberId });
  }
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  const draft = draftFor(scene, member, { quiet: command.quiet ?? true });
  const refused = refuseNumbers(command, draft);
  const decision =
    command.transaction === 'award'
      ? importAward(scene, draft, books, { command, refused })
      : (refused ?? importSpending(scene, draft, books, command));
  if (decision.kind !== 'done') return decision;
  const transactionId = decision.result.transaction?.id ?? '';
  draft.changes.push({
    kind: 'claimed',
    claim: { scope, key, memberId: member.id, transactionId },
  });
  return decision;
}

function refuseNumbers(command: ImportTransaction, draft: Draft): Decision | null {
  if (!isAmount(command.points)) {
    const details = { field: 'points', seen: command.points, needed: 'a whole number' };
    return refuse('amount_malformed', details, draft);
  }
  if (command.basis !== undefined && readAmount(command.basis) === null) {
    const details = { field: 'basis', seen: command.basis, needed: 'a decimal not negative' };
    return refuse('amount_malformed', details, draft);
  }
  return null;
}

/** An order that comes along can be returned here, against the base it is given with. */
function importAward(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  line: { readonly command: ImportTransaction; readonly refused: Decision | null },
): Decision {
  const { command, refused } = line;
  const { memberId } = draft;
  const activityId = command.activityId ?? IMPORTED_ACTIVITY;
  const orderId = command.orderId ?? '';
  if (orderId !== '') {
    const claim = claimOf(scene.books, activityId, orderId);
    if (claim === undefined) return lacking({ claims: [{ scope: activityId, key: orderId }] });
    if (claim !== null) {
      const details = { seen: orderId, needed: 'an order that has not earned yet' };
      return refuse('order_taken', details, draft);
    }
  }
  if (refused !== null) return refused;
  const id = scene.fresh.id();
  const { occurredAt: at } = command;
  const basis = command.basis === undefined ? null : readAmount(command.basis);
  const transaction = recordImported(scene, draft, books, {
    id,
    points: command.points,
    occurredAt: at,
    expiresAt: command.expiresAt ?? null,
    idleSince: command.idleSince ?? null,
    activityId,
    orderId: orderId === '' ? null : orderId,
    basis: basis === null ? null : toDecimal(basis),
    reason: command.reason,
    qualifies: command.qualifies ?? false,
    actor: command.actor,
  });
  if (orderId === '') {
    draft.changes.push({ kind: 'lifetime_moved', memberId, activities: 1, at });
    return done(draft, { transaction });
  }
  const revenue = basis === null ? '0' : toDecimal(basis);
  const claim = { scope: activityId, key: orderId, memberId, transactionId: id };
  draft.changes.push(
    { kind: 'lifetime_moved', memberId, activities: 1, purchases: 1, revenue, at },
    { kind: 'claimed', claim },
  );
  return done(draft, { transaction });
}

/** Spending is judged on the day it happened: lots that lapsed later were still good then. */
function importSpending(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  command: ImportTransaction,
): Decision {
  const { memberId } = draft;
  const member = { by: 'id', value: memberId } as const;
  if (books.lapsed === null) return lacking({ lapsed: [member] });
  const { points, occurredAt } = command;
  const needs = listsAll(books) ? null : spendableNeeds(books, points);
  if (needs !== null) return lacking(needs);
  const candidates = [...books.lapsed, ...books.lots].sort(compareLots);
  const cover = coverAsOf(candidates, points, { at: occurredAt, idle: books.member.idle });
  if (cover.uncovered > 0) {
    if (!books.lotsComplete && !listsAll(books)) return lacking({ lots: [{ member, points }] });
    const seen = points - cover.uncovered;
    return refuse('points_insufficient', { seen, needed: points }, draft);
  }
  const redeems = command.transaction === 'redeem';
  const details: TransactionDetails = {};
  if (command.reason !== undefined) details.reason = command.reason;
  if (command.couponCode !== undefined) details.couponCode = command.couponCode;
  const transaction: Transaction = newTransaction(scene, draft, {
    id: scene.fresh.id(),
    kind: redeems ? 'redeem' : 'deduct',
    status: redeems ? 'redeemed' : 'deducted',
    points,
    rewardId: redeems ? (command.rewardId ?? null) : null,
    orderId: command.orderId ?? null,
    qualifies: !redeems && (command.qualifies ?? false),
    occurredAt,
    actor: command.actor,
    details,
  });
  const { id: transactionId } = transaction;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  const to = redeems ? 'redeemed' : 'deducted';
  takePoints(draft, cover, { transactionId, to, owe: false });
  if (redeems) {
    draft.changes.push({ kind: 'lifetime_moved', memberId, redemptions: 1, at: occurredAt });
  }
  raise(draft, redeems ? 'points.redeemed' : 'points.deducted', transactionId);
  if (transaction.qualifies) {
    // It stands for a return elsewhere, of which no more is known than its day.
    const at = countsOn(transaction);
    const cause = 'carried';
    const move = { member: books.member, points: -points, spend: ZERO, at, cause } as const;
    countTowardsTier(draft, scene.program, move);
  }
  return done(draft, { transaction });
}

/** True if lapsed and open lots together are all that the member has. */
function listsAll(books: MemberBooks): boolean {
  const sum = (lots: readonly Lot[]): Points => lots.reduce((all, lot) => all + lot.remaining, 0);
  return sum(books.lapsed ?? []) + sum(books.lots) === books.member.balances.available;
}

function coverAsOf(
  lots: readonly Lot[],
  points: Points,
  then: { readonly at: Instant; readonly idle: Idle },
): Cover {
  const pieces: Piece[] = [];
  let uncovered = points;
  for (const lot of lots) {
    if (uncovered === 0) break;
    if (hasLapsed(lot, then.idle, then.at)) continue;
    const part = Math.min(lot.remaining, uncovered);
    pieces.push({ lotId: lot.id, points: part });
    uncovered -= part;
  }
  return { pieces, uncovered };
}
