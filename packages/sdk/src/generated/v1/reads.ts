// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { User, V1Event, Transaction, UnsubscribedUser, Explanation } from './objects.ts';
import type {
  TransactionsPage,
  UsersPage,
  UnsubscribedUsersPage,
  ListUserRedemptionsAnswer,
} from './answers.ts';
import type {
  ListTransactionsParams,
  ListUserTransactionsParams,
  ListUsersParams,
  ListUserRedemptionsParams,
  ListUnsubscribedUsersParams,
  ListRedemptionsParams,
  ListTiersParams,
} from './queries.ts';
import {
  LIST_TRANSACTIONS,
  LIST_USER_TRANSACTIONS,
  EXPLAIN_TRANSACTION,
  LIST_USERS,
  READ_USER,
  LIST_ELIGIBLE_ACTIVITIES,
  LIST_USER_REDEMPTIONS,
  READ_NEXT_TIER,
  LIST_UNSUBSCRIBED_USERS,
  LIST_REDEMPTIONS,
  LIST_TIERS,
  READ_EVENT,
} from './operations.ts';

/** What `V1Client` reads. */
export class V1Reads {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List the transactions of all users.
   *
   * Transactions that happened in a span of days, oldest first, a hundred a page.
   *
   * `GET /v1/loyalty/transactions`
   *
   * Codes: `612`.
   */
  listTransactions(
    params: ListTransactionsParams,
    options?: CallOptions,
  ): Promise<TransactionsPage> {
    return this.#sender.send(LIST_TRANSACTIONS, { path: [], params, options });
  }

  /** Each row of `listTransactions`, asked for page by page. */
  eachTransaction(
    params: ListTransactionsParams,
    options?: WalkOptions,
  ): AsyncGenerator<Transaction, void, undefined> {
    return this.#sender.walk<Transaction>(LIST_TRANSACTIONS, { path: [], params, options });
  }

  /**
   * List the transactions of a user.
   *
   * One user’s transactions in a span of days, oldest first, a hundred a page.
   *
   * `GET /v1/loyalty/users/{email}/transactions`
   *
   * Codes: `602`, `612`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  listUserTransactions(
    email: string,
    params: ListUserTransactionsParams,
    options?: CallOptions,
  ): Promise<TransactionsPage> {
    return this.#sender.send(LIST_USER_TRANSACTIONS, { path: [email], params, options });
  }

  /** Each row of `listUserTransactions`, asked for page by page. */
  eachUserTransaction(
    email: string,
    params: ListUserTransactionsParams,
    options?: WalkOptions,
  ): AsyncGenerator<Transaction, void, undefined> {
    return this.#sender.walk<Transaction>(LIST_USER_TRANSACTIONS, {
      path: [email],
      params,
      options,
    });
  }

  /**
   * Explain a transaction.
   *
   * Which rules matched, which values they saw, and how the points were computed.
   *
   * `GET /v1/loyalty/transactions/{id}/why`
   *
   * Codes: `613`.
   *
   * @param id Id of the transaction.
   */
  explainTransaction(id: string, options?: CallOptions): Promise<Explanation> {
    return this.#sender.send(EXPLAIN_TRANSACTION, { path: [id], options });
  }

  /**
   * List users.
   *
   * Users who enrolled, or were last active, in a span of days; all of them if none is
   * given.
   *
   * `GET /v1/loyalty/users`
   *
   * Codes: `612`.
   */
  listUsers(params: ListUsersParams = {}, options?: CallOptions): Promise<UsersPage> {
    return this.#sender.send(LIST_USERS, { path: [], params, options });
  }

  /** Each row of `listUsers`, asked for page by page. */
  eachUser(
    params: ListUsersParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<User, void, undefined> {
    return this.#sender.walk<User>(LIST_USERS, { path: [], params, options });
  }

  /**
   * Read a user.
   *
   * A user with balances, tier and what lapses when.
   *
   * `GET /v1/loyalty/users/{email}`
   *
   * Codes: `602`, `619`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  readUser(email: string, options?: CallOptions): Promise<User> {
    return this.#sender.send(READ_USER, { path: [email], options });
  }

  /**
   * List what a user can earn points with.
   *
   * The activities of the program, and whether each of them would earn now.
   *
   * `GET /v1/loyalty/users/{email}/eligible_activities`
   *
   * Codes: `602`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  listEligibleActivities(
    email: string,
    options?: CallOptions,
  ): Promise<
    readonly {
      /** Id of the activity. */
      readonly activity_id: string;
      /** Limits of the activity. */
      readonly rules: {
        readonly frequency?: {
          /** `DAY`, `WEEK`, `MONTH`, `YEAR` or `LIFETIME`. */
          readonly range: string;
          /** How often it earns in that range. */
          readonly limit: string;
          /** How often it has earned in the range that runs. */
          readonly actions_completed: number;
        };
      };
      /** Whether it would earn now. */
      readonly is_activity_available_to_user: boolean;
      /** Name of the activity. */
      readonly activity_name: string;
      readonly activity_type: 'fixed' | 'bonus_multiplier';
      /** What it is about. */
      readonly activity_description: string;
      /** Shown when the activity is opened. */
      readonly points_earning_description: string;
      /** Points of a fixed activity. */
      readonly points?: number;
      /** Multiplier of an activity with a base. */
      readonly bonus_multiplier?: number;
    }[]
  > {
    return this.#sender.send(LIST_ELIGIBLE_ACTIVITIES, { path: [email], options });
  }

  /**
   * List the rewards for a user.
   *
   * Rewards that the user’s tier allows, and by default only what the points suffice for.
   *
   * `GET /v1/loyalty/users/{email}/redemptions`
   *
   * Codes: `602`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  listUserRedemptions(
    email: string,
    params: ListUserRedemptionsParams = {},
    options?: CallOptions,
  ): Promise<ListUserRedemptionsAnswer> {
    return this.#sender.send(LIST_USER_REDEMPTIONS, { path: [email], params, options });
  }

  /**
   * Read the next tier of a user.
   *
   * The tier above the user’s own; an empty object for a user of the highest.
   *
   * `GET /v1/loyalty/users/{email}/next_tier`
   *
   * Codes: `602`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  readNextTier(
    email: string,
    options?: CallOptions,
  ): Promise<
    | {
        /** Id of the tier. */
        readonly id: string;
        /** Name of the tier. */
        readonly name: string;
        /** What it is. */
        readonly description: string;
        /** Points it takes. */
        readonly minimum_points: number;
        /** Multiplies what every activity earns. */
        readonly bonus_multiplier: number;
        /** Ids of the rewards of the tier. */
        readonly tier_rewards: readonly string[];
        /** Whether members can have it. */
        readonly is_active: boolean;
        /** Whether it is the one everybody starts with. */
        readonly is_default: boolean;
        /** Whether it is kept from users. */
        readonly hide_tier_from_user: boolean;
        /** When it last changed, UTC, as `15-Jan-2019 05:06:10`. */
        readonly updated_time: string;
        /** When it was set up, in the same form. */
        readonly created_time: string;
      }
    | Readonly<Record<string, unknown>>
  > {
    return this.#sender.send(READ_NEXT_TIER, { path: [email], options });
  }

  /**
   * List users who get no e-mails.
   *
   * Users who unsubscribed in a span of days, or ever if no days are given.
   *
   * `GET /v1/loyalty/unsubscribed_users`
   *
   * Codes: `612`.
   */
  listUnsubscribedUsers(
    params: ListUnsubscribedUsersParams = {},
    options?: CallOptions,
  ): Promise<UnsubscribedUsersPage> {
    return this.#sender.send(LIST_UNSUBSCRIBED_USERS, { path: [], params, options });
  }

  /** Each row of `listUnsubscribedUsers`, asked for page by page. */
  eachUnsubscribedUser(
    params: ListUnsubscribedUsersParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<UnsubscribedUser, void, undefined> {
    return this.#sender.walk<UnsubscribedUser>(LIST_UNSUBSCRIBED_USERS, {
      path: [],
      params,
      options,
    });
  }

  /**
   * List rewards.
   *
   * The rewards with the ids given, or all of them.
   *
   * `GET /v1/loyalty/redemptions`
   */
  listRedemptions(
    params: ListRedemptionsParams = {},
    options?: CallOptions,
  ): Promise<
    readonly {
      /** Name of the reward. */
      readonly redemption_name: string;
      /** What it is. */
      readonly giftcard_description: string;
      /**
       * `Fixed Amount Discount`, `Percentage Discount`, `Free Shipping`, `Product Redemption`,
       * `Gift Card`, `Cash Back` or `Catalog Product`.
       */
      readonly redemption_type: string;
      /** Whether it can be redeemed. */
      readonly is_active: boolean;
      /** Its price in points. */
      readonly allowed_redeem_points: number;
      /** What it is worth, as a label. */
      readonly redemption_value: string;
      /** Ids of the tiers that may redeem it, or `all`. */
      readonly associated_levels: readonly string[];
      /** Id of the reward. */
      readonly redemption_id: string;
      /** When it was set up, UTC, as `18-May-2017 13:03:05`. */
      readonly created_time: string;
      /** When it last changed, in the same form. */
      readonly updated_time: string;
      /** Its stock of coupon codes. */
      readonly coupon_status: {
        /** Codes uploaded so far. */
        readonly uploaded_coupons: number;
        /** Codes that are left. */
        readonly remaining_coupons: number;
      };
    }[]
  > {
    return this.#sender.send(LIST_REDEMPTIONS, { path: [], params, options });
  }

  /**
   * List tiers.
   *
   * The active tiers that users may see, highest first, unless more are asked for.
   *
   * `GET /v1/loyalty/tiers`
   */
  listTiers(
    params: ListTiersParams = {},
    options?: CallOptions,
  ): Promise<
    readonly {
      /** Id of the tier. */
      readonly id: string;
      /** Name of the tier. */
      readonly name: string;
      /** What it is. */
      readonly description: string;
      /** Points it takes. */
      readonly minimum_points: number;
      /** Multiplies what every activity earns. */
      readonly bonus_multiplier: number;
      /** Ids of the rewards of the tier. */
      readonly tier_rewards: readonly string[];
      /** Whether members can have it. */
      readonly is_active: boolean;
      /** Whether it is the one everybody starts with. */
      readonly is_default: boolean;
      /** Whether it is kept from users. */
      readonly hide_tier_from_user: boolean;
      /** When it last changed, UTC, as `15-Jan-2019 05:06:10`. */
      readonly updated_time: string;
      /** When it was set up, in the same form. */
      readonly created_time: string;
      /** By multiplier, the names of the activities that earn so much more. */
      readonly rules: Readonly<Record<string, string>>;
    }[]
  > {
    return this.#sender.send(LIST_TIERS, { path: [], params, options });
  }

  /**
   * Read an event.
   *
   * What a webhook carried, so that a receiver can make sure of it.
   *
   * `GET /v1/loyalty/events/{id}`
   *
   * Codes: `616`.
   *
   * @param id Id of the event.
   */
  readEvent(id: string, options?: CallOptions): Promise<V1Event> {
    return this.#sender.send(READ_EVENT, { path: [id], options });
  }
}
