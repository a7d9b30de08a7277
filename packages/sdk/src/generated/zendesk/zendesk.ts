// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { ZendeskHealth, ZendeskMember } from './objects.ts';
import type {
  ZendeskMembersPage,
  CheckZendeskAnswer,
  RunZendeskBackfillAnswer,
} from './answers.ts';
import type { ReadZendeskHealthParams, ListZendeskMembersParams } from './queries.ts';
import type {
  CheckZendeskParams,
  CreateZendeskFieldsParams,
  SyncZendeskMemberParams,
  RunZendeskBackfillParams,
} from './params.ts';
import {
  READ_HEALTH,
  CHECK,
  CREATE_FIELDS,
  SYNC_MEMBER,
  RUN_BACKFILL,
  LIST_MEMBERS,
} from './operations.ts';

/** Operations below `/help-desks/{id}/zendesk`. */
export class ZendeskResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * See how the sync to Zendesk does.
   *
   * Whether it is connected and as whom, what waits, what was done in the last 24 hours, the
   * limit as last seen, and the last ten errors in Zendesk’s words. Nothing is asked of
   * Zendesk for this. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/help-desks/{id}/zendesk`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`.
   *
   * @param id Id of the help desk.
   */
  readHealth(
    id: string,
    params: ReadZendeskHealthParams = {},
    options?: CallOptions,
  ): Promise<ZendeskHealth> {
    return this.#sender.send(READ_HEALTH, { path: [id], params, options });
  }

  /**
   * Check the connection to Zendesk and its fields.
   *
   * Asks Zendesk who we are and how the fields stand. Changes nothing there. A connection
   * that does not work is an answer too. For keys of the scope admin. Not in the platform’s
   * own API.
   *
   * `POST /v2/loyalty/help-desks/{id}/zendesk/check`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`, `ZENDESK_NOT_CONNECTED`.
   *
   * @param id Id of the help desk.
   */
  check(
    id: string,
    params: CheckZendeskParams = {},
    options?: CallOptions,
  ): Promise<CheckZendeskAnswer> {
    return this.#sender.send(CHECK, { path: [id], params, options });
  }

  /**
   * Make the missing fields at Zendesk.
   *
   * Makes user fields that are missing, one by one; a second call makes what is missing
   * still. Takes an administrator’s rights there. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/help-desks/{id}/zendesk/fields`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`, `ZENDESK_NOT_CONNECTED`.
   *
   * @param id Id of the help desk.
   */
  createFields(
    id: string,
    params: CreateZendeskFieldsParams = {},
    options?: CallOptions,
  ): Promise<CheckZendeskAnswer> {
    return this.#sender.send(CREATE_FIELDS, { path: [id], params, options });
  }

  /**
   * Send one member to Zendesk now.
   *
   * Puts a member at the head of the queue, whether he changed or not, also after failures.
   * For keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/help-desks/{id}/zendesk/sync`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`, `ZENDESK_NOT_CONNECTED`,
   * `INCORRECT_MEMBER_ID_PASSED`.
   *
   * @param id Id of the help desk.
   */
  syncMember(
    id: string,
    params: SyncZendeskMemberParams,
    options?: CallOptions,
  ): Promise<ZendeskMember> {
    return this.#sender.send(SYNC_MEMBER, { path: [id], params, options });
  }

  /**
   * Send all members to Zendesk.
   *
   * Starts to send all members, behind those that change; or stops it. It goes on by itself
   * after restarts. Answers whether anything was started or stopped. For keys of the scope
   * admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/help-desks/{id}/zendesk/backfill`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`, `ZENDESK_NOT_CONNECTED`.
   *
   * @param id Id of the help desk.
   */
  runBackfill(
    id: string,
    params: RunZendeskBackfillParams = {},
    options?: CallOptions,
  ): Promise<RunZendeskBackfillAnswer> {
    return this.#sender.send(RUN_BACKFILL, { path: [id], params, options });
  }

  /**
   * List members by what Zendesk shows of them.
   *
   * Members who were, or are to be, sent, by the state of the last try; the first 100,000 of
   * them. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/help-desks/{id}/zendesk/members`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`.
   *
   * @param id Id of the help desk.
   */
  listMembers(
    id: string,
    params: ListZendeskMembersParams = {},
    options?: CallOptions,
  ): Promise<ZendeskMembersPage> {
    return this.#sender.send(LIST_MEMBERS, { path: [id], params, options });
  }

  /** Each row of `listMembers`, asked for page by page. */
  eachMember(
    id: string,
    params: ListZendeskMembersParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<ZendeskMember, void, undefined> {
    return this.#sender.walk<ZendeskMember>(LIST_MEMBERS, { path: [id], params, options });
  }
}
