import {
  type Books,
  type Change,
  type Command,
  type IdentityKey,
  type Instant,
  type Member,
  type MemberId,
  type OrderReturns,
  type Program,
  type Trace,
  type Transaction,
} from '@fealty/core';
import { detailsDigest, postingHash } from './chain.ts';
import { writeDetails } from './details-text.ts';
import { eventData } from './event-data.ts';
import type { Witness } from './recover.ts';
import { TableRows, type ColumnKind } from './table-rows.ts';

const columns = (kinds: string): TableRows =>
  new TableRows(
    [...kinds].map((kind): ColumnKind => (kind === 'r' ? 'raw' : kind === 't' ? 'text' : 'time')),
  );

interface Draw {
  used: number;
  deducted: number;
  expired: number;
}

/** What is needed beside the changes to write them. */
export interface Origin {
  readonly command: Command;
  readonly trace: Trace;
  readonly program: Program;
  readonly now: Instant;
  /** Place in the batch. */
  readonly place: number;
}

/**
 * Everything that the decisions of a batch changed, gathered as rows for set-based statements.
 */
export class Collected {
  readonly merchantId: number;
  readonly books: Books;
  readonly keepsEvents: boolean;
  readonly chains: Map<MemberId, string>;
  readonly digests: Map<string, string>;

  // r raw, t text, m time; the letters follow the columns of the statement.
  readonly heads = columns('rmtm');
  readonly transactions = columns('rrrrrrtttrrmmmmtmrtr');
  readonly details = columns('rrrt');
  readonly postings = columns('rrrrrrrmr');
  readonly statuses = columns('rrrmtrm');
  readonly lots = columns('rrrmm');
  readonly claims = columns('ttrr');
  readonly assignedClaims = columns('ttrr');
  readonly coupons = columns('trrrm');
  readonly cached = columns('trtmt');
  readonly settledCached = columns('trrr');
  readonly dues = columns('rrtm');
  readonly clearedDues = columns('rrt');
  readonly events = columns('rrrrrmrt');
  readonly audit = columns('rmtrrrtt');
  readonly refusals = columns('rrmrrtt');
  readonly takenIdentities = columns('rtr');
  readonly releasedIdentities = columns('rt');
  readonly keys = columns('trrtrm');

  readonly enrolled = new Set<MemberId>();
  readonly changedPersons = new Set<MemberId>();
  readonly changedHeads = new Set<MemberId>();
  readonly draws = new Map<string, Draw>();
  readonly expirySums = new Map<
    string,
    { memberId: MemberId; expiresAt: Instant; points: number }
  >();
  readonly returns = new Map<string, { memberId: MemberId; returns: OrderReturns }>();
  readonly issuedStocks = new Set<string>();

  #witness: Witness = { kind: 'none' };
  readonly #newId: () => string;
  readonly #salt: () => string;

  constructor(
    merchantId: number,
    books: Books,
    loaded: {
      readonly keepsEvents: boolean;
      readonly chains: Map<MemberId, string>;
      readonly digests: Map<string, string>;
    },
    supply: { readonly newId: () => string; readonly salt: () => string },
  ) {
    this.merchantId = merchantId;
    this.books = books;
    this.keepsEvents = loaded.keepsEvents;
    this.chains = loaded.chains;
    this.digests = loaded.digests;
    this.#newId = supply.newId;
    this.#salt = supply.salt;
  }

  /** Adds one change. `apply` alters the books by it; what was there before is noted first. */
  add(change: Change, origin: Origin, apply: () => void): void {
    // Without a row there is no number either, or the sequence would have gaps.
    if (change.kind === 'event_raised' && !this.keepsEvents) return;
    const before = this.#before(change);
    const lotExpiry = this.#lotExpiry(change);
    apply();
    this.#write(change, origin, lotExpiry);
    if (before !== null) this.#auditChange(change, before, origin);
  }

  /** A row of this batch by which to tell whether it committed. */
  witness(): Witness {
    return this.#witness;
  }

  refuse(origin: Origin, memberId: MemberId | null, code: string): void {
    this.refusals.push(
      this.#rowId(),
      memberId,
      origin.now,
      code,
      origin.program.version,
      JSON.stringify(origin.command),
      JSON.stringify(origin.trace),
    );
  }

  keep(
    key: string,
    fingerprint: string,
    answer: { readonly status: number; readonly body: string },
    memberId: MemberId | null,
    now: Instant,
  ): void {
    this.keys.push(key, fingerprint, answer.status, answer.body, memberId, now);
  }

  #rowId(): string {
    const id = this.#newId();
    if (this.#witness.kind === 'none') {
      this.#witness = { kind: 'row', merchantId: this.merchantId, id };
    }
    return id;
  }

  #member(id: MemberId): Member {
    const found = this.books.members.get(id);
    if (found === undefined) throw new Error(`member ${id} is not in the books`);
    return found.member;
  }

  /** The values that the audit shows as they were; null for changes that the ledger explains. */
  #before(change: Change): Record<string, unknown> | null {
    switch (change.kind) {
      case 'member_enrolled':
        return {};
      case 'profile_changed': {
        const profile: Readonly<Record<string, unknown>> = {
          ...this.#member(change.memberId).profile,
        };
        return Object.fromEntries(
          Object.keys(change.changes).map((field) => [field, profile[field]]),
        );
      }
      case 'member_status_changed':
        return { status: change.from };
      case 'subscription_changed':
        return { subscribed: this.#member(change.memberId).subscribed };
      default:
        return null;
    }
  }

  #auditChange(change: Change, before: Record<string, unknown>, origin: Origin): void {
    const entry = auditEntry(change);
    if (entry === null || (change.kind === 'member_enrolled' && origin.command.quiet === true))
      {return;}
    this.audit.push(
      this.#rowId(),
      origin.now,
      origin.command.actor,
      entry.action,
      entry.memberId,
      entry.memberId,
      JSON.stringify(before),
      JSON.stringify(entry.after),
    );
  }

  /** When a drawn lot lapses, read before the draw may close the lot. */
  #lotExpiry(change: Change): Instant | null {
    if (change.kind !== 'points_posted' || change.from !== 'available') return null;
    const books = this.books.members.get(change.memberId);
    const lot =
      books?.lots.find((open) => open.id === change.lotId) ??
      books?.lapsed?.find((open) => open.id === change.lotId);
    return lot?.expiresAt ?? null;
  }

  #write(change: Change, origin: Origin, lotExpiry: Instant | null): void {
    switch (change.kind) {
      case 'member_enrolled':
        this.enrolled.add(change.memberId);
        this.chains.set(change.memberId, '0'.repeat(64));
        this.heads.push(change.memberId, change.at, change.tierId, change.at);
        break;
      case 'profile_changed':
      case 'member_status_changed':
      case 'subscription_changed':
        this.#person(change.memberId);
        break;
      case 'identity_taken':
        this.#identity(this.takenIdentities, change.identity, change.memberId);
        break;
      case 'identity_released':
        this.#identity(this.releasedIdentities, change.identity, null);
        break;
      case 'transaction_recorded':
        this.#transaction(change.transaction, origin);
        break;
      case 'transaction_status_changed':
        this.statuses.push(
          change.transactionId,
          change.memberId,
          change.to,
          change.at,
          change.by,
          change.expiresAt !== undefined,
          change.expiresAt ?? null,
        );
        break;
      case 'points_posted':
        this.#posting(change, lotExpiry);
        break;
      case 'lot_opened': {
        const { lot } = change;
        this.lots.push(lot.id, lot.memberId, lot.points, lot.expiresAt, lot.openedAt);
        this.#expiry(lot.memberId, lot.expiresAt, lot.points);
        break;
      }
      case 'claimed':
      case 'claim_assigned': {
        const { scope, key, memberId, transactionId } = change.claim;
        const rows = change.kind === 'claimed' ? this.claims : this.assignedClaims;
        rows.push(scope, key, memberId, transactionId);
        break;
      }
      case 'returns_moved':
        this.returns.set(change.returns.transactionId, change);
        break;
      case 'activity_counted':
      case 'lifetime_moved':
      case 'qualified_moved':
      case 'tier_changed':
        this.changedHeads.add(change.memberId);
        break;
      case 'coupon_issued':
        this.issuedStocks.add(change.coupon.rewardId);
        this.coupons.push(
          change.coupon.rewardId,
          change.coupon.number,
          change.memberId,
          change.transactionId,
          change.at,
        );
        break;
      case 'due_set':
        this.dues.push(change.due.memberId, change.due.kind, change.due.key, change.due.at);
        break;
      case 'due_cleared':
        this.clearedDues.push(change.due.memberId, change.due.kind, change.due.key);
        break;
      case 'purchase_cached': {
        const { email, id, orderId, at, command } = change.purchase;
        this.cached.push(email, id, orderId, at, JSON.stringify(command));
        if (this.#witness.kind === 'none') {
          this.#witness = { kind: 'row', merchantId: this.merchantId, id };
        }
        break;
      }
      case 'cached_purchase_settled':
        this.settledCached.push(
          change.purchase.email,
          change.purchase.id,
          change.how,
          change.code ?? null,
        );
        break;
      case 'event_raised':
        this.#event(change, origin);
        break;
    }
  }

  #person(memberId: MemberId): void {
    if (!this.enrolled.has(memberId)) this.changedPersons.add(memberId);
  }

  #identity(rows: TableRows, identity: IdentityKey, memberId: MemberId | null): void {
    if (memberId === null) rows.push(identity.kind, identity.value);
    else rows.push(identity.kind, identity.value, memberId);
  }

  #transaction(transaction: Transaction, origin: Origin): void {
    const details = writeDetails({
      details: transaction.details,
      command: origin.command,
      trace: origin.trace,
      place: origin.place,
      decidedAt: origin.now,
      profileVersion: this.#member(transaction.memberId).profileVersion,
    });
    const salt = this.#salt();
    const digest = detailsDigest(salt, details);
    this.digests.set(transaction.id, digest);
    this.details.push(transaction.id, transaction.memberId, salt, details);
    this.transactions.push(
      transaction.id,
      transaction.memberId,
      transaction.kind,
      transaction.status,
      transaction.points,
      transaction.basis,
      transaction.activityId,
      transaction.rewardId,
      transaction.orderId,
      transaction.relatedId,
      transaction.qualifies,
      transaction.occurredAt,
      transaction.recordedAt,
      transaction.approvesAt,
      transaction.approvedAt,
      transaction.approvedBy,
      transaction.expiresAt,
      transaction.programVersion,
      transaction.actor,
      digest,
    );
  }

  #posting(change: Extract<Change, { kind: 'points_posted' }>, lotExpiry: Instant | null): void {
    const { memberId, transactionId } = change;
    const transaction = this.books.transactions.get(transactionId);
    const digest = this.digests.get(transactionId);
    const previous = this.chains.get(memberId);
    if (transaction == null || digest === undefined || previous === undefined) {
      throw new Error(`posting of ${transactionId} has no transaction in the books`);
    }
    const { version } = this.#member(memberId);
    const next = postingHash(previous, this.merchantId, version, change, transaction, digest);
    this.chains.set(memberId, next);
    this.changedHeads.add(memberId);
    this.#witness = { kind: 'posting', merchantId: this.merchantId, memberId, version, hash: next };
    this.postings.push(
      memberId,
      version,
      transactionId,
      change.lotId,
      change.from,
      change.to,
      change.amount,
      change.at,
      next,
    );
    if (change.lotId === null || change.from !== 'available') return;
    this.#draw(change.lotId, change.to, change.amount);
    this.#expiry(memberId, lotExpiry, -change.amount);
  }

  #draw(lotId: string, target: string, amount: number): void {
    const draw = this.draws.get(lotId) ?? { used: 0, deducted: 0, expired: 0 };
    if (target === 'deducted') draw.deducted += amount;
    else if (target === 'expired') draw.expired += amount;
    else draw.used += amount;
    this.draws.set(lotId, draw);
  }

  #expiry(memberId: MemberId, expiresAt: Instant | null, points: number): void {
    if (expiresAt === null || points === 0) return;
    const key = `${memberId}:${String(expiresAt)}`;
    const sum = this.expirySums.get(key);
    if (sum === undefined) this.expirySums.set(key, { memberId, expiresAt, points });
    else sum.points += points;
  }

  #event(change: Extract<Change, { kind: 'event_raised' }>, origin: Origin): void {
    this.changedHeads.add(change.memberId);
    const member = this.#member(change.memberId);
    const transaction =
      change.transactionId === null
        ? null
        : (this.books.transactions.get(change.transactionId) ?? null);
    this.events.push(
      this.#rowId(),
      change.memberId,
      member.eventSequence,
      change.type,
      change.transactionId,
      change.at,
      change.quiet,
      JSON.stringify(eventData(member, transaction, origin.program)),
    );
  }
}

function auditEntry(
  change: Change,
): { action: string; memberId: MemberId; after: Record<string, unknown> } | null {
  switch (change.kind) {
    case 'member_enrolled':
      return { action: 'member.enrolled', memberId: change.memberId, after: { ...change.profile } };
    case 'profile_changed':
      return { action: 'member.changed', memberId: change.memberId, after: { ...change.changes } };
    case 'member_status_changed':
      return {
        action: 'member.status_changed',
        memberId: change.memberId,
        after: { status: change.to },
      };
    case 'subscription_changed':
      return {
        action: 'member.subscription_changed',
        memberId: change.memberId,
        after: { subscribed: change.subscribed },
      };
    default:
      return null;
  }
}
