// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';

/** A row of `fraudSignals.list`. */
export interface FraudSignal {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** `velocity`, `sharing`, `referrals`, `returns`, `receipts` or `goodwill`. */
  readonly kind: string;
  /** `notable`, or `severe`: the people of the store are told. */
  readonly severity: string;
  /** What was seen, in one sentence with its figures. */
  readonly text: string;
  /** The figures by name. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whom to look at; null if it is about no member. */
  readonly internal_member_id: string | null;
  /** Internal ids of others who belong to it, at most 20. */
  readonly other_member_ids: readonly string[];
  /** Who they are: first whom to look at, then the others. */
  readonly members: readonly {
    /** 24 hexadecimal digits, ordered by time. */
    readonly internal_member_id: string;
    /** What the member is called; empty for somebody who was erased. */
    readonly name: string;
    /** `active`, `blocked`, `opted_out` or `deleted`. */
    readonly member_status: string;
  }[];
  /** Transactions that it is about, at most 20. */
  readonly transaction_ids: readonly string[];
  /** When it was found first. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly first_seen_date: string;
  /** When it was found last. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_seen_date: string;
  /** How often it was found. */
  readonly times_seen: number;
  /** `open`, `dismissed` or `acted_on`. */
  readonly state: string;
  /** Who dismissed it or acted on it. */
  readonly settled_by: string | null;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly settled_date: string | null;
  /** Why, in his words. */
  readonly reason: string | null;
}

/** What `fraudSignals.list` answers with. */
export interface FraudSignalsPage {
  readonly fraud_signals: readonly FraudSignal[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `fraudSignals.look` answers with. */
export interface LookForFraudSignalsAnswer {
  /** Whether there is more to look at: then send it again. */
  readonly more: boolean;
}

/** What `fraudSignals.list` takes. */
export interface ListFraudSignalsParams {
  /** Which. Unless said: `"open"`. */
  readonly state?: 'open' | 'dismissed' | 'acted_on' | 'any' | undefined;
  /** Only of this kind. */
  readonly kind?:
    'velocity' | 'sharing' | 'referrals' | 'returns' | 'receipts' | 'goodwill' | undefined;
  /** Only of this severity. */
  readonly severity?: 'notable' | 'severe' | undefined;
  /** Only what is about this member, or somebody who was merged into him. */
  readonly internal_member_id?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `fraudSignals.dismiss` takes. */
export interface DismissFraudSignalParams {
  /** Why, in one sentence. */
  readonly reason: string;
}

/** What `fraudSignals.actOn` takes. */
export interface ActOnFraudSignalParams {
  /** Why, in one sentence. */
  readonly reason: string;
  /** Blocks the member. Unless said: `false`. */
  readonly block_member?: boolean | undefined;
}

const LIST: PagedOperation = {
  id: 'v2_list_fraud_signals',
  method: 'GET',
  path: '/v2/loyalty/fraud_signals',
  repeats: 'read',
  paging: { rows: 'fraud_signals', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const LOOK: Operation = {
  id: 'v2_look_for_fraud_signals',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/look',
  query: [],
  repeats: 'refused',
};

const DISMISS: Operation = {
  id: 'v2_dismiss_fraud_signal',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/{id}/dismiss',
  query: [],
  repeats: 'refused',
};

const ACT_ON: Operation = {
  id: 'v2_act_on_fraud_signal',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/{id}/act',
  query: [],
  repeats: 'refused',
};

const REOPEN: Operation = {
  id: 'v2_reopen_fraud_signal',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/{id}/reopen',
  query: [],
  repeats: 'refused',
};

/** Operations below `/fraud_signals`. */
export class FraudSignalsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List fraud signals.
   *
   * What looks like somebody games the program, and why; open ones first, then severe ones,
   * then the last seen. For keys of the scope admin, owners and managers. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/fraud_signals`
   */
  list(params: ListFraudSignalsParams = {}, options?: CallOptions): Promise<FraudSignalsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListFraudSignalsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<FraudSignal, void, undefined> {
    return this.#sender.walk<FraudSignal>(LIST, { path: [], params, options });
  }

  /**
   * Look for fraud signals now.
   *
   * Looks at what was recorded since the last look, up to a second ago, as happens every
   * minute by itself. For keys of the scope admin, owners and managers. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/fraud_signals/look`
   */
  look(options?: CallOptions): Promise<LookForFraudSignalsAnswer> {
    return this.#sender.send(LOOK, { path: [], options });
  }

  /**
   * Dismiss a fraud signal.
   *
   * Says that nothing is wrong. Found again it stays dismissed, until twice as much is seen.
   * For keys of the scope admin, owners and managers. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/fraud_signals/{id}/dismiss`
   *
   * Refusals: `SIGNAL_DOES_NOT_EXIST`, `SIGNAL_STATE`.
   *
   * @param id Id of the signal.
   */
  dismiss(
    id: string,
    params: DismissFraudSignalParams,
    options?: CallOptions,
  ): Promise<FraudSignal> {
    return this.#sender.send(DISMISS, { path: [id], params, options });
  }

  /**
   * Act on a fraud signal.
   *
   * Says that something was done about it, and blocks its member if that is wanted: he earns
   * and redeems no more until he is unblocked. For keys of the scope admin, owners and
   * managers. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/fraud_signals/{id}/act`
   *
   * Refusals: `SIGNAL_DOES_NOT_EXIST`, `SIGNAL_STATE`, `INVALID_MEMBER_STATUS`, `TRY_AGAIN`.
   *
   * @param id Id of the signal.
   */
  actOn(id: string, params: ActOnFraudSignalParams, options?: CallOptions): Promise<FraudSignal> {
    return this.#sender.send(ACT_ON, { path: [id], params, options });
  }

  /**
   * Reopen a fraud signal.
   *
   * Takes back that it was dismissed or acted on; a member who was blocked stays so. For
   * keys of the scope admin, owners and managers. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/fraud_signals/{id}/reopen`
   *
   * Refusals: `SIGNAL_DOES_NOT_EXIST`, `SIGNAL_STATE`.
   *
   * @param id Id of the signal.
   */
  reopen(id: string, options?: CallOptions): Promise<FraudSignal> {
    return this.#sender.send(REOPEN, { path: [id], options });
  }
}
