// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { SimulateOptions, WriteOptions } from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { Award } from './objects.ts';
import type {
  RedeemAnswer,
  DeductAnswer,
  ReturnAnswer,
  CreateUserAnswer,
  BlockUserAnswer,
  UnsubscribeEmailAnswer,
  UpdateUserEmailAnswer,
} from './answers.ts';
import type {
  AwardParams,
  PurchaseParams,
  RedeemParams,
  DeductParams,
  ReturnParams,
  CreateUserParams,
  UnsubscribeEmailParams,
  UpdateUserEmailParams,
} from './params.ts';
import {
  AWARD,
  PURCHASE,
  REDEEM,
  DEDUCT,
  RETURN_ORDER,
  CREATE_USER,
  BLOCK_USER,
  UNSUBSCRIBE_EMAIL,
  UPDATE_USER_EMAIL,
} from './operations.ts';
import { V1Reads } from './reads.ts';

/** The API, version 1: form-encoded, with numbers for codes. */
export class V1Client extends V1Reads {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    super(sender);
    this.#sender = sender;
  }

  /**
   * Award points for an activity.
   *
   * Awards the points of an activity to a user. For an activity with fixed points,
   * `points_passed` replaces them; for one with a multiplier it is the base and must be
   * there. An `order_id` earns once.
   *
   * `POST /v1/loyalty/award`
   *
   * Codes: `602`, `609`, `610`, `611`, `617`, `618`, `622`, `623`.
   */
  award(params: AwardParams, options?: WriteOptions): Promise<Award>;
  /** The same, only decided: nothing is written, and the answer says why. */
  award(params: AwardParams, options: SimulateOptions): Promise<Simulated<Award>>;
  award(params: AwardParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(AWARD, { path: [], params, options });
  }

  /**
   * Award points for an order.
   *
   * Awards the points of an order, by its products if they are passed, else by its subtotal.
   * An order earns once. The order of an e-mail address that nobody has enrolled with is
   * kept and answered as `cached`; it turns into an award when somebody enrols.
   *
   * `POST /v1/loyalty/purchase`
   *
   * Codes: `602`, `609`, `610`, `611`, `617`, `618`, `622`, `623`.
   */
  purchase(params: PurchaseParams, options?: WriteOptions): Promise<Award>;
  /** The same, only decided: nothing is written, and the answer says why. */
  purchase(params: PurchaseParams, options: SimulateOptions): Promise<Simulated<Award>>;
  purchase(params: PurchaseParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(PURCHASE, { path: [], params, options });
  }

  /**
   * Redeem points for a reward.
   *
   * Takes the price of a reward from the user and hands out a coupon code.
   *
   * `POST /v1/loyalty/redeem`
   *
   * Codes: `602`, `603`, `604`, `605`, `606`, `607`, `608`, `622`, `623`.
   */
  redeem(params: RedeemParams, options?: WriteOptions): Promise<RedeemAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  redeem(params: RedeemParams, options: SimulateOptions): Promise<Simulated<RedeemAnswer>>;
  redeem(params: RedeemParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(REDEEM, { path: [], params, options });
  }

  /**
   * Deduct points from a user.
   *
   * Takes points from a user for a reason other than a redemption or a return.
   *
   * `POST /v1/loyalty/users/deduct`
   *
   * Codes: `602`, `607`, `622`.
   */
  deduct(params: DeductParams, options?: WriteOptions): Promise<DeductAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  deduct(params: DeductParams, options: SimulateOptions): Promise<Simulated<DeductAnswer>>;
  deduct(params: DeductParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(DEDUCT, { path: [], params, options });
  }

  /**
   * Return an order or a part of it.
   *
   * Takes back the points of what was returned: of the whole order, of an amount, or of a
   * product. What is kept earns what the same rules give for it.
   *
   * `POST /v1/loyalty/transaction/return`
   *
   * Codes: `613`, `614`, `620`, `621`, `622`.
   */
  returnOrder(params: ReturnParams, options?: WriteOptions): Promise<ReturnAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  returnOrder(params: ReturnParams, options: SimulateOptions): Promise<Simulated<ReturnAnswer>>;
  returnOrder(params: ReturnParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(RETURN_ORDER, { path: [], params, options });
  }

  /**
   * Enrol a user.
   *
   * Enrols a user; orders that waited for the e-mail address turn into awards.
   *
   * `POST /v1/loyalty/users`
   *
   * Codes: `619`, `622`.
   */
  createUser(params: CreateUserParams, options?: WriteOptions): Promise<CreateUserAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  createUser(
    params: CreateUserParams,
    options: SimulateOptions,
  ): Promise<Simulated<CreateUserAnswer>>;
  createUser(params: CreateUserParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(CREATE_USER, { path: [], params, options });
  }

  /**
   * Block a user.
   *
   * A blocked user stays listed, and neither earns nor redeems.
   *
   * `PUT /v1/loyalty/users/{email}/block`
   *
   * Codes: `602`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  blockUser(email: string, options?: WriteOptions): Promise<BlockUserAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  blockUser(email: string, options: SimulateOptions): Promise<Simulated<BlockUserAnswer>>;
  blockUser(email: string, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(BLOCK_USER, { path: [email], options });
  }

  /**
   * Stop e-mails to a user.
   *
   * The user gets no more e-mails of the program, and stays in it.
   *
   * `POST /v1/loyalty/unsubscribe_email`
   *
   * Codes: `602`, `622`.
   */
  unsubscribeEmail(
    params: UnsubscribeEmailParams,
    options?: WriteOptions,
  ): Promise<UnsubscribeEmailAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  unsubscribeEmail(
    params: UnsubscribeEmailParams,
    options: SimulateOptions,
  ): Promise<Simulated<UnsubscribeEmailAnswer>>;
  unsubscribeEmail(
    params: UnsubscribeEmailParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UNSUBSCRIBE_EMAIL, { path: [], params, options });
  }

  /**
   * Change the e-mail address of a user.
   *
   * The user keeps points and history under the new address.
   *
   * `POST /v1/loyalty/update_user_email`
   *
   * Codes: `602`, `619`, `622`.
   */
  updateUserEmail(
    params: UpdateUserEmailParams,
    options?: WriteOptions,
  ): Promise<UpdateUserEmailAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  updateUserEmail(
    params: UpdateUserEmailParams,
    options: SimulateOptions,
  ): Promise<Simulated<UpdateUserEmailAnswer>>;
  updateUserEmail(
    params: UpdateUserEmailParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UPDATE_USER_EMAIL, { path: [], params, options });
  }
}
