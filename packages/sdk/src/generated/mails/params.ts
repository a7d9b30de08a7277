// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `mails.preview` takes. */
export interface PreviewMailParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Which message. */
  readonly message:
    | 'welcome'
    | 'points_earned'
    | 'reward_available'
    | 'referral_rewarded'
    | 'points_redeemed'
    | 'points_expiring'
    | 'points_expired'
    | 'tier_up'
    | 'tier_down'
    | 'winback';
  /** A member whose names to put in; without one, an example’s. */
  readonly member_id?: string | undefined;
  /** Subject, with names of values in two braces. */
  readonly subject?: string | undefined;
  /** The mail as plain text. */
  readonly text?: string | undefined;
  /** The mail as HTML; without it, or empty, the mail is text alone. */
  readonly html?: string | undefined;
}

/** What `mails.test` takes. */
export interface TestMailParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Which message. */
  readonly message:
    | 'welcome'
    | 'points_earned'
    | 'reward_available'
    | 'referral_rewarded'
    | 'points_redeemed'
    | 'points_expiring'
    | 'points_expired'
    | 'tier_up'
    | 'tier_down'
    | 'winback';
  /** A member whose names to put in; without one, an example’s. */
  readonly member_id?: string | undefined;
  /** Subject, with names of values in two braces. */
  readonly subject?: string | undefined;
  /** The mail as plain text. */
  readonly text?: string | undefined;
  /** The mail as HTML; without it, or empty, the mail is text alone. */
  readonly html?: string | undefined;
  /** Where to send it. */
  readonly to: string;
}
