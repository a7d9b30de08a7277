// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { AttributeValues } from '../../sending/values.ts';

/** What `program.plan` takes. */
export interface PlanProgramParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /**
   * The version that the change was made for. If another one runs by now it is refused, with
   * what changed in between.
   */
  readonly base?: number | undefined;
  /** Whether a back-test of what is planned is begun; no unless said. */
  readonly backtest?: boolean | undefined;
}

/** What `program.apply` takes. */
export interface ApplyProgramParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /**
   * The version that the change was made for. If another one runs by now it is refused, with
   * what changed in between.
   */
  readonly base?: number | undefined;
}

/** What `program.rollBack` takes. */
export interface RollBackProgramParams {
  /** The version that is to run again. */
  readonly version: number;
  /**
   * The version that the change was made for. If another one runs by now it is refused, with
   * what changed in between.
   */
  readonly base?: number | undefined;
}

/** What `program.drift` takes. */
export interface ProgramDriftParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document: object;
}

/** What `program.describe` takes. */
export interface DescribeProgramParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /** Activities to tell; all, unless said. */
  readonly activity_ids?: readonly string[] | undefined;
}

/** What `program.try` takes. */
export interface TryProgramParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id?: string | undefined;
  /**
   * Somebody who is no member, in place of `member_id`: new today, with this tier and these
   * points.
   */
  readonly supposed_member?:
    | {
        /** Id of the tier; the lowest, unless said. */
        readonly loyalty_tier_id?: string | undefined;
        /** Points that he has to spend; none, unless said. */
        readonly available_points?: string | undefined;
        /** Birthday, MM/DD/YYYY. */
        readonly birthdate?: string | undefined;
        /** Language, any label of the merchant’s. */
        readonly preferred_language?: string | undefined;
        /** Where he lives. */
        readonly address?:
          | {
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
          | undefined;
        /** Tags; those of before are replaced. */
        readonly member_tags?: readonly string[] | undefined;
        /** Attributes of the merchant’s own, by name. */
        readonly custom_attributes?: AttributeValues | undefined;
      }
    | undefined;
  /** Id of the activity. */
  readonly activity_id: string;
  /** Points in place of the activity’s own; not looked at for purchases. */
  readonly points_passed?: string | undefined;
  /** What the activity is told; names of the merchant’s own are kept. */
  readonly transaction_attributes?:
    | {
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
        readonly products?:
          | readonly {
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
            }[]
          | undefined;
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
    | undefined;
}

/** What `program.tierEffect` takes. */
export interface TierEffectParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
}
