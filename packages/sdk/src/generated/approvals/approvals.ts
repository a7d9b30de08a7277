// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { Approval } from './objects.ts';
import type { ApprovalsPage } from './answers.ts';
import type { ListApprovalsParams } from './queries.ts';
import type {
  AskApprovalParams,
  AgreeApprovalParams,
  RefuseApprovalParams,
  WithdrawApprovalParams,
} from './params.ts';
import { LIST, ASK, READ, AGREE, REFUSE, WITHDRAW } from './operations.ts';

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
