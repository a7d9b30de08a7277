import type { IdentityKey, MemberId, Order, TransactionId } from './books/records.ts';
import type { SentFile } from './books/sent-file.ts';
import type { Said } from './books/said.ts';
import type {
  ChangeEmail,
  ChangeTags,
  CommandBase,
  Enroll,
  EraseMember,
  ImportKey,
  MemberRef,
  MergeMembers,
  SetMemberStatus,
  SetSubscription,
  UnmergeMembers,
  UpdateMember,
} from './member-commands.ts';
import type { Notice } from './notices/notice.ts';
import type { Points } from './points/points.ts';
import type { Instant } from './time/instant.ts';

export * from './member-commands.ts';

/** What an agent may give in one award; null for as much as the activity earns. */
export interface ByAgent {
  readonly pointsMax: Points | null;
}

/** An activity was done. `passed` is the points of a fixed activity or the base of a multiplier. */
export interface Award extends CommandBase, Said {
  readonly kind: 'award';
  readonly member: MemberRef;
  readonly activityId: string;
  /** The member says so himself: only of activities that the program lets him award. */
  readonly byMember?: boolean;
  /** Somebody of the shop's staff gives it by hand: as the program and the terms of his desk say. */
  readonly byAgent?: ByAgent;
  /** Decimal text. */
  readonly passed?: string;
  readonly orderId?: string;
  /** What the member sent as proof: a receipt, a photo. Each earns once for him. */
  readonly files?: readonly SentFile[];
  readonly approvesAt?: Instant;
  readonly expiresAt?: Instant;
}

/** An order was placed. A stranger's is cached until he enrols. */
export interface Purchase extends CommandBase, Said {
  readonly kind: 'purchase';
  readonly member: MemberRef;
  readonly activityId: string;
  readonly order: Order;
  /** A browser told of it: with the shop's signature over the order, or with nobody's. */
  readonly byBrowser?: 'signed' | 'unsigned';
  readonly approvesAt?: Instant;
  readonly expiresAt?: Instant;
}

export interface Redeem extends CommandBase, Said {
  readonly kind: 'redeem';
  readonly member: MemberRef;
  readonly rewardId: string;
  /** How many, where the reward lets the member choose; else its price or nothing. */
  readonly points?: Points;
  /** In a cart: the points are set aside until the order is placed, or for so long. */
  readonly hold?: boolean;
}

/** The order of a held redemption was placed: its points are spent. */
export interface ConfirmRedemption extends CommandBase {
  readonly kind: 'confirm_redemption';
  readonly transactionId: TransactionId;
}

/** Gives the points of a redemption back, held or spent. Its coupon is burned. */
export interface CancelRedemption extends CommandBase {
  readonly kind: 'cancel_redemption';
  readonly transactionId: TransactionId;
  /** `held`: only while it is in a cart. `overdue`: only if its time there is over. */
  readonly only?: 'held' | 'overdue';
}

export interface Deduct extends CommandBase, Said {
  readonly kind: 'deduct';
  readonly member: MemberRef;
  readonly points: Points;
  readonly reason: string;
}

/** An order, or a part of it, came back. Without amount and product the whole order did. */
export interface ReturnOrder extends CommandBase, Said {
  readonly kind: 'return_order';
  readonly activityId: string;
  readonly orderId: string;
  /** Decimal text, above zero. */
  readonly amount?: string;
  readonly productId?: string;
  /** Decimal text, above zero. Without it, all that is left of the product. */
  readonly quantity?: string;
}

/** Takes back exactly what one award gave. */
export interface ReverseAward extends CommandBase, Said {
  readonly kind: 'reverse_award';
  readonly transactionId: TransactionId;
}

/** A correction by hand, up or down. Does not count towards tiers unless told so. */
export interface AdjustPoints extends CommandBase {
  readonly kind: 'adjust_points';
  readonly member: MemberRef;
  /** Signed; not zero. */
  readonly points: number;
  readonly reason: string;
  readonly qualifies?: boolean;
  readonly expiresAt?: Instant;
}

export interface ApproveAward extends CommandBase {
  readonly kind: 'approve_award';
  readonly transactionId: TransactionId;
  /** Who approved; null when the time had come. */
  readonly approvedBy: string | null;
  readonly reason?: string;
}

export interface RejectAward extends CommandBase {
  readonly kind: 'reject_award';
  readonly transactionId: TransactionId;
  readonly rejectedBy: string | null;
  readonly reason?: string;
}

/** Makes a pending award worth something else, or says something about it. It stays pending. */
export interface ModifyAward extends CommandBase {
  readonly kind: 'modify_award';
  readonly transactionId: TransactionId;
  /** What it is worth from now on. */
  readonly points?: Points;
  /** What is said of the transaction from now on. Rules and returns look at what was said first. */
  readonly amendment?: Said;
  /** Why, in the words of whoever changes it. */
  readonly reason?: string;
  readonly modifiedBy: string;
}

/** Somebody who gains by a referral: who recommended the shop, or who followed. */
export type ReferralSide = 'referrer' | 'friend';

/** The reward of one side of a referral, once the friend's purchase stands. */
export interface RewardReferral extends CommandBase {
  readonly kind: 'reward_referral';
  /** Who is rewarded. */
  readonly member: MemberRef;
  readonly side: ReferralSide;
  /** The award of the friend's purchase. */
  readonly purchaseId: TransactionId;
}

/** Takes a referral's reward back: the purchase that it stood on came back wholly. */
export interface RevokeReferral extends CommandBase {
  readonly kind: 'revoke_referral';
  readonly member: MemberRef;
  readonly side: ReferralSide;
  readonly purchaseId: TransactionId;
}

/** A day that comes round every year, as `2026-01-31` in the program's zone, or a return at last. */
export type Occasion =
  | { readonly occasion: 'birthday' | 'anniversary'; readonly day: string }
  | { readonly occasion: 'winback'; readonly purchaseId: TransactionId };

/** Celebrates an occasion of a member, once. Harmless if it is none. */
export interface AwardOccasion extends CommandBase {
  readonly kind: 'award_occasion';
  readonly member: MemberRef;
  readonly occasion: Occasion;
}

/** Tells that a member has not bought for a long time, once for each absence. Harmless otherwise. */
export interface OfferWinback extends CommandBase {
  readonly kind: 'offer_winback';
  readonly member: MemberRef;
}

/** Lets the member's lots lapse whose date has passed. Harmless when there are none. */
export interface ExpirePoints extends CommandBase {
  readonly kind: 'expire_points';
  readonly member: MemberRef;
  /** Only what lapsed up to this date: with the member, the key of the lapse. */
  readonly until?: Instant;
}

/** Reminds the member of what lapses at a date; once for each distance in days. */
export interface RemindExpiry extends CommandBase {
  readonly kind: 'remind_expiry';
  readonly member: MemberRef;
  readonly date: Instant;
  readonly days: number;
}

/** Tells the store's receivers what was noticed about a member, once for its key. Harmless otherwise. */
export interface TellNotice extends CommandBase {
  readonly kind: 'tell_notice';
  readonly member: MemberRef;
  readonly key: string;
  readonly notice: Notice;
  /** The transaction that it is about, if it is about one. */
  readonly about: TransactionId | null;
}

/** Gives a member a tier by hand. What he earns, or what is taken from him, moves him on. */
export interface SetTier extends CommandBase {
  readonly kind: 'set_tier';
  readonly member: MemberRef;
  readonly tierId: string;
  readonly reason: string;
}

/** Judges a member's tier as of a time that has come. Harmless when that was done. */
export interface JudgeTier extends CommandBase {
  readonly kind: 'judge_tier';
  readonly member: MemberRef;
  /** The time of the due row that asks for it. */
  readonly dueAt: Instant;
}

/** Turns a member's remaining cached purchases into awards, up to a hundred a time. */
export interface ConvertCached extends CommandBase {
  readonly kind: 'convert_cached';
  readonly member: MemberRef;
  readonly email: string;
}

/** A line of history from elsewhere: points are kept as given, no rule looks at them. */
export interface ImportTransaction extends CommandBase {
  readonly kind: 'import_transaction';
  readonly key: ImportKey;
  readonly member: MemberRef;
  readonly transaction: 'award' | 'redeem' | 'deduct';
  readonly points: Points;
  readonly occurredAt: Instant;
  readonly activityId?: string;
  readonly rewardId?: string;
  readonly orderId?: string;
  /** Decimal text. */
  readonly basis?: string;
  readonly reason?: string;
  readonly expiresAt?: Instant;
  /** Given if the points lapse after inactivity, at `expiresAt`: since when the member is active. */
  readonly idleSince?: Instant;
  readonly couponCode?: string;
  /** Counts towards tiers; of a deduction, that it takes back what counted. */
  readonly qualifies?: boolean;
}

/** What a line of a correction does to its member. */
export type CorrectionAct =
  | {
      readonly act: 'give';
      readonly points: Points;
      readonly expiresAt?: Instant;
      /** Counts towards tiers. */
      readonly qualifies?: boolean;
    }
  | {
      readonly act: 'take';
      readonly points: Points;
      /** As many as there are, up to that; without it all or nothing. */
      readonly atMost?: boolean;
      readonly qualifies?: boolean;
    }
  | {
      /** The award is worth so much, whatever it earned; the difference is given or taken. */
      readonly act: 'reaward';
      readonly transactionId: TransactionId;
      readonly worth: Points;
    };

/** One line of a correction of the past: once, by its number. */
export interface Correct extends CommandBase {
  readonly kind: 'correct';
  readonly correctionId: string;
  readonly line: number;
  readonly member: MemberRef;
  readonly change: CorrectionAct;
  readonly reason: string;
  /** Signed: what was foreseen. If something else comes out, nothing is done. */
  readonly predicted?: number;
}

/** Takes one line of a correction back, to the point where nothing else happened since. */
export interface UndoCorrection extends CommandBase {
  readonly kind: 'undo_correction';
  readonly correctionId: string;
  readonly line: number;
  /** The transaction that the line made. */
  readonly transactionId: TransactionId;
}

export type Command =
  | Enroll
  | UpdateMember
  | ChangeEmail
  | SetMemberStatus
  | SetSubscription
  | ChangeTags
  | EraseMember
  | Award
  | Purchase
  | Redeem
  | ConfirmRedemption
  | CancelRedemption
  | Deduct
  | ReturnOrder
  | ReverseAward
  | AdjustPoints
  | ApproveAward
  | RejectAward
  | ModifyAward
  | ExpirePoints
  | RemindExpiry
  | ConvertCached
  | RewardReferral
  | RevokeReferral
  | AwardOccasion
  | OfferWinback
  | TellNotice
  | SetTier
  | JudgeTier
  | MergeMembers
  | UnmergeMembers
  | ImportTransaction
  | Correct
  | UndoCorrection;

export type CommandKind = Command['kind'];

/** E-mail addresses are one identity whatever their case. */
export function emailIdentity(email: string): IdentityKey {
  return { kind: 'email', value: email.trim().toLowerCase() };
}

/** What is claimed by reminding a member of a date at a distance. */
export function reminderKey(
  memberId: MemberId,
  { date, days }: Pick<RemindExpiry, 'date' | 'days'>,
): { readonly scope: string; readonly key: string } {
  return { scope: 'reminder:expiry', key: `${memberId}:${String(date)}:${String(days)}` };
}

/** What is claimed by a line of a correction, and by its undo. */
export function correctionClaim(
  of: Pick<Correct | UndoCorrection, 'kind' | 'correctionId' | 'line'>,
): { readonly scope: string; readonly key: string } {
  const scope = of.kind === 'correct' ? 'correction' : 'correction-undo';
  return { scope: `${scope}:${of.correctionId}`, key: String(of.line) };
}

/** What a reference to a member is filed under: e-mails in lower case, all else as it is. */
export function refIdentity(ref: Exclude<MemberRef, { by: 'id' }>): IdentityKey {
  switch (ref.by) {
    case 'email':
      return emailIdentity(ref.value);
    case 'uid':
      return { kind: 'uid', value: ref.value };
    case 'attribute':
      return { kind: `attribute:${ref.name}`, value: ref.value };
  }
}

/** Scope of the claims that an import's lines make. */
export function importScope(key: ImportKey): string {
  return `import:${key.importId}`;
}
