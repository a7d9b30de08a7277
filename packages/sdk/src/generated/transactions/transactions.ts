// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { Transaction } from '../shared/objects.ts';
import type { TransactionsPage } from '../shared/answers.ts';
import type { Explanation } from './objects.ts';
import type { BulkTransactionsAnswer } from './answers.ts';
import type {
  ListTransactionsParams,
  ReadTransactionParams,
  ExplainTransactionParams,
} from './queries.ts';
import type {
  AwardParams,
  RedeemParams,
  DeductParams,
  ReturnParams,
  BulkTransactionsParams,
  ApproveParams,
  RejectParams,
  ReverseParams,
  ModifyTransactionParams,
} from './params.ts';
import {
  AWARD,
  REDEEM,
  DEDUCT,
  RETURN_ORDER,
  BULK,
  APPROVE,
  REJECT,
  REVERSE,
  MODIFY,
  LIST,
  READ,
  EXPLAIN,
} from './operations.ts';

/** Operations below `/transactions/award`. */
export class TransactionsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Award points for an activity.
   *
   * Awards the points of an activity to a member. Purchases earn by their products if those
   * have prices, else by the subtotal; an order earns once. Receipts and photos earn once
   * for a member and wait for a moderator, unless the program says otherwise.
   *
   * `POST /v2/loyalty/transactions/award`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `INCORRECT_ACTIVITY_ID_PASSED`,
   * `PAUSED_ACTIVITY`, `DUPLICATE_ORDER_ID`, `DUPLICATE_PHOTO`, `INVALID_PHOTO`,
   * `UNABLE_TO_UPLOAD_PHOTO`, `MAX_AWARDS_EXCEEDED`, `EXCLUDED_TRANSACTION`,
   * `MEMBER_BLOCKED`, `MEMBER_DELETED`, `INVALID_MEMBER_STATUS`.
   */
  award(params: AwardParams, options?: WriteOptions): Promise<Transaction>;
  /** The same, only decided: nothing is written, and the answer says why. */
  award(params: AwardParams, options: SimulateOptions): Promise<Simulated<Transaction>>;
  award(params: AwardParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(AWARD, { path: [], params, options });
  }

  /**
   * Redeem points for a reward.
   *
   * Takes the points of a reward from a member and hands out its coupon. `pending` is for a
   * cart: the points are set aside and the code is given out, until the transaction is
   * approved or rejected or the time of the cart is over.
   *
   * `POST /v2/loyalty/transactions/redeem`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `MEMBER_DELETED`, `MEMBER_BLOCKED`,
   * `INVALID_MEMBER_STATUS`, `INCORRECT_REWARD_ID_PASSED`, `INACTIVE_REWARD`,
   * `REWARD_NOT_AVAILABLE`, `MAX_REDEMPTIONS_EXCEEDED`, `INSUFFICIENT_POINTS`,
   * `COUPONS_EXHAUSTED`, `COUPONS_EXPIRED`, `ANOTHER_REDEMPTION_IN_PROGRESS`.
   */
  redeem(params: RedeemParams, options?: WriteOptions): Promise<Transaction>;
  /** The same, only decided: nothing is written, and the answer says why. */
  redeem(params: RedeemParams, options: SimulateOptions): Promise<Simulated<Transaction>>;
  redeem(params: RedeemParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(REDEEM, { path: [], params, options });
  }

  /**
   * Deduct points.
   *
   * Takes points from a member; never more than may be spent.
   *
   * `POST /v2/loyalty/transactions/deduct`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `MEMBER_DELETED`, `INVALID_AMOUNT_TO_DEDUCT`.
   */
  deduct(params: DeductParams, options?: WriteOptions): Promise<Transaction>;
  /** The same, only decided: nothing is written, and the answer says why. */
  deduct(params: DeductParams, options: SimulateOptions): Promise<Simulated<Transaction>>;
  deduct(params: DeductParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(DEDUCT, { path: [], params, options });
  }

  /**
   * Return an order or a part of it.
   *
   * Takes back what the returned part of an order earned. Without amount and product, all
   * that is left of the order comes back.
   *
   * `POST /v2/loyalty/transactions/return`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `MEMBER_DELETED`, `TRANSACTION_DOES_NOT_EXIST`,
   * `INCORRECT_PRODUCT_ID_PASSED`, `INVALID_PRODUCT_QUANTITY`, `INVALID_AMOUNT_TO_DEDUCT`.
   */
  returnOrder(params: ReturnParams, options?: WriteOptions): Promise<Transaction>;
  /** The same, only decided: nothing is written, and the answer says why. */
  returnOrder(params: ReturnParams, options: SimulateOptions): Promise<Simulated<Transaction>>;
  returnOrder(params: ReturnParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(RETURN_ORDER, { path: [], params, options });
  }

  /**
   * Carry out many commands.
   *
   * Up to 1,000 awards, redemptions, deductions and returns, each with an answer of its own
   * in the same place. What one member is sent happens in order. A command that is refused
   * harms no other. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/transactions/bulk`
   */
  bulk(params: BulkTransactionsParams, options?: WriteOptions): Promise<BulkTransactionsAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  bulk(
    params: BulkTransactionsParams,
    options: SimulateOptions,
  ): Promise<Simulated<BulkTransactionsAnswer>>;
  bulk(params: BulkTransactionsParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(BULK, { path: [], params, options });
  }

  /**
   * Approve a pending transaction.
   *
   * An award becomes the member’s; a redemption in a cart becomes final. Once: a second time
   * is refused.
   *
   * `POST /v2/loyalty/transactions/{tid}/approve`
   *
   * Refusals: `TRANSACTION_DOES_NOT_EXIST`, `INVALID_TRANSACTION_STATUS`,
   * `ID_PARAM_NAME_NOT_FOUND`, `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param transaction The transaction: its id, or the value of the attribute named by
   * `idParam`.
   */
  approve(
    transaction: string,
    params?: ApproveParams,
    options?: WriteOptions,
  ): Promise<Transaction>;
  /** The same, only decided: nothing is written, and the answer says why. */
  approve(
    transaction: string,
    params: ApproveParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Transaction>>;
  approve(
    transaction: string,
    params: ApproveParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(APPROVE, { path: [transaction], params, options });
  }

  /**
   * Reject a pending transaction.
   *
   * An award never counts; the points of a redemption in a cart come back with their dates,
   * and its code is not good any more. Once: a second time is refused.
   *
   * `POST /v2/loyalty/transactions/{tid}/reject`
   *
   * Refusals: `TRANSACTION_DOES_NOT_EXIST`, `INVALID_TRANSACTION_STATUS`,
   * `ID_PARAM_NAME_NOT_FOUND`, `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param transaction The transaction: its id, or the value of the attribute named by
   * `idParam`.
   */
  reject(transaction: string, params?: RejectParams, options?: WriteOptions): Promise<Transaction>;
  /** The same, only decided: nothing is written, and the answer says why. */
  reject(
    transaction: string,
    params: RejectParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Transaction>>;
  reject(
    transaction: string,
    params: RejectParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(REJECT, { path: [transaction], params, options });
  }

  /**
   * Reverse an award.
   *
   * Takes back exactly what is left of one award. It can be done once.
   *
   * `POST /v2/loyalty/transactions/{tid}/reverse`
   *
   * Refusals: `TRANSACTION_DOES_NOT_EXIST`, `INVALID_TRANSACTION_STATUS`,
   * `ID_PARAM_NAME_NOT_FOUND`, `ATTRIBUTE_NOT_UNIQUE`, `INVALID_AMOUNT_TO_DEDUCT`.
   *
   * @param transaction The transaction: its id, or the value of the attribute named by
   * `idParam`.
   */
  reverse(
    transaction: string,
    params?: ReverseParams,
    options?: WriteOptions,
  ): Promise<Transaction>;
  /** The same, only decided: nothing is written, and the answer says why. */
  reverse(
    transaction: string,
    params: ReverseParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Transaction>>;
  reverse(
    transaction: string,
    params: ReverseParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(REVERSE, { path: [transaction], params, options });
  }

  /**
   * Modify a pending award.
   *
   * Changes what is said of an award that waits, or what it is worth. Its status stays; once
   * it is approved or rejected nothing changes it. Tags are replaced, attributes of the
   * merchant’s own are changed by name.
   *
   * `PUT /v2/loyalty/transactions/{tid}`
   *
   * Refusals: `TRANSACTION_DOES_NOT_EXIST`, `INVALID_TRANSACTION_STATUS`,
   * `ID_PARAM_NAME_NOT_FOUND`, `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param transaction The transaction: its id, or the value of the attribute named by
   * `idParam`.
   */
  modify(
    transaction: string,
    params?: ModifyTransactionParams,
    options?: WriteOptions,
  ): Promise<Transaction>;
  /** The same, only decided: nothing is written, and the answer says why. */
  modify(
    transaction: string,
    params: ModifyTransactionParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Transaction>>;
  modify(
    transaction: string,
    params: ModifyTransactionParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(MODIFY, { path: [transaction], params, options });
  }

  /**
   * List transactions.
   *
   * Transactions of all members, newest first unless asked otherwise.
   *
   * `GET /v2/loyalty/transactions`
   */
  list(params: ListTransactionsParams = {}, options?: CallOptions): Promise<TransactionsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListTransactionsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Transaction, void, undefined> {
    return this.#sender.walk<Transaction>(LIST, { path: [], params, options });
  }

  /**
   * Read a transaction.
   *
   * One transaction of any member.
   *
   * `GET /v2/loyalty/transactions/{tid}`
   *
   * Refusals: `TRANSACTION_DOES_NOT_EXIST`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param transaction The transaction: its id, or the value of the attribute named by
   * `idParam`.
   */
  read(
    transaction: string,
    params: ReadTransactionParams = {},
    options?: CallOptions,
  ): Promise<Transaction> {
    return this.#sender.send(READ, { path: [transaction], params, options });
  }

  /**
   * Explain a transaction.
   *
   * Why a transaction came out as it did: each rule that was judged, in order. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/transactions/{tid}/why`
   *
   * Refusals: `TRANSACTION_DOES_NOT_EXIST`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param transaction The transaction: its id, or the value of the attribute named by
   * `idParam`.
   */
  explain(
    transaction: string,
    params: ExplainTransactionParams = {},
    options?: CallOptions,
  ): Promise<Explanation> {
    return this.#sender.send(EXPLAIN, { path: [transaction], params, options });
  }
}
