// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions, WriteOptions } from '../sending/options.ts';
import type { MomentFilter, WordFilter } from '../sending/values.ts';
import type {
  Member,
  Transaction,
  Activity,
  Reward,
  Tier,
  TransactionsPage,
  RewardsPage,
  ActivitiesPage,
  TiersPage,
} from './shared.ts';

/** What `storefront.signIn` answers with. */
export interface SignInAnswer {
  /** Whether the page may speak for a member. */
  readonly signed_in: boolean;
  /** For `Authorization: Bearer`; null for a guest. */
  readonly token: string | null;
  /** How long the token is good, seconds; 0 without one. */
  readonly expires_in: number;
}

/** What `storefront.potentialPoints` answers with. */
export interface PotentialPointsAnswer {
  readonly products: readonly {
    /** As it was sent. */
    readonly product_id: string;
    /** What it would earn; 0 if nothing. */
    readonly points: number;
  }[];
  /** All of them together. */
  readonly points: number;
}

/** What `storefront.readDesign` answers with. */
export interface DesignAnswer {
  /** Grows with each change. */
  readonly revision: number;
  /** How it is laid out and drawn. */
  readonly theme: 'calm' | 'bold' | 'classic' | 'night';
  /** Of buttons, links and progress, `#rrggbb`. */
  readonly accent_color: string;
  /** Behind everything. */
  readonly background_color: string;
  /** Of texts. */
  readonly text_color: string;
  /** Of cards and buttons. */
  readonly corners: 'square' | 'soft' | 'round';
  /** In which corner of the window its button stands; `off` for none. */
  readonly launcher: 'end' | 'start' | 'off';
  /** Languages that members choose between; the first where theirs is none. */
  readonly languages: readonly string[];
  /**
   * Words of the merchant’s own, by language and name; where there are none, the dashboard
   * says its own.
   */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A PNG as data URL, at most 480 by 120 pixels; null without one. */
  readonly logo: string | null;
  /** What the program is called. */
  readonly program_name: string;
  /** Of the program, `USD`. */
  readonly currency: string;
  /** Digits of points behind the point: 0, 1 or 2. */
  readonly points_decimals: number;
}

/** What `storefront.readMember` takes. */
export interface StorefrontMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `storefront.updateMember` takes. */
export interface StorefrontUpdateMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
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

/** What `storefront.listRewards` takes. */
export interface StorefrontRewardsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
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
  readonly transaction_attributes?:
    | {
        /** Where it happens. */
        readonly transaction_source?: string | undefined;
        /** Products in the cart. */
        readonly product_ids?: readonly string[] | undefined;
        /** Names of your own. */
        readonly [name: string]: unknown;
      }
    | undefined;
}

/** What `storefront.redeem` takes. */
export interface StorefrontRedeemParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Id of the reward. */
  readonly reward_id: string;
  /** How many, where the reward lets the member choose. */
  readonly points?: string | undefined;
  /** `pending` or `approved`. Unless said: `"approved"`. */
  readonly status?: 'pending' | 'approved' | undefined;
}

/** What `storefront.listTransactions` takes. */
export interface StorefrontTransactionsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** How many to pass over: the `next_start_index` of the page before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
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

/** What `storefront.performActivity` takes. */
export interface StorefrontPerformActivityParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
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

/** What `storefront.listActivities` takes. */
export interface StorefrontActivitiesParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `storefront.listTiers` takes. */
export interface StorefrontTiersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `storefront.signIn` takes. */
export interface StorefrontSignInParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
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
export interface StorefrontPotentialPointsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Up to 20: `product_id`, `title`, `price`, `quantity`, `category`. */
  readonly products: readonly {
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
  }[];
}

/** What `storefront.trackOrder` takes. */
export interface StorefrontTrackOrderParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
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
   * JSON Web Token of the shop, HS256, with `member_id` and these fields as claims: they
   * count in place of the ones that are sent.
   */
  readonly order_token?: string | undefined;
}

/** What `storefront.confirmReward` takes. */
export interface StorefrontConfirmRewardParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `storefront.cancelReward` takes. */
export interface StorefrontCancelRewardParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `storefront.readDesign` takes. */
export interface StorefrontDesignParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

const READ_MEMBER: Operation = {
  id: 'v2_storefront_member',
  method: 'GET',
  path: '/v2/loyalty-storefront/member',
  repeats: 'read',
};

const UPDATE_MEMBER: Operation = {
  id: 'v2_storefront_update_member',
  method: 'PUT',
  path: '/v2/loyalty-storefront/member',
  query: ['language'],
  repeats: 'key',
};

const LIST_REWARDS: PagedOperation = {
  id: 'v2_storefront_rewards',
  method: 'GET',
  path: '/v2/loyalty-storefront/rewards',
  repeats: 'read',
  paging: { rows: 'rewards', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const REDEEM: Operation = {
  id: 'v2_storefront_redeem',
  method: 'POST',
  path: '/v2/loyalty-storefront/redeem',
  query: ['language'],
  repeats: 'key',
};

const LIST_TRANSACTIONS: PagedOperation = {
  id: 'v2_storefront_transactions',
  method: 'GET',
  path: '/v2/loyalty-storefront/transactions',
  repeats: 'read',
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const PERFORM_ACTIVITY: Operation = {
  id: 'v2_storefront_perform_activity',
  method: 'POST',
  path: '/v2/loyalty-storefront/activities',
  query: ['language'],
  repeats: 'key',
};

const LIST_ACTIVITIES: PagedOperation = {
  id: 'v2_storefront_activities',
  method: 'GET',
  path: '/v2/loyalty-storefront/activities',
  repeats: 'read',
  paging: { rows: 'activities', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const LIST_TIERS: PagedOperation = {
  id: 'v2_storefront_tiers',
  method: 'GET',
  path: '/v2/loyalty-storefront/tiers',
  repeats: 'read',
  paging: { rows: 'tiers', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const SIGN_IN: Operation = {
  id: 'v2_storefront_sign_in',
  method: 'POST',
  path: '/v2/loyalty-storefront/sign_in',
  query: ['language'],
  repeats: 'refused',
};

const POTENTIAL_POINTS: Operation = {
  id: 'v2_storefront_potential_points',
  method: 'POST',
  path: '/v2/loyalty-storefront/potential_points',
  query: ['language'],
  repeats: 'refused',
};

const TRACK_ORDER: Operation = {
  id: 'v2_storefront_track_order',
  method: 'POST',
  path: '/v2/loyalty-storefront/orders',
  query: ['language'],
  repeats: 'key',
};

const CONFIRM_REWARD: Operation = {
  id: 'v2_storefront_confirm_reward',
  method: 'POST',
  path: '/v2/loyalty-storefront/transactions/{id}/confirm',
  query: ['language'],
  repeats: 'key',
};

const CANCEL_REWARD: Operation = {
  id: 'v2_storefront_cancel_reward',
  method: 'POST',
  path: '/v2/loyalty-storefront/transactions/{id}/cancel',
  query: ['language'],
  repeats: 'key',
};

const READ_DESIGN: Operation = {
  id: 'v2_storefront_design',
  method: 'GET',
  path: '/v2/loyalty-storefront/design',
  repeats: 'read',
};

/** What a member’s browser may ask for with the token that its shop signed. */
export class StorefrontClient {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read the member.
   *
   * The member of the token.
   *
   * `GET /v2/loyalty-storefront/member`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `MEMBER_DELETED`.
   */
  readMember(params: StorefrontMemberParams = {}, options?: CallOptions): Promise<Member> {
    return this.#sender.send(READ_MEMBER, { path: [], params, options });
  }

  /**
   * Update the member.
   *
   * Changes what a member may say of himself: all that is passed, or nothing. An empty text
   * clears. Whoever opted out may come back; whoever is blocked stays so.
   *
   * `PUT /v2/loyalty-storefront/member`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `MEMBER_DELETED`, `MEMBER_BLOCKED`.
   */
  updateMember(params: StorefrontUpdateMemberParams = {}, options?: WriteOptions): Promise<Member> {
    return this.#sender.send(UPDATE_MEMBER, { path: [], params, options });
  }

  /**
   * List the rewards that the member may redeem.
   *
   * As the same list of the administrative API; to guests, what can be redeemed at present.
   *
   * `GET /v2/loyalty-storefront/rewards`
   *
   * Refusals: `ERROR_UNAUTHORIZED`.
   */
  listRewards(params: StorefrontRewardsParams = {}, options?: CallOptions): Promise<RewardsPage> {
    return this.#sender.send(LIST_REWARDS, { path: [], params, options });
  }

  /** Each row of `listRewards`, asked for page by page. */
  eachReward(
    params: StorefrontRewardsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Reward, void, undefined> {
    return this.#sender.walk<Reward>(LIST_REWARDS, { path: [], params, options });
  }

  /**
   * Redeem points for a reward.
   *
   * Spends points of the member for a reward that members see. With the status pending the
   * points are set aside until the shop approves or rejects it.
   *
   * `POST /v2/loyalty-storefront/redeem`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `INCORRECT_REWARD_ID_PASSED`, `INACTIVE_REWARD`,
   * `REWARD_NOT_AVAILABLE`, `MAX_REDEMPTIONS_EXCEEDED`, `ANOTHER_REDEMPTION_IN_PROGRESS`,
   * `INSUFFICIENT_POINTS`, `COUPONS_EXHAUSTED`, `COUPONS_EXPIRED`, `MEMBER_BLOCKED`,
   * `MEMBER_DELETED`, `INVALID_MEMBER_STATUS`.
   */
  redeem(params: StorefrontRedeemParams, options?: WriteOptions): Promise<Transaction> {
    return this.#sender.send(REDEEM, { path: [], params, options });
  }

  /**
   * List the member’s transactions.
   *
   * His own, newest first unless asked otherwise; filters as of the v2 API.
   *
   * `GET /v2/loyalty-storefront/transactions`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `MEMBER_DELETED`.
   */
  listTransactions(
    params: StorefrontTransactionsParams = {},
    options?: CallOptions,
  ): Promise<TransactionsPage> {
    return this.#sender.send(LIST_TRANSACTIONS, { path: [], params, options });
  }

  /** Each row of `listTransactions`, asked for page by page. */
  eachTransaction(
    params: StorefrontTransactionsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Transaction, void, undefined> {
    return this.#sender.walk<Transaction>(LIST_TRANSACTIONS, { path: [], params, options });
  }

  /**
   * Perform an activity.
   *
   * Awards the points of an activity to the member who says that he did it. Only activities
   * that the program lets members award to themselves; how many points is the program’s to
   * say. Receipts and photos come with their files, which earn once for a member; 20 in a
   * day.
   *
   * `POST /v2/loyalty-storefront/activities`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `INCORRECT_ACTIVITY_ID_PASSED`,
   * `ACTIVITY_NOT_FOR_MEMBERS`, `PAUSED_ACTIVITY`, `MAX_AWARDS_EXCEEDED`,
   * `EXCLUDED_TRANSACTION`, `DUPLICATE_PHOTO`, `INVALID_PHOTO`, `UNABLE_TO_UPLOAD_PHOTO`,
   * `MEMBER_BLOCKED`, `MEMBER_DELETED`, `INVALID_MEMBER_STATUS`.
   */
  performActivity(
    params: StorefrontPerformActivityParams,
    options?: WriteOptions,
  ): Promise<Transaction> {
    return this.#sender.send(PERFORM_ACTIVITY, { path: [], params, options });
  }

  /**
   * List activities.
   *
   * What members see; of a member also whether doing it now would earn.
   *
   * `GET /v2/loyalty-storefront/activities`
   *
   * Refusals: `ERROR_UNAUTHORIZED`.
   */
  listActivities(
    params: StorefrontActivitiesParams = {},
    options?: CallOptions,
  ): Promise<ActivitiesPage> {
    return this.#sender.send(LIST_ACTIVITIES, { path: [], params, options });
  }

  /** Each row of `listActivities`, asked for page by page. */
  eachActivity(
    params: StorefrontActivitiesParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Activity, void, undefined> {
    return this.#sender.walk<Activity>(LIST_ACTIVITIES, { path: [], params, options });
  }

  /**
   * List tiers.
   *
   * Tiers that can be reached and that members see, the lowest first.
   *
   * `GET /v2/loyalty-storefront/tiers`
   *
   * Refusals: `ERROR_UNAUTHORIZED`.
   */
  listTiers(params: StorefrontTiersParams = {}, options?: CallOptions): Promise<TiersPage> {
    return this.#sender.send(LIST_TIERS, { path: [], params, options });
  }

  /** Each row of `listTiers`, asked for page by page. */
  eachTier(
    params: StorefrontTiersParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Tier, void, undefined> {
    return this.#sender.walk<Tier>(LIST_TIERS, { path: [], params, options });
  }

  /**
   * Sign in with an access token.
   *
   * Takes what `init` of the first generation sends, and answers a token of an hour for the
   * other calls. Without an access token, or with what cannot be one, nobody is signed in:
   * the page goes on as a guest. Not in the platform’s own API.
   *
   * `POST /v2/loyalty-storefront/sign_in`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `MEMBER_DELETED`, `MEMBER_BLOCKED`.
   */
  signIn(params: StorefrontSignInParams = {}, options?: CallOptions): Promise<SignInAnswer> {
    return this.#sender.send(SIGN_IN, { path: [], params, options });
  }

  /**
   * Ask what products would earn.
   *
   * For each product the points that buying it alone would earn the member, or somebody who
   * joins. Decided as a purchase is; nothing is recorded. Remembered for a minute. Not in
   * the platform’s own API.
   *
   * `POST /v2/loyalty-storefront/potential_points`
   *
   * Refusals: `ERROR_UNAUTHORIZED`.
   */
  potentialPoints(
    params: StorefrontPotentialPointsParams,
    options?: CallOptions,
  ): Promise<PotentialPointsAnswer> {
    return this.#sender.send(POTENTIAL_POINTS, { path: [], params, options });
  }

  /**
   * Tell of an order that the member placed.
   *
   * A browser is believed as far as the program says (`earning.browserOrders`): with
   * `order_token`, in which the shop’s server signed the order, it counts at once; without,
   * it waits for a person and holds nothing of the order until then. An order earns once,
   * however often and by whomever it is told. Not in the platform’s own API.
   *
   * `POST /v2/loyalty-storefront/orders`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `MEMBER_DELETED`, `INCORRECT_ACTIVITY_ID_PASSED`,
   * `PAUSED_ACTIVITY`, `UNTRUSTED_ORDER`, `DUPLICATE_ORDER_ID`, `MAX_AWARDS_EXCEEDED`,
   * `EXCLUDED_TRANSACTION`, `MEMBER_BLOCKED`, `INVALID_MEMBER_STATUS`.
   */
  trackOrder(params: StorefrontTrackOrderParams, options?: WriteOptions): Promise<Transaction> {
    return this.#sender.send(TRACK_ORDER, { path: [], params, options });
  }

  /**
   * Confirm the reward in the cart.
   *
   * The order was placed: a redemption of the member’s own that is pending becomes final.
   * Not in the platform’s own API.
   *
   * `POST /v2/loyalty-storefront/transactions/{id}/confirm`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `MEMBER_DELETED`, `TRANSACTION_DOES_NOT_EXIST`,
   * `INVALID_TRANSACTION_STATUS`.
   *
   * @param id Id of the redemption.
   */
  confirmReward(
    id: string,
    params: StorefrontConfirmRewardParams = {},
    options?: WriteOptions,
  ): Promise<Transaction> {
    return this.#sender.send(CONFIRM_REWARD, { path: [id], params, options });
  }

  /**
   * Take the reward out of the cart.
   *
   * A redemption of the member’s own that is pending gives its points back; its code is
   * burned. Not in the platform’s own API.
   *
   * `POST /v2/loyalty-storefront/transactions/{id}/cancel`
   *
   * Refusals: `ERROR_UNAUTHORIZED`, `MEMBER_DELETED`, `TRANSACTION_DOES_NOT_EXIST`,
   * `INVALID_TRANSACTION_STATUS`.
   *
   * @param id Id of the redemption.
   */
  cancelReward(
    id: string,
    params: StorefrontCancelRewardParams = {},
    options?: WriteOptions,
  ): Promise<Transaction> {
    return this.#sender.send(CANCEL_REWARD, { path: [id], params, options });
  }

  /**
   * Read what members see in the shop.
   *
   * What the dashboard and its launcher are drawn by. With `If-None-Match` 304 where it is
   * the same still.
   *
   * `GET /v2/loyalty-storefront/design`
   *
   * Refusals: `ERROR_UNAUTHORIZED`.
   */
  readDesign(params: StorefrontDesignParams = {}, options?: CallOptions): Promise<DesignAnswer> {
    return this.#sender.send(READ_DESIGN, { path: [], params, options });
  }
}
