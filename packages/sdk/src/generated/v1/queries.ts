// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { DatedTransactionFilters, DatedPageParams } from './params.ts';

/** What `v1.listTransactions` takes. */
export type ListTransactionsParams = DatedTransactionFilters;

/** What `v1.listUserTransactions` takes. */
export type ListUserTransactionsParams = DatedTransactionFilters;

/** What `v1.listUsers` takes. */
export interface ListUsersParams extends DatedPageParams {
  /** Which date the span is about. Unless said: `"enrollment_date"`. */
  readonly filter_by?: 'enrollment_date' | 'last_activity_date' | undefined;
}

/** What `v1.listUserRedemptions` takes. */
export interface ListUserRedemptionsParams {
  /** Only active rewards; false gives all. Unless said: `true`. */
  readonly is_still_valid?: boolean | undefined;
  /** Latest first for times, lowest first for points. Unless said: `"updated_time"`. */
  readonly order_by?:
    'updated_time' | 'created_time' | 'allowed_redeem_points' | 'redemption_name' | undefined;
  /** Rows of the page. Unless said: `12`. */
  readonly count?: number | undefined;
  /** First row of the page. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Only what the user can redeem now. Unless said: `true`. */
  readonly fetch_eligible_redemptions?: boolean | undefined;
}

/** What `v1.listUnsubscribedUsers` takes. */
export type ListUnsubscribedUsersParams = DatedPageParams;

/** What `v1.listRedemptions` takes. */
export interface ListRedemptionsParams {
  /** Ids, separated by commas. */
  readonly redemption_ids?: readonly string[] | undefined;
}

/** What `v1.listTiers` takes. */
export interface ListTiersParams {
  /** Ids, separated by commas. */
  readonly tier_ids?: readonly string[] | undefined;
  /** Only tiers that are, or are not, kept from users. */
  readonly hide_tier_from_user?: boolean | undefined;
  /** Inactive and hidden ones too. Unless said: `false`. */
  readonly fetch_all?: boolean | undefined;
}
