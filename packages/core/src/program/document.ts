import type { RoundingMode } from '../points/rounding.ts';

/**
 * The program as a merchant writes it: one versioned document. Decimals are text so that no
 * float touches them. `contract/program` holds its published schema; `compileProgram` judges
 * what a schema cannot.
 */
export interface ProgramDocument {
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name; days, months and years of limits and expiry are those of this zone. */
  timeZone: string;
  pointsDecimals?: 0 | 1 | 2;
  rounding?: RoundingMode;
  expiry?: ExpiryDocument;
  policies?: {
    /** What a return does that takes back more than is there: owe it, or let it go. */
    debt?: 'owe' | 'floor';
    /** Whether a deduction that is no return lowers what counts towards tiers. */
    deductionsLowerTier?: boolean;
    /** Whether a return may move a member down a tier at once. */
    returnsLowerTier?: boolean;
  };
  activities: ActivityDocument[];
  rewards: RewardDocument[];
  tiers: TierDocument[];
}

/** Points live to the end of the day, in the program's zone, on which they lapse. */
export type ExpiryDocument =
  { mode: 'never' } | { mode: 'after'; days: number } | { mode: 'after'; months: number };

export type ApprovalDocument =
  { mode: 'immediately' } | { mode: 'after_days'; days: number } | { mode: 'by_hand' };

export interface ActivityDocument {
  /** `made_a_purchase` and `created_an_account` are the platform's own. */
  id: string;
  name: string;
  description?: string;
  /** Shown when the shopper opens the activity. */
  earningDescription?: string;
  /** Fixed points, or a rate on the order or on the base that is passed. Decimal text. */
  earn: { points: string } | { multiplier: string };
  approval?: ApprovalDocument;
  expiry?: ExpiryDocument;
  countsForTier?: boolean;
  active?: boolean;
  visible?: boolean;
  rules?: RuleDocument[];
}

export type FrequencyRange = 'day' | 'week' | 'month' | 'year' | 'lifetime';

export type RuleDocument =
  | { id?: string; type: 'frequency'; times: number; per: FrequencyRange; active?: boolean }
  | { id?: string; type: 'exclusion'; when: ExclusionCondition; active?: boolean };

/** What an exclusion looks at. A product that matches earns nothing; an order is refused. */
export type ExclusionCondition =
  | { productIds: string[] }
  | { productCategories: string[] }
  | { productTags: string[] }
  | { coupons: string[] }
  | { tiers: string[] }
  | { subtotalBelow: string };

export type RewardType = 'fixed_amount' | 'percentage' | 'free_shipping' | 'product' | 'gift_card';

export interface RewardDocument {
  /** `reward_` and five hexadecimal digits, or any id that was imported. */
  id: string;
  name: string;
  description?: string;
  type: RewardType;
  /** Decimal text, a label for reports: the discount is what the shop makes of the coupon. */
  value: string;
  /** Price in points, decimal text. */
  points: string;
  /** Tiers that may redeem it; absent means all. */
  tiers?: string[];
  productId?: string;
  active?: boolean;
  visible?: boolean;
  /** `pool`: codes were uploaded. `none`: nothing is handed out but the redemption itself. */
  coupons?: 'pool' | 'none';
}

export interface TierDocument {
  id: string;
  name: string;
  description?: string;
  /** Points that must have counted, decimal text. Exactly one tier stands at 0. */
  threshold: string;
  /** Multiplies what every activity earns; decimal text. */
  multiplier?: string;
  /** Instead of `multiplier` for single activities. */
  activityMultipliers?: Record<string, string>;
  /** Rewards shown with the tier. */
  rewards?: string[];
  active?: boolean;
  hidden?: boolean;
}
