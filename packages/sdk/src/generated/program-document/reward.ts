// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Condition } from './condition.ts';

/** Something that points buy */
export interface ProgramReward {
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
}
