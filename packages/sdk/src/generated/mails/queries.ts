// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `mails.list` takes. */
export interface ListMailsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id?: string | undefined;
  /** Which message. */
  readonly message?:
    | 'welcome'
    | 'points_earned'
    | 'reward_available'
    | 'referral_rewarded'
    | 'points_redeemed'
    | 'points_expiring'
    | 'points_expired'
    | 'tier_up'
    | 'tier_down'
    | 'winback'
    | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `mails.read` takes. */
export interface ReadMailParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}
