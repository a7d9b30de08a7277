import {
  identityText,
  type Books,
  type Change,
  type Instant,
  type Member,
  type MemberId,
  type Transaction,
} from '@fealty/core';
import { auditedChange, type AuditedChange } from './audited.ts';
import { BatchRows } from './batch-rows.ts';
import { CHAIN_START, detailsDigest, postingHash } from './chain.ts';
import { writeDetails } from './details-text.ts';
import { eventData } from './event-data.ts';
import { collectCoupons } from './collect-coupons.ts';
import { collectMerge } from './collect-merge.ts';
import type { JournalEntry } from './journal.ts';
import type { Loaded } from './load.ts';
import { dateOf, lapseOf, type LotFacts } from './lot-facts.ts';
import type { AnswerToKeep, Origin, Supply } from './origin.ts';
import type { Witness } from './recover.ts';

type IdentityChange = 'identity_taken' | 'identity_released';
type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Everything that the decisions of a batch changed, gathered as rows for set-based statements. */
export class Collected {
  readonly rows = new BatchRows();
  readonly merchantId: number;
  readonly books: Books;
  /** Hash of each member's last posting, as the batch moves it on. Hex. */
  readonly chains: Map<MemberId, string>;
  readonly #digests: Map<string, string>;
  readonly #keepsEvents: boolean;
  readonly #supply: Supply;
  #witness: Witness = { kind: 'none' };
  #lastOpened: LotFacts | null = null;
  /** Moves of the dates of idle points, until the posting that tells of each. */
  readonly #keeps = new Map<MemberId, { readonly from: Instant; readonly until: Instant }>();

  constructor(merchantId: number, loaded: Loaded, supply: Supply) {
    this.merchantId = merchantId;
    this.books = loaded.books;
    this.chains = loaded.chains;
    this.#digests = loaded.digests;
    this.#keepsEvents = loaded.keepsEvents;
    this.#supply = supply;
  }

  /** A row of this batch by which to tell whether it committed. */
  witness(): Witness {
    return this.#witness;
  }

  /** Adds one change. `apply` alters the books by it; what must be read before is read before. */
  add(change: Change, origin: Origin, apply: () => void): void {
    // Without a row there is no number either, or the sequence would have gaps.
    if (change.kind === 'event_raised' && !this.#keepsEvents) return;
    if (change.kind === 'lot_passed') this.#lastOpened = change.lot;
    const audited = auditedChange(change, this.books);
    const lot = change.kind === 'points_posted' ? this.#lotOf(change) : null;
    apply();
    if (change.kind === 'tier_restored') this.rows.changedHeads.add(change.memberId);
    else if (change.kind === 'points_posted') this.#posting(change, lot);
    else if (change.kind === 'transaction_recorded') this.#transaction(change.transaction, origin);
    else if (change.kind === 'event_raised') this.#event(change, origin);
    else if (!this.#ofMember(change) && !this.#ofPool(change, origin)) {
      this.#ofLedger(change, origin);
    }
    if (audited !== null) this.#audit(audited, origin);
  }

  #ofPool(change: Change, origin: Origin): boolean {
    return collectCoupons(this.rows, change, { origin, newId: () => this.#rowId() });
  }

  /** Keeps a command that no transaction keeps. */
  enter(
    { moment, place, now, program }: Origin,
    { memberId, command, cachedId }: JournalEntry,
  ): void {
    this.rows.journal.push(
      ...[this.#rowId(), memberId, moment, place, now, program.version],
      ...[command === null ? null : JSON.stringify(command), cachedId],
    );
  }

  refuse(origin: Origin, memberId: MemberId | null, code: string): void {
    this.rows.refusals.push(
      this.#rowId(),
      memberId,
      origin.now,
      code,
      origin.program.version,
      JSON.stringify(origin.command),
      JSON.stringify(origin.trace),
      origin.moment,
      origin.place,
    );
  }

  keep({ key, fingerprint, status, body, memberId, now }: AnswerToKeep): void {
    this.rows.keys.push(key, fingerprint, status, body, memberId, now);
  }

  newId(): string {
    return this.#supply.newId();
  }

  #rowId(): string {
    const id = this.#supply.newId();
    this.#witnessRow(id);
    return id;
  }

  #witnessRow(id: string): void {
    if (this.#witness.kind === 'none') {
      this.#witness = { kind: 'row', merchantId: this.merchantId, id };
    }
  }

  #member(id: MemberId): Member {
    const found = this.books.members.get(id);
    if (found === undefined) throw new Error(`member ${id} is not in the books`);
    return found.member;
  }

  /** What is kept about a transaction names its member, also when another goes on for him. */
  #ownerOf(about: { readonly transactionId: string; readonly memberId: MemberId }): MemberId {
    return this.books.transactions.get(about.transactionId)?.memberId ?? about.memberId;
  }

  #audit(audited: AuditedChange, origin: Origin): void {
    const { command, now } = origin;
    // An import is one entry of its own, not one for each line.
    if (audited.action === 'member.enrolled' && command.quiet === true) return;
    const { action, memberId, before, after } = audited;
    this.rows.audit.push(
      this.#rowId(),
      now,
      command.actor,
      action,
      memberId,
      memberId,
      JSON.stringify(before),
      JSON.stringify(after),
    );
  }

  /** Writes changes of who the member is and what his head says; false for all others. */
  #ofMember(change: Change): boolean {
    const { rows } = this;
    switch (change.kind) {
      case 'member_enrolled':
        rows.enrolled.add(change.memberId);
        this.chains.set(change.memberId, CHAIN_START);
        rows.heads.push(change.memberId, change.at, change.tierId, change.at);
        return true;
      case 'profile_changed':
      case 'member_status_changed':
      case 'subscription_changed':
      case 'referrer_set':
        if (!rows.enrolled.has(change.memberId)) rows.changedPersons.add(change.memberId);
        return true;
      case 'identity_taken':
      case 'identity_released':
        this.#ofIdentity(change);
        return true;
      case 'member_erased':
        rows.changedPersons.add(change.memberId);
        rows.erased.push(change.memberId);
        return true;
      case 'activity_counted':
      case 'lifetime_moved':
      case 'qualified_moved':
      case 'standing_changed':
      case 'sums_set':
      case 'tier_assigned':
      case 'tier_changed':
        rows.changedHeads.add(change.memberId);
        return true;
      case 'kept_alive':
        this.#keeps.set(change.memberId, { from: change.from, until: change.lapsesAt });
        return true;
      case 'due_set':
        rows.due(change.due, change.due.at);
        return true;
      case 'due_cleared':
        rows.due(change.due, null);
        return true;
      default:
        return false;
    }
  }

  #ofIdentity({ kind, identity: key, memberId }: ChangeOf<IdentityChange>): void {
    const { identities } = this.rows;
    const holder = kind === 'identity_taken' ? memberId : null;
    const text = identityText(key);
    const wasFreed = holder === null || identities.get(text)?.wasFreed === true;
    identities.set(text, { key, holder, wasFreed });
  }

  /** Writes changes of lots, claims, returns and cached purchases. */
  #ofLedger(change: Change, origin: Origin): void {
    const { rows } = this;
    switch (change.kind) {
      case 'transaction_status_changed': {
        const { transactionId, to, at, by, expiresAt } = change;
        const memberId = this.#ownerOf(change);
        const setsExpiry = expiresAt !== undefined;
        rows.statuses.push(transactionId, memberId, to, at, by, setsExpiry, expiresAt ?? null);
        const what = to === 'rejected' ? 'rejected' : 'approved';
        rows.flows.settle(this.books.transactions.get(transactionId), to, at);
        if (change.reason !== undefined) {
          rows.notes.push(transactionId, memberId, what, null, at, by, change.reason, null);
        }
        break;
      }
      case 'award_modified': {
        const { transactionId, memberId, points, at, by, reason, amendment } = change;
        const said = amendment === null ? null : JSON.stringify(amendment);
        rows.notes.push(transactionId, memberId, 'modified', points, at, by, reason, said);
        break;
      }
      case 'lot_opened': {
        this.#lastOpened = change.lot;
        const { id, memberId, points, expiresAt, openedAt, idle } = change.lot;
        rows.lots.push(id, memberId, points, expiresAt, openedAt, idle);
        rows.lapse(memberId, expiresAt, points);
        break;
      }
      case 'claimed':
      case 'claim_assigned': {
        const { scope, key, memberId, transactionId } = change.claim;
        const claims = change.kind === 'claimed' ? rows.claims : rows.assignedClaims;
        claims.push(scope, key, memberId, transactionId);
        break;
      }
      case 'returns_moved':
        const { returns } = change;
        const { transactionId } = returns;
        const memberId = this.#ownerOf({ transactionId, memberId: change.memberId });
        rows.returns.set(transactionId, { memberId, returns });
        break;
      case 'budget_moved': {
        const { use, transactionId, released, at } = change;
        const memberId = this.#ownerOf(change);
        rows.drawOn(use, released ? -1 : 1);
        const { budgetId, points, uses } = use;
        rows.budgetMoves.push(
          ...[budgetId, transactionId, released, memberId, points, uses, at],
          ...[origin.moment, origin.place],
        );
        break;
      }
      case 'purchase_cached': {
        const { email, id, orderId, at, command } = change.purchase;
        rows.cached.push(email, id, orderId, at, JSON.stringify(command));
        this.#witnessRow(id);
        break;
      }
      case 'cached_purchase_settled': {
        const { purchase, how, code } = change;
        rows.settledCached.push(purchase.email, purchase.id, how, code ?? null);
        break;
      }
      default:
        if (!collectMerge(rows, change)) throw new Error(`nothing writes ${change.kind}`);
    }
  }

  #transaction(transaction: Transaction, origin: Origin): void {
    const details = writeDetails({
      details: transaction.details,
      command: origin.command,
      trace: origin.trace,
      moment: origin.moment,
      place: origin.place,
      decidedAt: origin.now,
      profileVersion: this.#member(transaction.memberId).profileVersion,
    });
    const salt = this.#supply.salt();
    const digest = detailsDigest(salt, details);
    this.#digests.set(transaction.id, digest);
    if (this.#isWatched(transaction, origin)) this.rows.flows.recorded(transaction);
    this.rows.details.push(transaction.id, transaction.memberId, salt, details);
    this.rows.transactions.push(
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

  #isWatched({ activityId }: Transaction, { program }: Origin): boolean {
    const activity = program.activities.get(activityId ?? '');
    return activity !== undefined && activity.breaker.mode !== 'off';
  }

  #posting(change: ChangeOf<'points_posted'>, lot: LotFacts | null): void {
    const { merchantId, rows } = this;
    const { memberId, transactionId, lotId, from, to, amount, at } = change;
    const transaction = this.books.transactions.get(transactionId);
    const digest = this.#digests.get(transactionId);
    const previous = this.chains.get(memberId);
    if (transaction == null || digest === undefined || previous === undefined) {
      throw new Error(`posting of ${transactionId} has no transaction in the books`);
    }
    const { version } = this.#member(memberId);
    const lapsesAt = to === 'available' ? lapseOf(lot) : null;
    const keeps = this.#keeps.get(memberId) ?? null;
    this.#keeps.delete(memberId);
    const hash = postingHash({
      ...{ previous, merchantId, version, posting: change, lapsesAt, keeps, transaction, digest },
    });
    this.chains.set(memberId, hash);
    this.#witness = { kind: 'posting', merchantId, memberId, version, hash };
    rows.changedHeads.add(memberId);
    rows.postings.push(
      ...[memberId, version, transactionId, lotId, from, to, amount, at],
      ...[keeps?.from ?? null, keeps?.until ?? null, hash],
    );
    if (lotId !== null && (from === 'transfer' || to === 'transfer')) {
      // The lot goes to another holder as it is.
      rows.lapse(memberId, dateOf(lot), to === 'transfer' ? -amount : amount);
    } else if (lotId !== null && from === 'available') {
      rows.draw(lotId, to, amount);
      rows.lapse(memberId, dateOf(lot), -amount);
    } else if (lotId !== null && lotId !== transactionId) {
      // A lot is opened by the transaction whose id it has; any other gives back what it took.
      rows.refill(lotId, from, amount);
      rows.lapse(memberId, dateOf(lot), amount);
    }
  }

  /** The lot of a posting, read before a draw may close it. */
  #lotOf(change: ChangeOf<'points_posted'>): LotFacts | null {
    if (change.lotId === null) return null;
    if (change.lotId === this.#lastOpened?.id) return this.#lastOpened;
    const books = this.books.members.get(change.memberId);
    return (
      books?.lots.find((open) => open.id === change.lotId) ??
      books?.ownLots.find((open) => open.id === change.lotId) ??
      books?.lapsed?.find((open) => open.id === change.lotId) ??
      null
    );
  }

  #opensIdle(transaction: Transaction | null): boolean {
    return transaction !== null && this.#lastOpened?.id === transaction.id && this.#lastOpened.idle;
  }

  #event(change: ChangeOf<'event_raised'>, origin: Origin): void {
    const { memberId, type, transactionId, at, quiet } = change;
    const member = this.#member(memberId);
    const transaction =
      transactionId === null ? null : (this.books.transactions.get(transactionId) ?? null);
    const about = {
      transaction,
      expiring: change.expiring ?? null,
      notice: change.notice ?? null,
      // Idle points live to the date that their member has now.
      idle: this.#opensIdle(transaction),
    };
    const data = JSON.stringify(eventData(member, origin.program, about));
    this.rows.changedHeads.add(memberId);
    this.rows.events.push(
      this.#rowId(),
      memberId,
      member.eventSequence,
      type,
      transactionId,
      at,
      quiet,
      data,
    );
  }
}
