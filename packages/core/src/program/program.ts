import type { Points } from '../points/points.ts';
import type { Rational } from '../points/rational.ts';
import type { RoundingMode } from '../points/rounding.ts';
import type { Condition } from '../rules/condition.ts';
import type { EarningRules, Period } from '../rules/rules.ts';
import type { Instant } from '../time/instant.ts';
import type { BreakerTerms } from './breaker-terms.ts';
import type {
  ApprovalDocument,
  AttributeType,
  ExpiryDocument,
  FrequencyRange,
  ProgramDocument,
  TierMeasure,
  RewardType,
} from './document.ts';

/** When something of the program first appeared and last changed. */
export interface Stamp {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A program ready for deciding: defaults filled in, decimals read, things found by id. */
export interface Program {
  readonly version: number;
  readonly document: ProgramDocument;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly pointsDecimals: 0 | 1 | 2;
  readonly rounding: RoundingMode;
  readonly debt: 'owe' | 'floor' | 'refuse';
  readonly deductionsLowerTier: boolean;
  readonly returnsLowerTier: boolean;
  readonly bonuses: 'best' | 'stack';
  readonly expiry: ExpiryDocument;
  /** Days ahead, farthest first. */
  readonly reminders: readonly number[];
  /** Ways of paying that earn nothing, by `tenderName`. */
  readonly excludedTenders: ReadonlySet<string>;
  /** What becomes of orders that browsers tell of. */
  readonly browserOrders: 'by_hand' | 'signed' | 'refused';
  /** Products that are gift cards and earn nothing. */
  readonly giftCards: Condition | null;
  readonly budgets: ReadonlyMap<string, BudgetLimit>;
  /** Attributes of members that the program declares, by name. */
  readonly attributes: ReadonlyMap<string, MemberAttribute>;
  /** Whether no two members may have the same telephone. */
  readonly phoneIsUnique: boolean;
  readonly referrals: Referrals | null;
  /** How long a redemption in a cart waits for its order. */
  readonly holdMinutes: number;
  /** How long a merge of two members can be undone. */
  readonly unmergeDays: number;
  readonly activities: ReadonlyMap<string, Activity>;
  readonly rewards: ReadonlyMap<string, Reward>;
  readonly tierRules: TierRules;
  /** Active tiers, lowest threshold first. */
  readonly ladder: readonly Tier[];
  /** All tiers, inactive ones too. */
  readonly tiers: ReadonlyMap<string, Tier>;
}

export interface Activity extends EarningRules {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly earningDescription: string;
  readonly earn:
    | { readonly type: 'fixed'; readonly points: Points }
    | { readonly type: 'multiplier'; readonly multiplier: Rational; readonly text: string };
  readonly approval: ApprovalDocument;
  readonly expiry: ExpiryDocument;
  readonly countsForTier: boolean;
  readonly active: boolean;
  readonly visible: boolean;
  /** Whether members may award it to themselves. */
  readonly storefront: boolean;
  /** Whether agents of a help desk may award it by hand. */
  readonly agents: boolean;
  /** The most that agents may give in place of its own points; null if only those. */
  readonly agentPointsMax: Points | null;
  readonly limits: readonly FrequencyLimit[];
  /** The budget that everything it gives is drawn from. */
  readonly budget: string | null;
  /** Every budget that an earning may draw on: its own and those of its rules. */
  readonly budgets: readonly string[];
  /** What it may give before somebody has a look. */
  readonly breaker: BreakerTerms;
}

export interface Referrals {
  /** Activities that reward the two sides. */
  readonly referrer: string;
  readonly friend: string | null;
  readonly on: 'first_purchase' | 'every_purchase';
  readonly minimum: Rational | null;
  readonly waitDays: number;
  /** The page of the shop that referral links lead to. */
  readonly landingPage: string | null;
  readonly codesAsCoupons: boolean;
}

/** An attribute of members: what its values are like, and whether one may be left out or shared. */
export interface MemberAttribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly unique: boolean;
  readonly required: boolean;
}

/** What a budget may give out in all; null where it has no such bound. */
export interface BudgetLimit {
  readonly id: string;
  readonly name: string;
  readonly points: Points | null;
  readonly uses: number | null;
}

export interface FrequencyLimit {
  readonly ruleId: string;
  readonly times: number;
  readonly per: FrequencyRange;
}

export interface Reward extends Stamp {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: RewardType;
  readonly value: string;
  /** Its price; where the member chooses, the least that he may. */
  readonly points: Points;
  /** What the member may choose, or null where the price is fixed. */
  readonly range: RewardRange | null;
  readonly tiers: readonly string[] | null;
  /** Whom it is for, or null. */
  readonly when: Condition | null;
  /** Transactions it is shown for: values by attribute, both in lower case. */
  readonly forTransactions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Its place in lists; null for behind all others. */
  readonly rank: number | null;
  readonly limits: readonly FrequencyLimit[];
  readonly period: Period;
  readonly productId: string;
  readonly active: boolean;
  readonly visible: boolean;
  readonly coupons: 'pool' | 'none' | 'generated';
  /** What generated codes look like; empty for others. */
  readonly pattern: string;
  readonly couponExpiry: CouponExpiry;
}

/** How many points may be spent on a reward, and what a whole point is worth. */
export interface RewardRange {
  readonly minimum: Points;
  readonly maximum: Points;
  readonly step: Points;
  readonly valuePerPoint: Rational;
}

/** The end of a day, counted from 1970 or from the day the coupon is given out; null for never. */
export type CouponExpiry = { readonly day: number } | { readonly days: number } | null;

/** What counts towards tiers, and when a tier is lost. */
export interface TierRules {
  readonly kind: 'lifetime' | 'period' | 'rolling';
  readonly measure: TierMeasure;
  /** Digits of what thresholds and sums are compared in: points as the program has, money two. */
  readonly decimals: number;
  /** Length of a period or of the rolling window; 0 if that is in days. */
  readonly months: number;
  readonly days: number;
  readonly startMonth: number;
  readonly downgrade: 'never' | 'at_period_end' | 'at_once';
  readonly oneStep: boolean;
  readonly graceDays: number;
  /** Tells rules apart whose sums are not the same. */
  readonly basis: string;
}

export interface Tier extends Stamp {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Whole numbers of the smallest unit of points, or hundredths of the currency. */
  readonly threshold: number;
  readonly multiplier: Rational;
  readonly multiplierText: string;
  readonly activityMultipliers: ReadonlyMap<
    string,
    { readonly value: Rational; readonly text: string }
  >;
  readonly rewards: readonly string[];
  readonly active: boolean;
  readonly hidden: boolean;
}

/** A fault of a program document: where it is, what stands there, what may. */
export interface ProgramProblem {
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
}
