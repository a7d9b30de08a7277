import type { Notice } from '../notices/notice.ts';
import type { Points } from '../points/points.ts';
import type { RefusalCode } from '../refusals.ts';
import type { Instant } from '../time/instant.ts';
import type {
  BudgetUse,
  CachedPurchase,
  Claim,
  Coupon,
  Drawn,
  Due,
  IdentityKey,
  Lifetime,
  Lot,
  Member,
  MemberId,
  MemberStatus,
  Merge,
  OrderReturns,
  Posting,
  Profile,
  Standing,
  Transaction,
  TransactionId,
  TransactionStatus,
} from './records.ts';
import type { Said } from './said.ts';

/** A frequency count that moved on: the bucket of time and how often, now. */
export interface CountedActivity {
  range: string;
  bucket: string;
  count: number;
}

/** Past-tense names of what happened; webhooks, help desks and reports read them. */
export type EventType = MemberEventType | MerchantEventType;

/** What happens to the store itself. No command has it as its outcome. */
export type MerchantEventType = 'seal.published';

/** What happens to members. */
export type MemberEventType =
  | 'member.enrolled'
  | 'member.updated'
  | 'member.blocked'
  | 'member.unblocked'
  | 'member.opted_out'
  | 'member.opted_in'
  | 'member.deleted'
  | 'member.readmitted'
  | 'member.erased'
  | 'points.awarded'
  | 'points.rejected'
  | 'points.redeemed'
  | 'redemption.held'
  | 'redemption.cancelled'
  | 'points.deducted'
  | 'points.expired'
  | 'points.expiring'
  | 'tier.upgraded'
  | 'tier.downgraded'
  | 'tier.assigned'
  | 'member.merged'
  | 'member.unmerged'
  | 'winback.offered'
  | 'referral.succeeded'
  | 'awards.held'
  | 'fraud.signalled';

/** What is told of a reward's pool; it happens to no member. */
export type StockAlert = 'reward.stock_low' | 'reward.paused';

/**
 * Everything a decision may do. `applyChanges` is the only reader that alters books; the store
 * writes exactly these. Order matters: a later change may speak of what an earlier one made.
 */
export type Change =
  | {
      readonly kind: 'member_enrolled';
      readonly memberId: MemberId;
      readonly profile: Profile;
      readonly status: MemberStatus;
      readonly subscribed: boolean;
      readonly referralCode: string;
      readonly referrerId: MemberId | null;
      readonly tierId: string | null;
      readonly enrolledAt: Instant;
      readonly at: Instant;
    }
  | {
      readonly kind: 'profile_changed';
      readonly memberId: MemberId;
      readonly changes: Partial<Profile>;
      readonly at: Instant;
    }
  | {
      readonly kind: 'member_status_changed';
      readonly memberId: MemberId;
      readonly from: MemberStatus;
      readonly to: MemberStatus;
      readonly at: Instant;
    }
  | {
      readonly kind: 'subscription_changed';
      readonly memberId: MemberId;
      readonly subscribed: boolean;
      readonly at: Instant;
    }
  | {
      /** The person is forgotten: profile, codes, dues. Identities are released beside it. */
      readonly kind: 'member_erased';
      readonly memberId: MemberId;
      readonly at: Instant;
    }
  | {
      readonly kind: 'referrer_set';
      readonly memberId: MemberId;
      readonly referrerId: MemberId | null;
    }
  | { readonly kind: 'identity_taken'; readonly memberId: MemberId; readonly identity: IdentityKey }
  | {
      readonly kind: 'identity_released';
      readonly memberId: MemberId;
      readonly identity: IdentityKey;
    }
  | { readonly kind: 'transaction_recorded'; readonly transaction: Transaction }
  | {
      readonly kind: 'transaction_status_changed';
      readonly memberId: MemberId;
      readonly transactionId: TransactionId;
      readonly from: TransactionStatus;
      readonly to: TransactionStatus;
      readonly by: string | null;
      readonly at: Instant;
      /** An approval may set when the points lapse. */
      readonly expiresAt?: Instant | null;
      /** What the person said who settled it. */
      readonly reason?: string;
    }
  | {
      /** A pending award is worth something else from now on; a posting moves the difference. */
      readonly kind: 'award_modified';
      readonly memberId: MemberId;
      readonly transactionId: TransactionId;
      readonly points: Points;
      readonly amendment: Said | null;
      readonly by: string;
      readonly reason: string | null;
      readonly at: Instant;
    }
  | {
      /** Idle points live until then; after a lapse, a new stretch begins and the old ones are gone. */
      readonly kind: 'kept_alive';
      readonly memberId: MemberId;
      readonly lapsesAt: Instant;
      /** When the stretch begins, if one begins with it. A posting of the member follows. */
      readonly from: Instant;
    }
  | ({ readonly kind: 'points_posted' } & Readonly<Posting>)
  | {
      readonly kind: 'lot_opened';
      readonly lot: Readonly<Omit<Lot, 'remaining'>>;
      /** When it was opened in these books; a lot from elsewhere may have lapsed by then. */
      readonly at: Instant;
    }
  | {
      /** Puts points back into a lot that they were taken from; it may be empty meanwhile. */
      readonly kind: 'lot_refilled';
      readonly lot: Readonly<Drawn['lot']>;
      readonly points: number;
      /** It was last held by somebody who was merged since: it is this member's from here on. */
      readonly moves?: true;
    }
  | {
      /** An open lot passes to another member as it is; the postings beside it say how much. */
      readonly kind: 'lot_passed';
      readonly lot: Readonly<Lot>;
      readonly at: Instant;
    }
  | {
      /** From here on another member goes on for this one, or nobody does any more. */
      readonly kind: 'merged_into_set';
      readonly memberId: MemberId;
      readonly into: MemberId | null;
    }
  | { readonly kind: 'merge_recorded'; readonly merge: Readonly<Merge>; readonly by: string }
  | {
      readonly kind: 'merge_undone';
      readonly merge: Readonly<Merge>;
      readonly at: Instant;
      readonly by: string;
      /** What of the sum of redeemed points stays with the survivor: he gave so many back. */
      readonly keptRedeemed: number;
    }
  | {
      /** Sums over life and counts as two members' come to together, or apart again. */
      readonly kind: 'sums_set';
      readonly memberId: MemberId;
      readonly lifetime: Readonly<Lifetime>;
      readonly counts: Readonly<Member['counts']>;
    }
  | { readonly kind: 'claimed'; readonly claim: Readonly<Claim> }
  | { readonly kind: 'claim_assigned'; readonly claim: Readonly<Claim> }
  | {
      readonly kind: 'returns_moved';
      readonly memberId: MemberId;
      readonly returns: Readonly<OrderReturns>;
    }
  | {
      readonly kind: 'activity_counted';
      readonly memberId: MemberId;
      readonly activityId: string;
      readonly counts: readonly CountedActivity[];
    }
  | {
      /** Life sums that postings alone do not tell. Signed deltas. */
      readonly kind: 'lifetime_moved';
      readonly memberId: MemberId;
      readonly purchases?: number;
      readonly redemptions?: number;
      readonly activities?: number;
      /** Signed decimal text. */
      readonly revenue?: string;
      readonly at: Instant;
    }
  | { readonly kind: 'qualified_moved'; readonly memberId: MemberId; readonly points: number }
  | {
      readonly kind: 'standing_changed';
      readonly memberId: MemberId;
      readonly standing: Standing | null;
    }
  | {
      /** Somebody gave the member a tier by hand. */
      readonly kind: 'tier_assigned';
      readonly memberId: MemberId;
      readonly from: string | null;
      readonly to: string;
      readonly reason: string;
      readonly at: Instant;
    }
  | {
      readonly kind: 'tier_changed';
      readonly memberId: MemberId;
      readonly from: string | null;
      readonly to: string | null;
      readonly at: Instant;
    }
  | {
      /** A correction was undone: the tier is again what it was, since when it was. */
      readonly kind: 'tier_restored';
      readonly memberId: MemberId;
      readonly from: string | null;
      readonly to: string | null;
      readonly since: Instant;
      readonly at: Instant;
    }
  | {
      /** The next code of a pool, or one that was made on the spot. */
      readonly kind: 'coupon_issued' | 'coupon_generated';
      readonly memberId: MemberId;
      readonly transactionId: TransactionId;
      readonly coupon: Readonly<Coupon>;
      readonly at: Instant;
    }
  | {
      /** Points of a budget were given out with an award, or came back with a return of it. */
      readonly kind: 'budget_moved';
      readonly memberId: MemberId;
      readonly transactionId: TransactionId;
      readonly use: BudgetUse;
      readonly released: boolean;
      readonly at: Instant;
    }
  | {
      /** The redemption was cancelled: its code is not good any more and is never given out again. */
      readonly kind: 'coupon_burned';
      readonly memberId: MemberId;
      readonly transactionId: TransactionId;
      readonly rewardId: string;
      readonly code: string;
      readonly at: Instant;
    }
  | {
      /** An order came with codes; those that were given out here are noted as used for it. */
      readonly kind: 'coupons_presented';
      readonly memberId: MemberId;
      readonly orderId: string;
      readonly codes: readonly string[];
      readonly at: Instant;
    }
  | {
      readonly kind: 'stock_alerted';
      readonly alert: StockAlert;
      readonly rewardId: string;
      readonly uploaded: number;
      readonly issued: number;
      readonly at: Instant;
    }
  | { readonly kind: 'due_set'; readonly due: Readonly<Due> }
  | { readonly kind: 'due_cleared'; readonly due: Readonly<Pick<Due, 'memberId' | 'kind' | 'key'>> }
  | { readonly kind: 'purchase_cached'; readonly purchase: Readonly<CachedPurchase> }
  | {
      readonly kind: 'cached_purchase_settled';
      readonly purchase: Readonly<CachedPurchase>;
      readonly how: 'converted' | 'refused' | 'returned';
      readonly code?: RefusalCode;
    }
  | {
      readonly kind: 'event_raised';
      readonly memberId: MemberId;
      readonly type: MemberEventType;
      /** The transaction the event is about, if any. */
      readonly transactionId: TransactionId | null;
      readonly at: Instant;
      readonly quiet: boolean;
      /** Of `points.expiring`: how many days are left, and what lapses when. */
      readonly expiring?: {
        readonly days: number;
        readonly points: Points;
        readonly date: Instant;
      };
      /** Of `awards.held` and `fraud.signalled`: what was noticed. */
      readonly notice?: Notice;
    };

export type ChangeKind = Change['kind'];
