// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';

/** What `approvals.read` answers with. */
export interface Approval {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What kind of thing waits; "request" for what was asked for here. */
  readonly kind: string;
  /** Which of that kind. */
  readonly subject: string;
  /** What is asked for, in one sentence. */
  readonly what: string;
  /** waiting, approved, refused or withdrawn. */
  readonly state: string;
  /** Who asked. */
  readonly asked_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly asked_date: string;
  /** Who decided, or withdrew it. */
  readonly decided_by: string | null;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly decided_date: string | null;
  /** Why, if it was said. */
  readonly reason: string | null;
}

/** What `approvals.list` answers with. */
export interface ApprovalsPage {
  readonly approvals: readonly Approval[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `approvals.list` takes. */
export interface ListApprovalsParams {
  /** Which. Unless said: `"waiting"`. */
  readonly state?: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'any' | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `approvals.ask` takes. */
export interface AskApprovalParams {
  /** What it is about, in your own words or numbers. */
  readonly subject: string;
  /** What is to happen, in one sentence. */
  readonly what: string;
}

/** What `approvals.agree` takes. */
export interface AgreeApprovalParams {
  /** Why, in one sentence. */
  readonly reason?: string | undefined;
}

/** What `approvals.refuse` takes. */
export interface RefuseApprovalParams {
  /** Why, in one sentence. */
  readonly reason?: string | undefined;
}

/** What `approvals.withdraw` takes. */
export interface WithdrawApprovalParams {
  /** Why, in one sentence. */
  readonly reason?: string | undefined;
}

const LIST: PagedOperation = {
  id: 'v2_list_approvals',
  method: 'GET',
  path: '/v2/loyalty/approvals',
  repeats: 'read',
  paging: { rows: 'approvals', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const ASK: Operation = {
  id: 'v2_ask_approval',
  method: 'POST',
  path: '/v2/loyalty/approvals',
  query: [],
  repeats: 'refused',
};

const READ: Operation = {
  id: 'v2_read_approval',
  method: 'GET',
  path: '/v2/loyalty/approvals/{id}',
  repeats: 'read',
};

const AGREE: Operation = {
  id: 'v2_agree_approval',
  method: 'POST',
  path: '/v2/loyalty/approvals/{id}/approve',
  query: [],
  repeats: 'refused',
};

const REFUSE: Operation = {
  id: 'v2_refuse_approval',
  method: 'POST',
  path: '/v2/loyalty/approvals/{id}/refuse',
  query: [],
  repeats: 'refused',
};

const WITHDRAW: Operation = {
  id: 'v2_withdraw_approval',
  method: 'POST',
  path: '/v2/loyalty/approvals/{id}/withdraw',
  query: [],
  repeats: 'refused',
};

/** Operations below `/approvals`. */
export class ApprovalsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List approvals.
   *
   * What waits for a second person, or did; the last asked first. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/approvals`
   */
  list(params: ListApprovalsParams = {}, options?: CallOptions): Promise<ApprovalsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListApprovalsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Approval, void, undefined> {
    return this.#sender.walk<Approval>(LIST, { path: [], params, options });
  }

  /**
   * Ask for a second person.
   *
   * Asks that somebody else agrees to what the caller is about to do, and changes nothing by
   * itself: look at its state before going on. The same subject waits once. At most 200
   * wait. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/approvals`
   *
   * Refusals: `TOO_MANY_APPROVALS`.
   */
  ask(params: AskApprovalParams, options?: CallOptions): Promise<Approval> {
    return this.#sender.send(ASK, { path: [], params, options });
  }

  /**
   * Read an approval.
   *
   * One approval, and what became of it. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/approvals/{id}`
   *
   * Refusals: `APPROVAL_DOES_NOT_EXIST`.
   *
   * @param id Id of the approval.
   */
  read(id: string, options?: CallOptions): Promise<Approval> {
    return this.#sender.send(READ, { path: [id], options });
  }

  /**
   * Agree.
   *
   * Agrees, once, and lets happen what waits. For owners and managers who are signed in, and
   * never for who asked; a key decides nothing. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/approvals/{id}/approve`
   *
   * Refusals: `APPROVAL_DOES_NOT_EXIST`, `APPROVAL_SETTLED`, `ERROR_FORBIDDEN`.
   *
   * @param id Id of the approval.
   */
  agree(id: string, params: AgreeApprovalParams = {}, options?: CallOptions): Promise<Approval> {
    return this.#sender.send(AGREE, { path: [id], params, options });
  }

  /**
   * Refuse.
   *
   * Refuses, once; what waits will not happen. For owners and managers who are signed in,
   * and never for who asked; a key decides nothing. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/approvals/{id}/refuse`
   *
   * Refusals: `APPROVAL_DOES_NOT_EXIST`, `APPROVAL_SETTLED`, `ERROR_FORBIDDEN`.
   *
   * @param id Id of the approval.
   */
  refuse(id: string, params: RefuseApprovalParams = {}, options?: CallOptions): Promise<Approval> {
    return this.#sender.send(REFUSE, { path: [id], params, options });
  }

  /**
   * Withdraw what one asked for.
   *
   * Takes back what the caller asked for, while nobody has decided. Not in the platform’s
   * own API.
   *
   * `POST /v2/loyalty/approvals/{id}/withdraw`
   *
   * Refusals: `APPROVAL_DOES_NOT_EXIST`, `APPROVAL_SETTLED`, `ERROR_FORBIDDEN`.
   *
   * @param id Id of the approval.
   */
  withdraw(
    id: string,
    params: WithdrawApprovalParams = {},
    options?: CallOptions,
  ): Promise<Approval> {
    return this.#sender.send(WITHDRAW, { path: [id], params, options });
  }
}
