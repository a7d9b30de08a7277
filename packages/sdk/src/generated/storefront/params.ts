// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams, Product } from '../shared/params.ts';

/** What `storefront.updateMember` takes. */
export interface StorefrontUpdateMemberParams extends LanguageParams {
  /** Birthday, MM/DD/YYYY. */
  readonly birthdate?: string | undefined;
  /** The day whose return is celebrated, MM/DD/YYYY. */
  readonly anniversary_date?: string | undefined;
  /** Name on Twitter. */
  readonly twitter_handle?: string | undefined;
  /** Name on Instagram. */
  readonly instagram_handle?: string | undefined;
  /** Whether he gets e-mail. */
  readonly email_subscription_status?: 'subscribed' | 'unsubscribed' | undefined;
  /** `opted_out`, or `active` to come back. */
  readonly member_status?: 'active' | 'opted_out' | undefined;
}

/** What `storefront.redeem` takes. */
export interface StorefrontRedeemParams extends LanguageParams {
  /** Id of the reward. */
  readonly reward_id: string;
  /** How many, where the reward lets the member choose. */
  readonly points?: string | undefined;
  /** `pending` or `approved`. Unless said: `"approved"`. */
  readonly status?: 'pending' | 'approved' | undefined;
}

/** What `storefront.performActivity` takes. */
export interface StorefrontPerformActivityParams extends LanguageParams {
  /** Id of the activity. */
  readonly activity_id: string;
  /** What the activity is told, under names of the merchant’s own. */
  readonly transaction_attributes?:
    | {
        /** Why, in words. */
        readonly reason?: string | undefined;
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

/** What `storefront.signIn` takes. */
export interface StorefrontSignInParams extends LanguageParams {
  /** The shop’s own id of him; may be empty. */
  readonly user_id?: string | undefined;
  /** E-mail address. */
  readonly email?: string | undefined;
  /** First and last name, for whoever joins. */
  readonly name?: string | undefined;
  /** When the shop signed, in seconds or milliseconds since 1970. */
  readonly ts?: string | undefined;
  /** SHA-256 of user_id + email + partner_id + API key + ts, in hexadecimal digits. */
  readonly access_token?: string | undefined;
}

/** What `storefront.potentialPoints` takes. */
export interface StorefrontPotentialPointsParams extends LanguageParams {
  /** Up to 20: `product_id`, `title`, `price`, `quantity`, `category`. */
  readonly products: readonly Product[];
}

/** What `storefront.trackOrder` takes. */
export interface StorefrontTrackOrderParams extends LanguageParams {
  /** Id of the order. */
  readonly order_id: string;
  /** Value without shipping and taxes. */
  readonly subtotal: string;
  /** Value of the whole order; the subtotal if absent. */
  readonly total?: string | undefined;
  /** Currency of the order. */
  readonly currency?: string | undefined;
  /** Coupons used. */
  readonly coupon_code?: readonly string[] | undefined;
  /** What was bought. */
  readonly products?: readonly Product[] | undefined;
  /**
   * JSON Web Token of the shop, HS256, with `member_id` and these fields as claims: they
   * count in place of the ones that are sent.
   */
  readonly order_token?: string | undefined;
}

/** What `storefront.confirmReward` takes. */
export type StorefrontConfirmRewardParams = LanguageParams;

/** What `storefront.cancelReward` takes. */
export type StorefrontCancelRewardParams = LanguageParams;
