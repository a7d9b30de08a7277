import type { Program } from '../program/program.ts';
import type { Points } from '../points/points.ts';
import type { Instant } from '../time/instant.ts';
import type { Flow } from './flow.ts';
import type {
  Budget,
  CachedPurchase,
  Claim,
  Drawn,
  Holdings,
  IdentityKey,
  Lot,
  Member,
  MemberId,
  Merge,
  OrderReturns,
  Shelf,
  Transaction,
  TransactionId,
} from './records.ts';

/** One member's books, as far as they were loaded. */
export interface MemberBooks {
  member: Member;
  /**
   * Open lots in spending order (`compareLots`), from the first on. Lots whose date has passed
   * are not among them; they wait for `expire_points`, which loads `lapsed`.
   */
  lots: Lot[];
  /** True when `lots` holds every open lot; otherwise more may follow the last one. */
  lotsComplete: boolean;
  /**
   * Open lots that are known but stand somewhere behind the loaded beginning: loaded beside their
   * award, or opened meanwhile. Only what takes that very award back draws from them.
   */
  ownLots: Lot[];
  /** Dated points in `available` whose date has passed but which have not been expired yet. */
  lapsedPoints: Points;
  /** Open lots whose date has passed; loaded for `expire_points` only, null otherwise. */
  lapsed: Lot[] | null;
  /** What lapses at single dates, for reminders; whole books tell it from their lots. */
  sums: Map<Instant, Points>;
}

/**
 * All that the decisions of one batch may read. A key that is absent was not loaded: a decision
 * that wants it answers `needs`. A key that is present with null was looked for and is not there.
 */
export interface Books {
  members: Map<MemberId, MemberBooks>;
  /** By `identityText`. */
  identities: Map<string, MemberId | null>;
  /** By `claimText`. */
  claims: Map<string, Claim | null>;
  transactions: Map<TransactionId, Transaction | null>;
  returns: Map<TransactionId, OrderReturns | null>;
  /** By lower-case e-mail, in order of time; at most 101. */
  cached: Map<string, CachedPurchase[]>;
  /** The e-mail under which a cached purchase waits, by its id; null when it waits no more. */
  cachedEmails: Map<TransactionId, string | null>;
  shelves: Map<string, Shelf | null>;
  budgets: Map<string, Budget>;
  /** What activities gave in this hour, by id. */
  flows: Map<string, Flow>;
  /** What redemptions took out of lots, in the order in which they took it. */
  draws: Map<TransactionId, Drawn[]>;
  /**
   * Transactions of members that wait for something: pending awards, redemptions in a cart. At most
   * `REMAINS_MAX`, oldest first.
   */
  remains: Map<MemberId, readonly TransactionId[]>;
  /** Merges that stand, by each of the two members. */
  merges: Map<MemberId, readonly Merge[]>;
  /** By the member who would get them back. */
  holdings: Map<MemberId, Holdings>;
  /** Programs other than the running one, by version: returns are judged by the old rules. */
  programs: Map<number, Program>;
  /** Nothing else exists: books kept wholly in memory. What is absent is then not there. */
  whole: boolean;
}

/** Empty books. `whole` for a ledger that lives in memory, as in tests and back-tests. */
export function emptyBooks(whole: boolean): Books {
  return {
    members: new Map(),
    identities: new Map(),
    claims: new Map(),
    transactions: new Map(),
    returns: new Map(),
    cached: new Map(),
    cachedEmails: new Map(),
    shelves: new Map(),
    budgets: new Map(),
    flows: new Map(),
    draws: new Map(),
    remains: new Map(),
    merges: new Map(),
    holdings: new Map(),
    programs: new Map(),
    whole,
  };
}

export function identityText(identity: IdentityKey): string {
  return `${identity.kind}:${identity.value}`;
}

export function claimText(scope: string, key: string): string {
  return `${scope}:${key}`;
}

/**
 * Spending order: what lapses first goes first, then what lapses with the member's activity, then
 * what never does; of the same, what was earned first, then by id.
 */
export function compareLots(a: Lot, b: Lot): number {
  const expiry = (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity);
  if (expiry < 0 || expiry > 0) return expiry;
  if (a.idle !== b.idle) return a.idle ? -1 : 1;
  if (a.openedAt !== b.openedAt) return a.openedAt - b.openedAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
