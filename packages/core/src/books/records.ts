import type { Points } from '../points/points.ts';
import type { CustomValues } from '../rules/values.ts';
import type { Instant } from '../time/instant.ts';
import type { Account, Balances } from './accounts.ts';
import type { BudgetUse, EarningInputs } from './earning-inputs.ts';
import type { Held } from './held.ts';
import type { EarnedLine, Order } from './order.ts';
import type { Profile } from './profile.ts';
import type { Said } from './said.ts';
import type { SentFile } from './sent-file.ts';

export type { BudgetUse, EarningInputs } from './earning-inputs.ts';
export { NOBODY, type Profile } from './profile.ts';
export type { EarnedLine, Order, OrderLine, Payment } from './order.ts';

/** 24 hexadecimal digits, time-ordered. */
export type MemberId = string;
export type TransactionId = string;

export type MemberStatus = 'active' | 'blocked' | 'opted_out' | 'deleted';

/** How often an activity was done in the bucket of time that is running, one entry per range. */
export interface ActivityCount {
  bucket: string;
  count: number;
}

/** Sums over a member's life that faces show without reading the history. */
export interface Lifetime {
  earned: Points;
  redeemed: Points;
  deducted: Points;
  expired: Points;
  purchases: number;
  redemptions: number;
  activities: number;
  /** Decimal text in the program's currency: order subtotals less returned amounts. */
  revenue: string;
  firstPurchaseAt: Instant | null;
  lastPurchaseAt: Instant | null;
  lastActivityAt: Instant | null;
}

/**
 * What counts towards a member's tier where it is not simply all points of his life, and when his
 * tier is judged next. Replaced as a whole, never altered.
 */
export interface Standing {
  /** The rules that the sums are kept by; under others they begin anew. */
  readonly basis: string;
  /** Decimal text by day, by first day of a period, or under `ever`; days of the program's zone. */
  readonly sums: Readonly<Record<string, string>>;
  /** Nothing that happened to the books before this was counted. */
  readonly since: Instant;
  /** The tier is held so long at least, whatever counts. */
  readonly heldUntil: Instant | null;
  /** End of the grace that is running. */
  readonly fallsAt: Instant | null;
  /** When the tier is judged next: the time of the member's due row. */
  readonly dueAt: Instant | null;
  /** The tier was set by hand, above what was earned or below it; and the tier before that. */
  readonly assigned: { readonly way: 'above' | 'below'; readonly from: string | null } | null;
}

/** The head of a member's books: what every decision about him may read. */
export interface Member {
  id: MemberId;
  status: MemberStatus;
  subscribed: boolean;
  unsubscribedAt: Instant | null;
  enrolledAt: Instant;
  modifiedAt: Instant;
  /** Since when he is deleted; null if he is not. */
  deletedAt: Instant | null;
  /** When the person was forgotten; what is left are numbers. */
  erasedAt: Instant | null;
  profile: Profile;
  /** Counts changes of profile, status and subscription: names the attributes a decision read. */
  profileVersion: number;
  /**
   * The member who goes on for this one since they were merged. Whatever names this one means him;
   * he is never merged himself.
   */
  mergedInto: MemberId | null;
  referralCode: string;
  referrerId: MemberId | null;
  balances: Balances;
  /** Number of the member's last posting; the first is 1. */
  version: number;
  /** Number of the member's last event; gapless. */
  eventSequence: number;
  /** Time of the member's last posting; later ones are never dated before it. */
  postedAt: Instant;
  lifetime: Lifetime;
  idle: Idle;
  /** Points that count towards a tier. */
  qualified: Points;
  tierId: string | null;
  tierSince: Instant;
  /** Null where all points of a life count and no hand has set the tier. */
  standing: Standing | null;
  /**
   * By activity id, `reward:` and a reward's, or `offer:` and what was offered, then range (`day`,
   * `week`, …). Kept for what has a limit.
   */
  counts: Record<string, Record<string, ActivityCount>>;
}

/**
 * The points that lapse together when the member has been idle too long. Each activity that keeps
 * them alive moves one date; no lot is touched.
 */
export interface Idle {
  /** What is left of such lots since `since`. */
  points: Points;
  /** The same of lots from before: their date had passed when the member came back. */
  lapsed: Points;
  /** When the stretch of activity began that has not been broken. Null before the first. */
  since: Instant | null;
  /** When `points` lapse unless something keeps them alive. */
  lapsesAt: Instant | null;
}

/** What is left of one award, oldest expiry spent first. Its id is that of the award. */
export interface Lot {
  id: TransactionId;
  /** Who holds it; after a merge that is another than the member of the award. */
  memberId: MemberId;
  points: Points;
  remaining: Points;
  expiresAt: Instant | null;
  /** Lapses with the member's other idle points, by the date on his head; has none of its own. */
  idle: boolean;
  openedAt: Instant;
}

export type TransactionKind =
  | 'award'
  | 'redeem'
  | 'deduct'
  | 'return'
  | 'reverse'
  | 'expire'
  | 'adjust'
  /** One for each of the two chains; shown in no list. */
  | 'merge'
  | 'unmerge';

export type TransactionStatus =
  | 'pending'
  | 'approved'
  | 'auto_approved'
  | 'rejected'
  | 'redeemed'
  | 'deducted'
  | 'pending_deduction'
  | 'expired';

/** The part of a transaction that holds free text and lists. Erasable, covered by a digest. */
export interface TransactionDetails {
  files?: readonly SentFile[];
  reason?: string;
  tags?: readonly string[];
  /** Attributes of the transaction that the merchant defines. */
  custom?: CustomValues;
  order?: Order;
  lines?: readonly EarnedLine[];
  inputs?: EarningInputs;
  /** An order that a browser told of and nobody vouches for yet: it holds no claim of its order. */
  unproven?: true;
  /** Why the breaker held it for somebody to look at. */
  held?: Held;
  couponCode?: string;
  couponExpiresAt?: Instant | null;
  /** Redemption: what it is worth where the member chose the points, decimal text. */
  worth?: string;
  /** Redemption: until when its points are held for an order. */
  heldUntil?: Instant;
  /** Redemption: stretches of time it was counted in, as its reward is limited. */
  counted?: readonly { readonly range: string; readonly bucket: string }[];
  /** Return: points that the member could not give back and now owes, or that were let go. */
  uncovered?: Points;
  /** Correction, or the undo of one: what it met, so that it can be undone to the point. */
  correction?: CorrectionNote;
  /** Return: what was brought back, decimal text. */
  returned?: { amount?: string; productId?: string; quantity?: string };
}

/** Where a member stands on the ladder, with all that his next judgement reads. */
export interface TierState {
  qualified: Points;
  tierId: string | null;
  tierSince: Instant;
  standing: Standing | null;
}

/** What a line of a correction met and did: all that its undo reads beside the books. */
export interface CorrectionNote {
  correctionId: string;
  line: number;
  /** Signed: what it gave, or took. */
  points: number;
  /** Given: what of it made a debt good at once. */
  paid: Points;
  /** Taken: what became a debt, as the balance did not hold it. */
  indebted: Points;
  /** The balance before, what was owed, and the tier. */
  before: { available: Points; owed: Points; tier: TierState };
  /** Where the tier stood after it; null if it was left alone. */
  after: TierState | null;
  /**
   * By how much the award's worth was changed; what had come back of it, and what it held of budgets
   * if it gave some of that back.
   */
  award?: { by: number; returned: Points; held: readonly BudgetUse[] | null };
  /** An undo: the transaction that it undoes. */
  undoes?: TransactionId;
}

/** One business event on a member's points: what APIs list. Only `status` and approval change. */
export interface Transaction {
  id: TransactionId;
  memberId: MemberId;
  kind: TransactionKind;
  status: TransactionStatus;
  points: Points;
  /** What a moderator made of a pending award; null while nobody did. See `worthOfAward`. */
  modified: Points | null;
  /** What moderators said of a pending award since; null while nobody did. */
  amended: Said | null;
  /** Decimal text: the base amount an award was computed from, or the points passed. */
  basis: string | null;
  activityId: string | null;
  rewardId: string | null;
  orderId: string | null;
  /** The award that a return or reversal takes back. */
  relatedId: TransactionId | null;
  /** Counts towards tiers. */
  qualifies: boolean;
  occurredAt: Instant;
  recordedAt: Instant;
  approvesAt: Instant | null;
  approvedAt: Instant | null;
  approvedBy: string | null;
  expiresAt: Instant | null;
  programVersion: number;
  actor: string;
  details: TransactionDetails;
}

/** One immutable line of the ledger. A posting that touches `available` names exactly one lot. */
export interface Posting {
  memberId: MemberId;
  transactionId: TransactionId;
  lotId: TransactionId | null;
  from: Account;
  to: Account;
  amount: Points;
  at: Instant;
}

/** A business key that is used once and for ever: an order of an activity, a line of an import. */
export interface Claim {
  scope: string;
  key: string;
  /** Null while a stranger's purchase is cached. */
  memberId: MemberId | null;
  transactionId: TransactionId;
}

/** What has come back of an order so far. Absent until the first return or correction. */
export interface OrderReturns {
  /** The award that the order earned. */
  transactionId: TransactionId;
  points: Points;
  /** Decimal text: worth of all that came back, by amount or by product. */
  amount: string;
  /** Decimal text by product id. */
  quantities: Record<string, string>;
  /** Returns that wait as `pending_deduction` until the award is settled. */
  pendingIds: string[];
  /** Signed: by how much corrections changed what the whole award is worth. */
  corrected: number;
  /** Signed: what of `points` came back because of them. */
  correctedBack: number;
  /** What the award still holds of budgets; null as long as it is what it took. */
  budgets: readonly BudgetUse[] | null;
}

/** A stranger's purchase, kept until somebody enrols with its e-mail address. */
export interface CachedPurchase {
  id: TransactionId;
  email: string;
  orderId: string;
  at: Instant;
  command: unknown;
}

/** A part of a lot that a redemption took, by which it is given back. */
export interface Drawn {
  lot: Omit<Lot, 'remaining'>;
  points: Points;
}

export interface Coupon {
  rewardId: string;
  /** Position in the pool; codes are given out in this order. 0 if it was made on the spot. */
  number: number;
  code: string;
  expiresAt: Instant | null;
}

/** The stock of a reward with a pool, and the next coupons to give out. */
export interface Shelf {
  rewardId: string;
  uploaded: number;
  issued: number;
  /** How many were uploaded when it was last told that few are left; 0 if never. */
  toldLowAt: number;
  next: Coupon[];
}

/** How much of a budget of the program has been given out. */
export interface Budget {
  id: string;
  points: Points;
  uses: number;
}

/** Something to be done for a member later; `key` is its business key. */
export interface Due {
  memberId: MemberId;
  kind:
    | 'approve'
    | 'convert_cached'
    | 'erase'
    | 'judge_tier'
    | 'release'
    | 'reward_referral'
    | 'revoke_referral'
    | 'award_winback'
    | 'offer_winback';
  key: string;
  at: Instant;
}

/** What a member may be known by; `attribute:` and the name of one that is unique. */
export type IdentityKind = 'email' | 'uid' | 'referral_code' | `attribute:${string}`;

export interface IdentityKey {
  kind: IdentityKind;
  value: string;
}

/** By what a tier is held beside what counts for it. */
export type TierTerms = Pick<Standing, 'heldUntil' | 'fallsAt' | 'assigned'>;

/** A merge that has not been undone. */
export interface Merge {
  /** The transaction in the chain of the member who was merged. */
  id: TransactionId;
  fromId: MemberId;
  /** Who went on for him. */
  intoId: MemberId;
  at: Instant;
  /** Members who had been merged into him before and came along. */
  withIds: readonly MemberId[];
  /** The debt that he brought. */
  owed: Points;
  /** Fields of the survivor that were empty and were filled from him: of the profile, `referrerId`. */
  filled: readonly string[];
  /** The survivor's tier before, and the terms he held it by. */
  intoTierId: string | null;
  intoTerms: TierTerms | null;
}

/** What a survivor holds of members who were merged into him: what goes back to them. */
export interface Holdings {
  /** The survivor. */
  holderId: MemberId;
  lots: readonly Lot[];
  pending: Points;
  reserved: Points;
}
