// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { MomentFilter, WordFilter } from '../../sending/values.ts';

/** In which language names and texts are answered. */
export interface LanguageParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** Which page of a list. */
export interface PageParams {
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** Which transactions, in which order. */
export interface TransactionFilters {
  /** When it was recorded: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly created_date?: MomentFilter | undefined;
  /** When it was approved: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly approved_date?: MomentFilter | undefined;
  /** When it happened: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly transaction_date?: MomentFilter | undefined;
  /**
   * `{"eq":"pending"}` or `{"in":"pending,approved"}`. `approved` means awards however they
   * were approved and redemptions that are final; used-up awards too.
   */
  readonly status?: WordFilter | undefined;
  /** Types of transaction. */
  readonly transaction_type?: WordFilter | undefined;
  /** Ids of activities. */
  readonly activity_id?: WordFilter | undefined;
  /** Ids of rewards. */
  readonly reward_id?: WordFilter | undefined;
  /**
   * By when it was recorded: oldest first, or newest first with the hyphen. Unless said:
   * `"-created_date"`.
   */
  readonly sort_by?: 'created_date' | '-created_date' | undefined;
}

/** Which rewards, in which order. */
export interface RewardFilters {
  /**
   * By what to sort: `rank`, `points_to_be_redeemed`, with a minus for the highest first;
   * several with commas.
   */
  readonly sort_by?:
    readonly ('rank' | '-rank' | 'points_to_be_redeemed' | '-points_to_be_redeemed')[] | undefined;
  /** Also rewards that he cannot redeem now, and why. Ours. Unless said: `false`. */
  readonly include_ineligible?: boolean | undefined;
  /**
   * The transaction that rewards are wanted for. The merchant’s own attributes may stand
   * here or in the query.
   */
  readonly transaction_attributes?: ListTransactionAttributes | undefined;
}

/** A program that does not run: a document, or a draft. */
export interface ProgramChoice {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
}

/** Where he lives. */
export interface Address {
  /** First line. */
  readonly line1?: string | undefined;
  /** Second line. */
  readonly line2?: string | undefined;
  /** City. */
  readonly city?: string | undefined;
  /** State. */
  readonly state?: string | undefined;
  /** Country. */
  readonly country?: string | undefined;
  /** Postal code. */
  readonly postal_code?: string | undefined;
}

/** What the activity is told; names of the merchant’s own are kept. */
export interface TransactionAttributes {
  /** Why, in words. */
  readonly reason?: string | undefined;
  /** Tags of the transaction. */
  readonly tags?: readonly string[] | undefined;
  /** Id of the order; it earns once. Mandatory for purchases. */
  readonly order_id?: string | undefined;
  /** Value of the whole order. Mandatory for purchases. */
  readonly order_total?: string | undefined;
  /** Value without shipping and taxes, above 0.01. Mandatory for purchases. */
  readonly order_subtotal?: string | undefined;
  /** Coupons used. */
  readonly coupons?: readonly string[] | undefined;
  /** Currency of the order. */
  readonly currency?: string | undefined;
  /** What was bought. */
  readonly products?: readonly Product[] | undefined;
  /**
   * Pictures or PDFs of the receipt in base64, JPG, PNG or PDF by their content, 10 MB each.
   * Mandatory for `submit_a_receipt`.
   */
  readonly receipt_files?: readonly string[] | undefined;
  /**
   * Photos in base64, JPG, PNG or PDF by their content, 10 MB each. Mandatory for
   * `upload_photo`.
   */
  readonly image_file?: readonly string[] | undefined;
  /** Names of your own. */
  readonly [name: string]: unknown;
}

/** A part of what several operations take: `product`. */
export interface Product {
  /** Unique id of the product. */
  readonly product_id: string;
  /** Price of one piece. */
  readonly price: string;
  /** How many were bought. */
  readonly quantity: string;
  /** Name of the product. */
  readonly title: string;
  /** Page of the product. */
  readonly url?: string | undefined;
  /** Picture of the product. */
  readonly img_url?: string | undefined;
  /** Category in the shop. */
  readonly category?: string | undefined;
  /** Tags in the shop, separated by commas. */
  readonly tags?: string | undefined;
}

/**
 * The transaction that rewards are wanted for. The merchant’s own attributes may stand
 * here or in the query.
 */
export interface ListTransactionAttributes {
  /** Where it happens. */
  readonly transaction_source?: string | undefined;
  /** Products in the cart. */
  readonly product_ids?: readonly string[] | undefined;
  /** Names of your own. */
  readonly [name: string]: unknown;
}
