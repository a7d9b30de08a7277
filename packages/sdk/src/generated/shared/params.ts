// Written by `npm run sdk:types` out of the contract. Do not edit.

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
