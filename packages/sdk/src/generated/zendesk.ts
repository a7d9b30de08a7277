// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';

/** What `zendesk.readHealth` answers with. */
export interface ZendeskHealth {
  /**
   * `needs_reconnect`: Zendesk refused the credentials. `not_connected`: settings are
   * lacking. `paused`: the help desk is.
   */
  readonly state: string;
  /** Settings that are lacking. */
  readonly lacking: readonly string[];
  /** Why it must be reconnected, in Zendesk’s words. */
  readonly problem: string | null;
  /** Zendesk asked to be left alone until then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly paused_until_date: string | null;
  readonly acts_as: {
    /** The user’s id. */
    readonly id: string;
    /** The user’s name. */
    readonly name: string;
    /** `admin`, or `agent`; fields can be made by administrators alone. */
    readonly role: string;
  } | null;
  readonly auth: {
    /** How we are let in. */
    readonly kind: string;
    /** When the access token ends; it is renewed before. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly token_ends_date: string | null;
    /** When Zendesk ends all API tokens, where one is used. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly sunset_date: string | null;
  };
  /** As they were found by the last check. */
  readonly fields: readonly {
    /** The attribute. */
    readonly name: string;
    /** The key of its field at Zendesk. */
    readonly key: string;
    /** The type that the field is to have. */
    readonly type: string;
    /**
     * How the field stands: `present`, `missing`, `inactive`, `wrong_type`; after making
     * fields also `created` or `refused`.
     */
    readonly status: string;
    /** What is wrong, in Zendesk’s words where it said something. */
    readonly detail: string | null;
  }[];
  /** When that was. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly fields_checked_date: string | null;
  readonly queue: {
    /** Members who changed and wait; counted up to 100,000. */
    readonly waiting: number;
    /** Members who wait behind them; counted up to 100,000. */
    readonly waiting_in_backfill: number;
    /** Since when the oldest of all waits. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly oldest_date: string | null;
  };
  readonly last_24_hours: {
    /** Requests to Zendesk. */
    readonly requests: number;
    /** Members who were sent. */
    readonly sent: number;
    /** Members whom Zendesk showed as they are already. */
    readonly unchanged: number;
    /** Members without a user, or whose user is not theirs alone. */
    readonly skipped: number;
    /** Tries that failed. */
    readonly failed: number;
  };
  readonly rate: {
    /** Requests a minute that the account has for all. */
    readonly limit: number | null;
    /** What was left of them. */
    readonly remaining: number | null;
    /** When that was seen. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly seen_date: string | null;
    /** How much of them we take. */
    readonly share_percent: number;
  };
  /** The last ten. */
  readonly errors: readonly ZendeskMember[];
  /** Members whom several users could be; the first twenty. */
  readonly ambiguous: readonly string[];
  readonly backfill: {
    /** Whether all members are being sent, and how far it came. */
    readonly phase: string;
    /** When it began. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly began_date: string | null;
    /** When it ended. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly ended_date: string | null;
    /** Users of Zendesk that were looked at. */
    readonly users_read: number;
    /** Those of them who are members. */
    readonly users_known: number;
    /** Members who were put into the queue. */
    readonly members_marked: number;
    /** Jobs under way at Zendesk. */
    readonly open_jobs: number;
  };
}

/** A row of `zendesk.listMembers`. */
export interface ZendeskMember {
  /** 24 hexadecimal digits, ordered by time. */
  readonly internal_member_id: string;
  /** What came of the last try. */
  readonly state: string;
  /** His user at Zendesk, once it is known. */
  readonly zendesk_user_id: string | null;
  /** Whether he is to be sent. */
  readonly is_waiting: boolean;
  /** When he changed last without having been sent since. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly changed_date: string | null;
  /** When he is sent; null if another change must come first. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly next_try_date: string | null;
  /** Zendesk shows his state as of then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly shown_as_of_date: string | null;
  /** Tries since the last success. */
  readonly attempts: number;
  /** What went wrong last, in Zendesk’s words. */
  readonly error: string | null;
  /** When that was. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly error_date: string | null;
}

/** What `zendesk.listMembers` answers with. */
export interface ZendeskMembersPage {
  readonly members: readonly ZendeskMember[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `zendesk.check` answers with. */
export interface CheckZendeskAnswer {
  /** Whether Zendesk lets us in. */
  readonly is_connected: boolean;
  /** What is in the way. */
  readonly problem: string | null;
  readonly acts_as: {
    /** The user’s id. */
    readonly id: string;
    /** The user’s name. */
    readonly name: string;
    /** `admin`, or `agent`; fields can be made by administrators alone. */
    readonly role: string;
  } | null;
  /** By attribute that is switched on. */
  readonly fields: readonly {
    /** The attribute. */
    readonly name: string;
    /** The key of its field at Zendesk. */
    readonly key: string;
    /** The type that the field is to have. */
    readonly type: string;
    /**
     * How the field stands: `present`, `missing`, `inactive`, `wrong_type`; after making
     * fields also `created` or `refused`.
     */
    readonly status: string;
    /** What is wrong, in Zendesk’s words where it said something. */
    readonly detail: string | null;
  }[];
}

/** What `zendesk.runBackfill` answers with. */
export interface RunZendeskBackfillAnswer {
  /** No if one was under way already, or none was to be stopped. */
  readonly is_changed: boolean;
}

/** What `zendesk.readHealth` takes. */
export interface ReadZendeskHealthParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `zendesk.check` takes. */
export interface CheckZendeskParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `zendesk.createFields` takes. */
export interface CreateZendeskFieldsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `zendesk.syncMember` takes. */
export interface SyncZendeskMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Whom to send. */
  readonly member_id: string;
}

/** What `zendesk.runBackfill` takes. */
export interface RunZendeskBackfillParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** `start`, or `stop`. Unless said: `"start"`. */
  readonly command?: 'start' | 'stop' | undefined;
}

/** What `zendesk.listMembers` takes. */
export interface ListZendeskMembersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Which state. Unless said: `"ambiguous"`. */
  readonly state?:
    | 'waiting'
    | 'sent'
    | 'ambiguous'
    | 'skipped_staff'
    | 'skipped_missing'
    | 'partial'
    | 'failed'
    | 'rejected'
    | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

const READ_HEALTH: Operation = {
  id: 'v2_read_zendesk_health',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}/zendesk',
  repeats: 'read',
};

const CHECK: Operation = {
  id: 'v2_check_zendesk',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/check',
  query: ['language'],
  repeats: 'refused',
};

const CREATE_FIELDS: Operation = {
  id: 'v2_create_zendesk_fields',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/fields',
  query: ['language'],
  repeats: 'refused',
};

const SYNC_MEMBER: Operation = {
  id: 'v2_sync_zendesk_member',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/sync',
  query: ['language'],
  repeats: 'refused',
};

const RUN_BACKFILL: Operation = {
  id: 'v2_run_zendesk_backfill',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/backfill',
  query: ['language'],
  repeats: 'refused',
};

const LIST_MEMBERS: PagedOperation = {
  id: 'v2_list_zendesk_members',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}/zendesk/members',
  repeats: 'read',
  paging: { rows: 'members', from: 'start_index', next: 'next_start_index', more: 'more' },
};

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
