// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A program as it is planned and applied; see `docs/program.md`. */
export interface ProgramDocument {
  /** What people read */
  readonly name: string;
  /** ISO 4217 code */
  readonly currency: string;
  /** IANA name of the zone */
  readonly timeZone: string;
  /** Digits after the point */
  readonly pointsDecimals?: 0 | 1 | 2 | undefined;
  /** What becomes of a part of a point */
  readonly rounding?: 'half_up' | 'floor' | 'ceil' | undefined;
  /** When points lapse */
  readonly expiry?:
    | {
        readonly mode: 'never';
      }
    | {
        readonly mode: 'after';
        readonly days: number;
      }
    | {
        readonly mode: 'after';
        readonly months: number;
      }
    | {
        readonly mode: 'calendar';
        readonly month: number;
        readonly day: number;
        readonly years: number;
      }
    | {
        readonly mode: 'inactivity';
        readonly activities?: readonly string[] | undefined;
        /** Whether redeeming keeps points alive */
        readonly redemptions?: boolean | undefined;
        readonly days: number;
      }
    | {
        readonly mode: 'inactivity';
        readonly activities?: readonly string[] | undefined;
        /** Whether redeeming keeps points alive */
        readonly redemptions?: boolean | undefined;
        readonly months: number;
      }
    | undefined;
  /** Days before points lapse on which their member is reminded */
  readonly reminders?: readonly number[] | undefined;
  /** Choices that apply to everything */
  readonly policies?:
    | {
        /** A return of points already spent: owe them, let them go, or refuse it */
        readonly debt?: 'owe' | 'floor' | 'refuse' | undefined;
        /** Deductions lower what counts towards tiers */
        readonly deductionsLowerTier?: boolean | undefined;
        /** Returns may move a member down at once */
        readonly returnsLowerTier?: boolean | undefined;
        /** Of several multipliers that match: the best one, or all of them */
        readonly bonuses?: 'best' | 'stack' | undefined;
        /** How long a redemption in a cart waits for its order */
        readonly holdMinutes?: number | undefined;
        /** How long a merge of two members can be undone */
        readonly unmergeDays?: number | undefined;
      }
    | undefined;
  /** What earns nothing, and whose word is taken for an order */
  readonly earning?:
    | {
        /** Ways of paying; `gift_card`, `store_credit` and `points` if absent */
        readonly excludedTenders?: readonly string[] | undefined;
        /** Products that are gift cards */
        readonly giftCards?:
          | {
              /** Products that are gift cards */
              readonly productIds?: readonly string[] | undefined;
              /** Categories of gift cards */
              readonly productCategories?: readonly string[] | undefined;
              /** Tags of gift cards */
              readonly productTags?: readonly string[] | undefined;
            }
          | undefined;
        /**
         * Orders that browsers tell of: those that the shop did not sign wait for a person, or are
         * refused, or all are
         */
        readonly browserOrders?: 'by_hand' | 'signed' | 'refused' | undefined;
      }
    | undefined;
  /** From when on awards are held for somebody to look at */
  readonly breaker?:
    | {
        /** By what was usual in the last weeks and the bounds below; by these alone; or not at all */
        readonly mode?: 'learnt' | 'fixed' | 'off' | undefined;
        /** Most points of one award */
        readonly pointsPerAwardMax?: string | undefined;
        /** Most points of an activity in an hour of the clock */
        readonly pointsPerHourMax?: string | undefined;
        /** Most awards of an activity in an hour of the clock */
        readonly awardsPerHourMax?: number | undefined;
        /** How many times the greatest of the last weeks may come; 5 if absent */
        readonly times?: number | undefined;
        /**
         * How long after a change awards are compared with the version before; 60 if absent, 0 for
         * not
         */
        readonly watchMinutes?: number | undefined;
        /** How many times as much as under that version an award may give; 3 if absent */
        readonly watchTimes?: number | undefined;
      }
    | undefined;
  readonly budgets?:
    | readonly {
        /** Named by rules and activities */
        readonly id: string;
        /** What people read */
        readonly name?: string | undefined;
        /** Points that it gives out in all */
        readonly points?: string | undefined;
        readonly uses?: number | undefined;
      }[]
    | undefined;
  /** What recommending the shop brings */
  readonly referrals?:
    | {
        /** Activity that rewards whoever recommended the shop */
        readonly referrer: string;
        /** Activity that rewards the friend */
        readonly friend?: string | undefined;
        /** Which purchases of the friend count */
        readonly on?: 'first_purchase' | 'every_purchase' | undefined;
        /** Smallest order that counts */
        readonly minimumSubtotal?: string | undefined;
        readonly waitDays?: number | undefined;
        /** Page of the shop that referral links lead to */
        readonly landingPage?: string | undefined;
        /** Whether a code may be given as a coupon */
        readonly codesAsCoupons?: boolean | undefined;
      }
    | undefined;
  /** What is celebrated */
  readonly occasions?:
    | {
        /** Once a year, on the birthday */
        readonly birthday?:
          | {
              /** Activity that is awarded */
              readonly activity: string;
            }
          | undefined;
        /** Once a year, on the day of joining */
        readonly anniversary?:
          | {
              /** Activity that is awarded */
              readonly activity: string;
            }
          | undefined;
        /** With the first order after so many days without one */
        readonly winback?:
          | {
              /** Activity that is awarded */
              readonly activity: string;
              readonly inactiveDays: number;
            }
          | undefined;
      }
    | undefined;
  /** What counts towards tiers, and when they are lost; points for life if absent */
  readonly tierRules?:
    | {
        readonly kind: 'lifetime';
        /** What thresholds are written in: points, or subtotals of purchases */
        readonly measure?: 'points' | 'spend' | undefined;
        /** Whether members fall when less counts */
        readonly downgrade?: 'never' | 'at_once' | undefined;
      }
    | {
        readonly kind: 'period';
        /** Length of a period */
        readonly months: number;
        /** Month in which periods begin */
        readonly startMonth?: number | undefined;
        /** When members fall; at the end of a period if absent */
        readonly downgrade?: 'never' | 'at_period_end' | 'at_once' | undefined;
        /** What thresholds are written in: points, or subtotals of purchases */
        readonly measure?: 'points' | 'spend' | undefined;
        /** When time takes a tier away: down to what was reached, or by one at most */
        readonly steps?: 'to_reached' | 'one' | undefined;
        /** Days that a lost tier is kept */
        readonly graceDays?: number | undefined;
      }
    | {
        readonly kind: 'rolling';
        /** Length of the window */
        readonly months: number;
        /** Whether members fall when less counts */
        readonly downgrade?: 'never' | 'at_once' | undefined;
        /** What thresholds are written in: points, or subtotals of purchases */
        readonly measure?: 'points' | 'spend' | undefined;
        /** When time takes a tier away: down to what was reached, or by one at most */
        readonly steps?: 'to_reached' | 'one' | undefined;
        /** Days that a lost tier is kept */
        readonly graceDays?: number | undefined;
      }
    | {
        readonly kind: 'rolling';
        /** Length of the window */
        readonly days: number;
        /** Whether members fall when less counts */
        readonly downgrade?: 'never' | 'at_once' | undefined;
        /** What thresholds are written in: points, or subtotals of purchases */
        readonly measure?: 'points' | 'spend' | undefined;
        /** When time takes a tier away: down to what was reached, or by one at most */
        readonly steps?: 'to_reached' | 'one' | undefined;
        /** Days that a lost tier is kept */
        readonly graceDays?: number | undefined;
      }
    | undefined;
  /** What is known of members */
  readonly members?:
    | {
        readonly attributes?:
          | readonly {
              /** In conditions `member.custom.` and this name */
              readonly name: string;
              /** What its values are */
              readonly type: 'string' | 'number' | 'date' | 'boolean' | 'list';
              /** No two members have the same value; members are found by it */
              readonly unique?: boolean | undefined;
              /** Must be given; a unique one must, unless this is false */
              readonly required?: boolean | undefined;
            }[]
          | undefined;
        /** Parts of the profile that no two members share, beside e-mail and uid */
        readonly unique?: readonly 'phone'[] | undefined;
      }
    | undefined;
  readonly activities: readonly {
    /** `made_a_purchase` and `created_an_account` are the platform’s own */
    readonly id: string;
    /** What people read */
    readonly name: string;
    /** Shown with the activity */
    readonly description?: string | undefined;
    /** Shown when the activity is opened */
    readonly earningDescription?: string | undefined;
    readonly earn:
      | {
          /** Points for doing it */
          readonly points: string;
        }
      | {
          /** Points for each unit of the base */
          readonly multiplier: string;
        };
    /** When points that were earned can be spent */
    readonly approval?:
      | {
          readonly mode: 'immediately';
        }
      | {
          readonly mode: 'after_days';
          readonly days: number;
        }
      | {
          readonly mode: 'by_hand';
        }
      | undefined;
    /** When the points of an award lapse */
    readonly expiry?:
      | {
          readonly mode: 'never';
        }
      | {
          readonly mode: 'after';
          readonly days: number;
        }
      | {
          readonly mode: 'after';
          readonly months: number;
        }
      | {
          readonly mode: 'calendar';
          readonly month: number;
          readonly day: number;
          readonly years: number;
        }
      | undefined;
    /** Whether its points count towards tiers */
    readonly countsForTier?: boolean | undefined;
    /** False while it is paused */
    readonly active?: boolean | undefined;
    /** Whether members see it */
    readonly visible?: boolean | undefined;
    /** Whether members may award it to themselves */
    readonly storefront?: boolean | undefined;
    /** Whether agents of a help desk may award it by hand */
    readonly agents?: boolean | undefined;
    /** The most that agents may give in place of its own points; only its own if absent */
    readonly agentPointsMax?: string | undefined;
    /** All that it gives is drawn from it; what does not fit is refused */
    readonly budget?: string | undefined;
    /** From when on awards are held for somebody to look at */
    readonly breaker?:
      | {
          /** By what was usual in the last weeks and the bounds below; by these alone; or not at all */
          readonly mode?: 'learnt' | 'fixed' | 'off' | undefined;
          /** Most points of one award */
          readonly pointsPerAwardMax?: string | undefined;
          /** Most points of an activity in an hour of the clock */
          readonly pointsPerHourMax?: string | undefined;
          /** Most awards of an activity in an hour of the clock */
          readonly awardsPerHourMax?: number | undefined;
          /** How many times the greatest of the last weeks may come; 5 if absent */
          readonly times?: number | undefined;
          /**
           * How long after a change awards are compared with the version before; 60 if absent, 0 for
           * not
           */
          readonly watchMinutes?: number | undefined;
          /** How many times as much as under that version an award may give; 3 if absent */
          readonly watchTimes?: number | undefined;
        }
      | undefined;
    readonly rules?:
      | readonly (
          | {
              /** Names the rule in traces */
              readonly id?: string | undefined;
              readonly type: 'frequency';
              readonly times: number;
              /** Stretch of the program’s calendar */
              readonly per: 'day' | 'week' | 'month' | 'year' | 'lifetime';
              /** False to leave it out */
              readonly active?: boolean | undefined;
            }
          | {
              /** Names the rule in traces */
              readonly id?: string | undefined;
              /** What people read */
              readonly name?: string | undefined;
              /** First day of the rule */
              readonly from?: string | undefined;
              /** Last day of the rule */
              readonly until?: string | undefined;
              /** False to leave it out */
              readonly active?: boolean | undefined;
              readonly type: 'exclusion';
              readonly when:
                | {
                    /** Products that earn nothing */
                    readonly productIds: readonly string[];
                  }
                | {
                    /** Categories that earn nothing */
                    readonly productCategories: readonly string[];
                  }
                | {
                    /** Tags of products that earn nothing */
                    readonly productTags: readonly string[];
                  }
                | {
                    /** Coupons whose orders earn nothing */
                    readonly coupons: readonly string[];
                  }
                | {
                    /** Tiers whose members earn nothing */
                    readonly tiers: readonly string[];
                  }
                | {
                    /** Orders below this earn nothing */
                    readonly subtotalBelow: string;
                  }
                | Condition;
            }
          | {
              /** Names the rule in traces */
              readonly id?: string | undefined;
              /** What people read */
              readonly name?: string | undefined;
              /** First day of the rule */
              readonly from?: string | undefined;
              /** Last day of the rule */
              readonly until?: string | undefined;
              /** False to leave it out */
              readonly active?: boolean | undefined;
              readonly type: 'multiplier';
              /** Multiplies what is earned; for products, what they earn */
              readonly multiplier: string;
              /** Tests, joined at most five levels deep */
              readonly when?: Condition | undefined;
              /** What the rule adds is drawn from it, whole or not at all */
              readonly budget?: string | undefined;
            }
          | {
              /** Names the rule in traces */
              readonly id?: string | undefined;
              /** What people read */
              readonly name?: string | undefined;
              /** First day of the rule */
              readonly from?: string | undefined;
              /** Last day of the rule */
              readonly until?: string | undefined;
              /** False to leave it out */
              readonly active?: boolean | undefined;
              readonly type: 'fixed';
              /** Points on top, once for each earning */
              readonly points: string;
              /** Tests, joined at most five levels deep */
              readonly when?: Condition | undefined;
              /** What the rule adds is drawn from it, whole or not at all */
              readonly budget?: string | undefined;
            }
        )[]
      | undefined;
  }[];
  readonly rewards: readonly {
    /** `reward_` and five hexadecimal digits, or an id from elsewhere */
    readonly id: string;
    /** What people read */
    readonly name: string;
    /** Shown with the reward */
    readonly description?: string | undefined;
    /** What it is, for shops and reports */
    readonly type:
      | 'fixed_amount'
      | 'percentage'
      | 'free_shipping'
      | 'product'
      | 'gift_card'
      | 'cash_back'
      | 'catalogue_product';
    /** A label for reports */
    readonly value: string;
    /** What it costs, or how many points the member may choose */
    readonly points:
      | string
      | {
          /** Fewest points */
          readonly minimum: string;
          /** Most points */
          readonly maximum: string;
          /** What lies between two choices */
          readonly step: string;
        };
    /** Worth of one point, where the member chooses */
    readonly valuePerPoint?: string | undefined;
    /** Tiers that may redeem it; all if absent */
    readonly tiers?: readonly string[] | undefined;
    /** Tests, joined at most five levels deep */
    readonly when?: Condition | undefined;
    /** Transactions that it is shown for: values by the name of an attribute */
    readonly forTransactions?: Readonly<Record<string, readonly string[]>> | undefined;
    /** Its place in lists */
    readonly rank?: number | undefined;
    /** How often a member may redeem it */
    readonly limits?:
      | readonly {
          readonly times: number;
          /** Stretch of the program’s calendar */
          readonly per: 'day' | 'week' | 'month' | 'year' | 'lifetime';
        }[]
      | undefined;
    /** First day on which it can be redeemed */
    readonly from?: string | undefined;
    /** Last day on which it can be redeemed */
    readonly until?: string | undefined;
    /** The product that is given */
    readonly productId?: string | undefined;
    /** False while it cannot be redeemed */
    readonly active?: boolean | undefined;
    /** Whether members see it */
    readonly visible?: boolean | undefined;
    /** `pool`: codes that were uploaded are handed out; `none`: no code; or a pattern */
    readonly coupons?:
      | 'pool'
      | 'none'
      | {
          /** Such as `SUMMER-XXXX-9999`: X is a letter, 9 a digit */
          readonly pattern: string;
        }
      | undefined;
    /** When its coupons lapse, at the end of a day */
    readonly couponExpiry?:
      | {
          /** Last day of every coupon */
          readonly date: string;
        }
      | {
          readonly days: number;
        }
      | undefined;
  }[];
  readonly tiers: readonly {
    /** For instance `zrl_gold` */
    readonly id: string;
    /** What people read */
    readonly name: string;
    /** Shown with the tier */
    readonly description?: string | undefined;
    /** Points or spend that must have counted; one tier stands at 0 */
    readonly threshold: string;
    /** Multiplies what every activity earns */
    readonly multiplier?: string | undefined;
    readonly activityMultipliers?: Readonly<Record<string, string>> | undefined;
    /** Rewards shown with the tier */
    readonly rewards?: readonly string[] | undefined;
    /** False to leave it out */
    readonly active?: boolean | undefined;
    /** True to keep it from members */
    readonly hidden?: boolean | undefined;
  }[];
}

/** A part of a program: condition. */
export type Condition =
  | {
      /** All of these hold */
      readonly all: readonly Condition[];
    }
  | {
      /** One of these holds */
      readonly any: readonly Condition[];
    }
  | {
      readonly not: Condition;
    }
  | {
      /** Such as `member.tier`, `order.subtotal`, `product.category` */
      readonly attribute: string;
      /** How it is compared; `between` leaves its end out */
      readonly operator:
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
      /** What it is compared with */
      readonly value?: string | number | readonly string[] | undefined;
    };
