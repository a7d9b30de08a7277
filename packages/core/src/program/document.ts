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
  /** Days before points lapse on which their member is reminded. */
  reminders?: number[];
  policies?: {
    /** What a return does that takes back more than is there: owe it, let it go, or be refused. */
    debt?: 'owe' | 'floor' | 'refuse';
    /** Whether a deduction that is no return lowers what counts towards tiers. */
    deductionsLowerTier?: boolean;
    /** Whether a return may move a member down a tier at once. */
    returnsLowerTier?: boolean;
    /** Of several multipliers that match: the best one counts, or all of them. */
    bonuses?: 'best' | 'stack';
    /** How long a redemption in a cart waits for its order; 30 unless said. */
    holdMinutes?: number;
    /** How long a merge of two members can be undone; 30 unless said, 0 for never. */
    unmergeDays?: number;
  };
  earning?: EarningDocument;
  /** How much activities may give before somebody has a look: what holds for each of them. */
  breaker?: BreakerDocument;
  /** What promotions may give out in all. */
  budgets?: BudgetDocument[];
  /** What recommending the shop brings. */
  referrals?: ReferralsDocument;
  /** What is celebrated: once a year, or with the first order after a long time. */
  occasions?: {
    birthday?: { activity: string };
    /** The day of joining the program, from the next year on. */
    anniversary?: { activity: string };
    winback?: { activity: string; inactiveDays: number };
  };
  /** What counts towards tiers and when they are lost. Absent: points, for life. */
  tierRules?: TierRulesDocument;
  /** What is known of members: attributes of the program's own, and what tells members apart. */
  members?: {
    attributes?: AttributeDocument[];
    /** Parts of the profile that no two members may share, beside e-mail and uid. */
    unique?: 'phone'[];
  };
  activities: ActivityDocument[];
  rewards: RewardDocument[];
  tiers: TierDocument[];
}

/** What earns nothing, and whose word is taken for an order, whatever the activity. */
export interface EarningDocument {
  /** Ways of paying. Gift cards, store credit and points, unless told otherwise. */
  excludedTenders?: string[];
  /** Products that are gift cards; none unless named. One list at least. */
  giftCards?: { productIds?: string[]; productCategories?: string[]; productTags?: string[] };
  /**
   * Orders that a browser tells of: without the shop's signature they wait for a person (`by_hand`, unless
   * told otherwise), or are refused (`signed`); `refused` takes none at all.
   */
  browserOrders?: 'by_hand' | 'signed' | 'refused';
}

/**
 * What an award, or an hour of awards, of one activity may come to. Beyond it awards are held until
 * somebody approves them.
 */
export interface BreakerDocument {
  /**
   * `learnt`, unless told otherwise: by what the activity gave in the last weeks, beside the bounds
   * that stand here. `fixed`: by those alone. `off`: nothing is held.
   */
  mode?: 'learnt' | 'fixed' | 'off';
  /** Decimal text. */
  pointsPerAwardMax?: string;
  /** Decimal text; of an hour of the clock. */
  pointsPerHourMax?: string;
  awardsPerHourMax?: number;
  /** How many times the greatest of the last weeks may come; 5 unless said. */
  times?: number;
  /** How long awards are compared with the version before, after a change; 60 unless said, 0 for never. */
  watchMinutes?: number;
  /** How many times as much as under that version an award may give meanwhile; 3 unless said. */
  watchTimes?: number;
}

/**
 * For life; by periods that follow one another; or by what the last so many months or days brought,
 * today among them. Members rise at once in all of them.
 */
export type TierRulesDocument =
  | { kind: 'lifetime'; measure?: TierMeasure; downgrade?: 'never' | 'at_once' }
  | ({
      kind: 'period';
      /** Length, 1 to 60. */
      months: number;
      /** Month in which periods begin, 1 to 12; 1 if absent. Counted from the year 2000 on. */
      startMonth?: number;
      downgrade?: 'never' | 'at_period_end' | 'at_once';
    } & FallTerms)
  | ({ kind: 'rolling'; months: number; downgrade?: 'never' | 'at_once' } & FallTerms)
  | ({ kind: 'rolling'; days: number; downgrade?: 'never' | 'at_once' } & FallTerms);

/** `spend` counts subtotals of purchases, in the program's currency. */
export type TierMeasure = 'points' | 'spend';

/** How hard a member falls when time takes away what counted. */
interface FallTerms {
  measure?: TierMeasure;
  /** Down to what was reached, or by one tier at most. */
  steps?: 'to_reached' | 'one';
  /** Days that the tier is kept after it was lost; what is earned meanwhile may save it. */
  graceDays?: number;
}

export type AttributeType = 'string' | 'number' | 'date' | 'boolean' | 'list';

/** An attribute of members: `member.custom.<name>` in conditions. */
export interface AttributeDocument {
  name: string;
  type: AttributeType;
  /** No two members have the same value, and a member can be addressed by it. */
  unique?: boolean;
  /** Must be given. So must one that is unique, unless told otherwise. */
  required?: boolean;
}

/** Points live to the end of the day, in the program's zone, on which they lapse. */
export type LotExpiryDocument =
  | { mode: 'never' }
  | { mode: 'after'; days: number }
  | { mode: 'after'; months: number }
  /** What is earned in a year lapses on this day, so many years later. */
  | { mode: 'calendar'; month: number; day: number; years: number };

/** A member's points lapse together when nothing has kept them alive for so long. */
export type InactivityDocument = {
  mode: 'inactivity';
  /** Activities that keep points alive; absent means all. */
  activities?: string[];
  /** Whether redeeming keeps them alive too. */
  redemptions?: boolean;
} & ({ days: number } | { months: number });

export type ExpiryDocument = LotExpiryDocument | InactivityDocument;

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
  /** Of its own points. Inactivity is the whole member's, so only the program can say it. */
  expiry?: LotExpiryDocument;
  countsForTier?: boolean;
  active?: boolean;
  visible?: boolean;
  /** Whether members may award it to themselves, with the token that the shop gives them. */
  storefront?: boolean;
  /** Whether agents of a help desk may award it by hand; they may, if its points are fixed. */
  agents?: boolean;
  /** The most that agents may give in place of its own points, decimal text; only its own if absent. */
  agentPointsMax?: string;
  /** All that the activity gives is drawn from it; what no longer fits is refused. */
  budget?: string;
  /** Other bounds than those of the program. */
  breaker?: BreakerDocument;
  rules?: RuleDocument[];
}

/** Something that rules and activities draw on until it is used up. One bound at least. */
export interface BudgetDocument {
  id: string;
  name?: string;
  /** Points in all, decimal text. */
  points?: string;
  /** Awards in all. */
  uses?: number;
}

/** Both sides are rewarded by activities of the program, for what a friend buys. */
export interface ReferralsDocument {
  /** Activity that rewards whoever recommended the shop. */
  referrer: string;
  /** Activity that rewards the friend. */
  friend?: string;
  /** Which of the friend's purchases count; the first alone, unless told otherwise. */
  on?: 'first_purchase' | 'every_purchase';
  /** Smallest order that counts, decimal text. */
  minimumSubtotal?: string;
  /** Days after which a purchase is safe from return. */
  waitDays?: number;
  /** The page of the shop that referral links lead to, `https://shop.example/`. */
  landingPage?: string;
  /** Whether a referral code may be given as a coupon of the first order. */
  codesAsCoupons?: boolean;
}

export type FrequencyRange = 'day' | 'week' | 'month' | 'year' | 'lifetime';

export type RuleDocument =
  | { id?: string; type: 'frequency'; times: number; per: FrequencyRange; active?: boolean }
  | ({ type: 'exclusion'; when: ExclusionCondition | ConditionDocument } & RuleTerms)
  | ({ type: 'multiplier'; multiplier: string; when?: ConditionDocument } & BonusTerms)
  | ({ type: 'fixed'; points: string; when?: ConditionDocument } & BonusTerms);

interface RuleTerms {
  id?: string;
  /** What people read in a trace; else the id. */
  name?: string;
  /** First and last day, such as `2026-12-31`, in the program's zone. */
  from?: string;
  until?: string;
  active?: boolean;
}

interface BonusTerms extends RuleTerms {
  /** What the rule adds is drawn from it; a bonus that no longer fits is not given. */
  budget?: string;
}

/** Short forms for exclusions. A product that matches earns nothing; an order is refused. */
export type ExclusionCondition =
  | { productIds: string[] }
  | { productCategories: string[] }
  | { productTags: string[] }
  | { coupons: string[] }
  | { tiers: string[] }
  | { subtotalBelow: string };

export type Operator =
  | 'equals'
  | 'not_equals'
  | 'in'
  | 'not_in'
  | 'contains_any'
  | 'contains_all'
  | 'contains_none'
  | 'less_than'
  | 'at_most'
  | 'more_than'
  | 'at_least'
  | 'between'
  | 'between_inclusive'
  | 'on'
  | 'before'
  | 'after'
  | 'less_than_days_ago'
  | 'more_than_days_ago'
  | 'is_today'
  | 'is_this_month'
  | 'is_within_days'
  | 'is_true'
  | 'is_false';

/** Decimals and days are text, numbers of days are numbers. */
export type Operand = string | number | string[];

/** A test of one attribute. `between` leaves its end out, as the platform does. */
export interface TestDocument {
  attribute: string;
  operator: Operator;
  value?: Operand;
}

/** Tests joined, at most five levels deep. */
export type ConditionDocument =
  | { all: ConditionDocument[] }
  | { any: ConditionDocument[] }
  | { not: ConditionDocument }
  | TestDocument;

export type RewardType =
  | 'fixed_amount'
  | 'percentage'
  | 'free_shipping'
  | 'product'
  | 'gift_card'
  | 'cash_back'
  | 'catalogue_product';

/** The member says how many points: from the minimum to the maximum, in steps. Decimal text. */
export interface PointsRange {
  minimum: string;
  maximum: string;
  step: string;
}

/** Until when a coupon is good: the end of a day, or of so many days after it was given out. */
export type CouponExpiryDocument = { date: string } | { days: number };

export interface RewardDocument {
  /** `reward_` and five hexadecimal digits, or any id that was imported. */
  id: string;
  name: string;
  description?: string;
  type: RewardType;
  /** Decimal text, a label for reports: the discount is what the shop makes of the coupon. */
  value: string;
  /** Price in points, decimal text; or how many the member may choose. */
  points: string | PointsRange;
  /** What one point is worth where the member chooses; decimal text in the program's currency. */
  valuePerPoint?: string;
  /** Tiers that may redeem it; absent means all. */
  tiers?: string[];
  /** Members who may redeem it: a condition over the member and the day. */
  when?: ConditionDocument;
  /**
   * Transactions that it is shown for: texts by the name of an attribute, such as `product_ids`. Lists
   * look at it when they are asked for such transactions; redeeming does not.
   */
  forTransactions?: Record<string, string[]>;
  /** Its place in lists, from 1; those with none come behind, cheapest first. */
  rank?: number;
  /** How often a member may redeem it. */
  limits?: { times: number; per: FrequencyRange }[];
  /** First and last day, such as `2026-12-31`, in the program's zone. */
  from?: string;
  until?: string;
  productId?: string;
  active?: boolean;
  visible?: boolean;
  /**
   * `pool`: codes were uploaded. `none`: nothing is handed out but the redemption itself. A
   * pattern makes codes: X is a letter, 9 a digit, all else stands as it is.
   */
  coupons?: 'pool' | 'none' | { pattern: string };
  /** When its coupons lapse. A code that was uploaded with a date keeps that if it is sooner. */
  couponExpiry?: CouponExpiryDocument;
}

export interface TierDocument {
  id: string;
  name: string;
  description?: string;
  /** Points or spend that must have counted, decimal text. Exactly one tier stands at 0. */
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
