// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams, TransactionAttributes } from '../shared/params.ts';

/** What is said of the transaction; names of the merchant’s own are kept. */
export interface RedeemTransactionAttributes {
  /** Why, in words. */
  readonly reason?: string | undefined;
  /** Tags of the transaction. */
  readonly tags?: readonly string[] | undefined;
  /** Names of your own. */
  readonly [name: string]: unknown;
}

/** What `transactions.award` takes. */
export interface AwardParams extends LanguageParams {
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id: string;
  /** Id of the activity. */
  readonly activity_id: string;
  /** When it happened, if that was before now; not looked at for `submit_a_receipt`. */
  readonly transaction_date?: string | undefined;
  /** Points in place of the activity’s own; not looked at for purchases. */
  readonly points_passed?: string | undefined;
  /** When the award approves itself; not looked at for files that a person is to look at. */
  readonly approval_date?: string | undefined;
  /** When the points lapse. */
  readonly points_expiration_date?: string | undefined;
  /** What the activity is told; names of the merchant’s own are kept. */
  readonly transaction_attributes?: TransactionAttributes | undefined;
}

/** What `transactions.redeem` takes. */
export interface RedeemParams extends LanguageParams {
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id: string;
  /** Id of the reward. */
  readonly reward_id: string;
  /** How many points, where the reward lets the member choose. */
  readonly points?: string | undefined;
  /** `pending` while the order is not placed. Unless said: `"approved"`. */
  readonly status?: 'pending' | 'approved' | undefined;
  /** What is said of the transaction; names of the merchant’s own are kept. */
  readonly transaction_attributes?: RedeemTransactionAttributes | undefined;
}

/** What `transactions.deduct` takes. */
export interface DeductParams extends LanguageParams {
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id: string;
  /** How many points, above 0. */
  readonly points: string;
  /** What is said of the transaction; names of the merchant’s own are kept. */
  readonly transaction_attributes?: RedeemTransactionAttributes | undefined;
}

/** What `transactions.returnOrder` takes. */
export interface ReturnParams extends LanguageParams {
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id: string;
  /** What came back, and what is said of it. */
  readonly transaction_attributes: {
    /** Why, in words. */
    readonly reason?: string | undefined;
    /** Tags of the transaction. */
    readonly tags?: readonly string[] | undefined;
    /** The order that came back. */
    readonly order_id: string;
    /** What came back is worth so much. */
    readonly returned_amount?: string | undefined;
    /** The product. */
    readonly returned_product_id?: string | undefined;
    /** How many of it came back; all that are left if nothing is said. */
    readonly returned_product_quantity?: string | undefined;
    /** Names of your own. */
    readonly [name: string]: unknown;
  };
}

/** What `transactions.bulk` takes. */
export interface BulkTransactionsParams extends LanguageParams {
  /**
   * Each an object with `action` (`award`, `redeem`, `deduct`, `return`), optionally
   * `idempotency_key`, and the fields of the endpoint of that name.
   */
  readonly commands: readonly BulkCommand[];
}

/** What `transactions.approve` takes. */
export interface ApproveParams extends LanguageParams {
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}

/** What `transactions.reject` takes. */
export interface RejectParams extends LanguageParams {
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}

/** What `transactions.reverse` takes. */
export interface ReverseParams extends LanguageParams {
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
  /** What is said of the transaction; names of the merchant’s own are kept. */
  readonly transaction_attributes?: RedeemTransactionAttributes | undefined;
}

/** What `transactions.modify` takes. */
export interface ModifyTransactionParams extends LanguageParams {
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
  /** What it is worth from now on. Ours. */
  readonly points?: string | undefined;
  /** What is said of the transaction; names of the merchant’s own are kept. */
  readonly transaction_attributes?: RedeemTransactionAttributes | undefined;
}

/** One command of `transactions.bulk`. */
export type BulkCommand = (
  | ({ readonly action: 'award' } & AwardParams)
  | ({ readonly action: 'redeem' } & RedeemParams)
  | ({ readonly action: 'deduct' } & DeductParams)
  | ({ readonly action: 'return' } & ReturnParams)
) & { readonly idempotency_key?: string | undefined };
