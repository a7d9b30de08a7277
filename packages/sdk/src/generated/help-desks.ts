// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';
import type { AttributeValues } from '../sending/values.ts';
import type { DeleteWebhookAnswer } from './shared.ts';

/** What `helpDesks.read` answers with. */
export interface HelpDesk {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  readonly kind: 'gladly' | 'zendesk';
  /** What it is called. */
  readonly name: string;
  readonly status: 'active' | 'paused';
  /** Where it calls: what Gladly is told as URL of the adaptor. */
  readonly url: string;
  /** What was said of them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether a secret of its own is kept. */
  readonly has_secret: boolean;
  /** The name of the API key that it calls with. */
  readonly key_identifier: string;
  /** Whether agents may award and redeem. */
  readonly actions: boolean;
  /** What an agent may give in one award; 0 for no limit. */
  readonly award_max: number;
  /** What one agent may give in a day; 0 for no limit. */
  readonly agent_daily_max: number;
  /** What all agents may give in a day; 0 for no limit. */
  readonly daily_max: number;
}

/** What `helpDesks.create` answers with. */
export interface SavedHelpDesk {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  readonly kind: 'gladly' | 'zendesk';
  /** What it is called. */
  readonly name: string;
  readonly status: 'active' | 'paused';
  /** Where it calls: what Gladly is told as URL of the adaptor. */
  readonly url: string;
  /** What was said of them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether a secret of its own is kept. */
  readonly has_secret: boolean;
  /** The name of the API key that it calls with. */
  readonly key_identifier: string;
  /** Whether agents may award and redeem. */
  readonly actions: boolean;
  /** What an agent may give in one award; 0 for no limit. */
  readonly award_max: number;
  /** What one agent may give in a day; 0 for no limit. */
  readonly agent_daily_max: number;
  /** What all agents may give in a day; 0 for no limit. */
  readonly daily_max: number;
  /** The API key that was made, shown this once. */
  readonly api_key: string | null;
}

/** What `helpDesks.list` answers with. */
export interface ListHelpDesksAnswer {
  readonly help_desks: readonly HelpDesk[];
  /** How many there are. */
  readonly total: number;
}

/** What `helpDesks.create` takes. */
export interface CreateHelpDeskParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Which help desk it is. */
  readonly kind: 'gladly' | 'zendesk';
  /** What it is called, in your words. */
  readonly name: string;
  /** `active`, or `paused`: what it asks is refused until it is active again. */
  readonly status?: 'active' | 'paused' | undefined;
  /**
   * As its kind has them. Gladly: `match_by_phone` and `transaction_cards` (both false
   * unless said), `on_fault` (`unavailable` unless said, or `empty`).
   */
  readonly settings?: AttributeValues | undefined;
  /**
   * Gladly: the signing key of its app, 8 to 255 characters; its requests must then be
   * signed. An empty text takes it off. Never shown again.
   */
  readonly secret_key?: string | undefined;
  /** Whether agents may award and redeem; no unless said. */
  readonly actions?: boolean | undefined;
  /** What an agent may give in one award, in points; 0 for no limit. */
  readonly award_max?: string | undefined;
  /** What one agent may give in a day of the program’s zone, in points; 0 for no limit. */
  readonly agent_daily_max?: string | undefined;
  /** What all agents of the help desk may give in a day, in points; 0 for no limit. */
  readonly daily_max?: string | undefined;
}

/** What `helpDesks.list` takes. */
export interface ListHelpDesksParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `helpDesks.read` takes. */
export interface ReadHelpDeskParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `helpDesks.update` takes. */
export interface UpdateHelpDeskParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** What it is called, in your words. */
  readonly name?: string | undefined;
  /** `active`, or `paused`: what it asks is refused until it is active again. */
  readonly status?: 'active' | 'paused' | undefined;
  /**
   * As its kind has them. Gladly: `match_by_phone` and `transaction_cards` (both false
   * unless said), `on_fault` (`unavailable` unless said, or `empty`).
   */
  readonly settings?: AttributeValues | undefined;
  /**
   * Gladly: the signing key of its app, 8 to 255 characters; its requests must then be
   * signed. An empty text takes it off. Never shown again.
   */
  readonly secret_key?: string | undefined;
  /** Whether agents may award and redeem; no unless said. */
  readonly actions?: boolean | undefined;
  /** What an agent may give in one award, in points; 0 for no limit. */
  readonly award_max?: string | undefined;
  /** What one agent may give in a day of the program’s zone, in points; 0 for no limit. */
  readonly agent_daily_max?: string | undefined;
  /** What all agents of the help desk may give in a day, in points; 0 for no limit. */
  readonly daily_max?: string | undefined;
}

/** What `helpDesks.delete` takes. */
export interface DeleteHelpDeskParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

const CREATE: Operation = {
  id: 'v2_create_help_desk',
  method: 'POST',
  path: '/v2/loyalty/help-desks',
  query: ['language'],
  repeats: 'refused',
};

const LIST: Operation = {
  id: 'v2_list_help_desks',
  method: 'GET',
  path: '/v2/loyalty/help-desks',
  repeats: 'read',
};

const READ: Operation = {
  id: 'v2_read_help_desk',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}',
  repeats: 'read',
};

const UPDATE: Operation = {
  id: 'v2_update_help_desk',
  method: 'PUT',
  path: '/v2/loyalty/help-desks/{id}',
  query: ['language'],
  repeats: 'refused',
};

const DELETE: Operation = {
  id: 'v2_delete_help_desk',
  method: 'DELETE',
  path: '/v2/loyalty/help-desks/{id}',
  query: ['language'],
  repeats: 'refused',
};

/** Operations below `/help-desks`. */
export class HelpDesksResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Connect a help desk.
   *
   * Makes the address and the API key that a help desk calls us with. The key opens that
   * address and no other API. For keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/help-desks`
   *
   * Refusals: `TOO_MANY_HELP_DESKS`.
   */
  create(params: CreateHelpDeskParams, options?: CallOptions): Promise<SavedHelpDesk> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * List help desks.
   *
   * All help desks of the store, at most 20, oldest first, without their secrets. For keys
   * of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/help-desks`
   */
  list(params: ListHelpDesksParams = {}, options?: CallOptions): Promise<ListHelpDesksAnswer> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /**
   * Read a help desk.
   *
   * One help desk, without its secret. For keys of the scope admin. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/help-desks/{id}`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`.
   *
   * @param id Id of the help desk.
   */
  read(id: string, params: ReadHelpDeskParams = {}, options?: CallOptions): Promise<HelpDesk> {
    return this.#sender.send(READ, { path: [id], params, options });
  }

  /**
   * Change a help desk.
   *
   * Changes what is sent; what is left out stays, each setting by itself. Kind, address and
   * API key stay. For keys of the scope admin. Not in the platform’s own API.
   *
   * `PUT /v2/loyalty/help-desks/{id}`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`.
   *
   * @param id Id of the help desk.
   */
  update(id: string, params: UpdateHelpDeskParams = {}, options?: CallOptions): Promise<HelpDesk> {
    return this.#sender.send(UPDATE, { path: [id], params, options });
  }

  /**
   * Disconnect a help desk.
   *
   * Ends its API key and forgets its secret. What agents did stays on record. For keys of
   * the scope admin. Not in the platform’s own API.
   *
   * `DELETE /v2/loyalty/help-desks/{id}`
   *
   * Refusals: `HELP_DESK_DOES_NOT_EXIST`.
   *
   * @param id Id of the help desk.
   */
  delete(
    id: string,
    params: DeleteHelpDeskParams = {},
    options?: CallOptions,
  ): Promise<DeleteWebhookAnswer> {
    return this.#sender.send(DELETE, { path: [id], params, options });
  }
}
