// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../sending/options.ts';
import type { MomentFilter, Simulated, WordFilter } from '../sending/values.ts';
import type { Transaction, TransactionsPage } from './shared.ts';

/** What `transactions.bulk` answers with. */
export interface BulkTransactionsAnswer {
  /** One for each command, in order. */
  readonly results: readonly {
    /** What the HTTP status would be of the command alone. */
    readonly status: number;
    /** Whether it was carried out. */
    readonly success: boolean;
    /** As the command’s own endpoint answers. */
    readonly data?: unknown;
    /** Why not. */
    readonly error_code?: string;
    /** The same for people. */
    readonly reason?: string;
  }[];
  /** How many were carried out. */
  readonly succeeded: number;
  /** How many were not. */
  readonly refused: number;
}

/** What `transactions.explain` answers with. */
export interface Explanation {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What it is. */
  readonly transaction_type: string;
  /** How it stands now. */
  readonly status: string;
  /** Points of the transaction. */
  readonly points: number;
  /** Version of the program that judged it. */
  readonly program_version: number;
  /** The reasons, one sentence for each step. */
  readonly sentences: readonly string[];
  /** The same as data. */
  readonly trace: readonly unknown[];
}

/** What `transactions.award` takes. */
export interface AwardParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
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

/** What `transactions.redeem` takes. */
export interface RedeemParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id: string;
  /** Id of the reward. */
  readonly reward_id: string;
  /** How many points, where the reward lets the member choose. */
  readonly points?: string | undefined;
  /** `pending` while the order is not placed. Unless said: `"approved"`. */
  readonly status?: 'pending' | 'approved' | undefined;
  /** What is said of the transaction; names of the merchant’s own are kept. */
  readonly transaction_attributes?:
    | {
        /** Why, in words. */
        readonly reason?: string | undefined;
        /** Tags of the transaction. */
        readonly tags?: readonly string[] | undefined;
        /** Names of your own. */
        readonly [name: string]: unknown;
      }
    | undefined;
}

/** What `transactions.deduct` takes. */
export interface DeductParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id: string;
  /** How many points, above 0. */
  readonly points: string;
  /** What is said of the transaction; names of the merchant’s own are kept. */
  readonly transaction_attributes?:
    | {
        /** Why, in words. */
        readonly reason?: string | undefined;
        /** Tags of the transaction. */
        readonly tags?: readonly string[] | undefined;
        /** Names of your own. */
        readonly [name: string]: unknown;
      }
    | undefined;
}

/** What `transactions.returnOrder` takes. */
export interface ReturnParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
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
export interface BulkTransactionsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * Each an object with `action` (`award`, `redeem`, `deduct`, `return`), optionally
   * `idempotency_key`, and the fields of the endpoint of that name.
   */
  readonly commands: readonly BulkCommand[];
}

/** What `transactions.approve` takes. */
export interface ApproveParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}

/** What `transactions.reject` takes. */
export interface RejectParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}

/** What `transactions.reverse` takes. */
export interface ReverseParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
  /** What is said of the transaction; names of the merchant’s own are kept. */
  readonly transaction_attributes?:
    | {
        /** Why, in words. */
        readonly reason?: string | undefined;
        /** Tags of the transaction. */
        readonly tags?: readonly string[] | undefined;
        /** Names of your own. */
        readonly [name: string]: unknown;
      }
    | undefined;
}

/** What `transactions.modify` takes. */
export interface ModifyTransactionParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
  /** What it is worth from now on. Ours. */
  readonly points?: string | undefined;
  /** What is said of the transaction; names of the merchant’s own are kept. */
  readonly transaction_attributes?:
    | {
        /** Why, in words. */
        readonly reason?: string | undefined;
        /** Tags of the transaction. */
        readonly tags?: readonly string[] | undefined;
        /** Names of your own. */
        readonly [name: string]: unknown;
      }
    | undefined;
}

/** What `transactions.list` takes. */
export interface ListTransactionsParams {
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

/** What `transactions.read` takes. */
export interface ReadTransactionParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}

/** What `transactions.explain` takes. */
export interface ExplainTransactionParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}

/** One command of `transactions.bulk`. */
export type BulkCommand = (
  | ({ readonly action: 'award' } & AwardParams)
  | ({ readonly action: 'redeem' } & RedeemParams)
  | ({ readonly action: 'deduct' } & DeductParams)
  | ({ readonly action: 'return' } & ReturnParams)
) & { readonly idempotency_key?: string | undefined };

const AWARD: Operation = {
  id: 'v2_award',
  method: 'POST',
  path: '/v2/loyalty/transactions/award',
  query: ['language'],
  repeats: 'key',
};

const REDEEM: Operation = {
  id: 'v2_redeem',
  method: 'POST',
  path: '/v2/loyalty/transactions/redeem',
  query: ['language'],
  repeats: 'key',
};

const DEDUCT: Operation = {
  id: 'v2_deduct',
  method: 'POST',
  path: '/v2/loyalty/transactions/deduct',
  query: ['language'],
  repeats: 'key',
};

const RETURN_ORDER: Operation = {
  id: 'v2_return',
  method: 'POST',
  path: '/v2/loyalty/transactions/return',
  query: ['language'],
  repeats: 'key',
};

const BULK: Operation = {
  id: 'v2_bulk_transactions',
  method: 'POST',
  path: '/v2/loyalty/transactions/bulk',
  query: ['language'],
  repeats: 'key',
};

const APPROVE: Operation = {
  id: 'v2_approve',
  method: 'POST',
  path: '/v2/loyalty/transactions/{tid}/approve',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const REJECT: Operation = {
  id: 'v2_reject',
  method: 'POST',
  path: '/v2/loyalty/transactions/{tid}/reject',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const REVERSE: Operation = {
  id: 'v2_reverse',
  method: 'POST',
  path: '/v2/loyalty/transactions/{tid}/reverse',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const MODIFY: Operation = {
  id: 'v2_modify_transaction',
  method: 'PUT',
  path: '/v2/loyalty/transactions/{tid}',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const LIST: PagedOperation = {
  id: 'v2_list_transactions',
  method: 'GET',
  path: '/v2/loyalty/transactions',
  repeats: 'read',
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ: Operation = {
  id: 'v2_read_transaction',
  method: 'GET',
  path: '/v2/loyalty/transactions/{tid}',
  repeats: 'read',
};

const EXPLAIN: Operation = {
  id: 'v2_explain_transaction',
  method: 'GET',
  path: '/v2/loyalty/transactions/{tid}/why',
  repeats: 'read',
};

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
