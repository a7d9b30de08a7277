// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions, WriteOptions } from '../../sending/options.ts';
import type { Member, Transaction, Activity, Reward, Tier } from '../shared/objects.ts';
import type {
  TransactionsPage,
  RewardsPage,
  ActivitiesPage,
  TiersPage,
} from '../shared/answers.ts';
import type { SignInAnswer, PotentialPointsAnswer, DesignAnswer } from './answers.ts';
import type {
  StorefrontMemberParams,
  StorefrontRewardsParams,
  StorefrontTransactionsParams,
  StorefrontActivitiesParams,
  StorefrontTiersParams,
  StorefrontDesignParams,
} from './queries.ts';
import type {
  StorefrontUpdateMemberParams,
  StorefrontRedeemParams,
  StorefrontPerformActivityParams,
  StorefrontSignInParams,
  StorefrontPotentialPointsParams,
  StorefrontTrackOrderParams,
  StorefrontConfirmRewardParams,
  StorefrontCancelRewardParams,
} from './params.ts';
import {
  READ_MEMBER,
  UPDATE_MEMBER,
  LIST_REWARDS,
  REDEEM,
  LIST_TRANSACTIONS,
  PERFORM_ACTIVITY,
  LIST_ACTIVITIES,
  LIST_TIERS,
  SIGN_IN,
  POTENTIAL_POINTS,
  TRACK_ORDER,
  CONFIRM_REWARD,
  CANCEL_REWARD,
  READ_DESIGN,
} from './operations.ts';

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
