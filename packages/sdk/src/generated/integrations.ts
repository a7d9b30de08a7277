// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';
import type { AttributeValues } from '../sending/values.ts';

/** What `integrations.read` answers with. */
export interface Integration {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What kind of shop it is, as it was created. */
  readonly integration_type: string;
  readonly status: 'active' | 'inactive';
  readonly config: {
    /** Events that the shop sends; none: every event. */
    readonly events: readonly string[];
    /** What events do where that is not what they do by themselves. Ours. */
    readonly mapping: Readonly<Record<string, string>>;
    /** `api_key` or `secret_key`. Ours. */
    readonly signed_with: string;
    readonly zif_config: {
      /** Where the shop posts its events. */
      readonly workflow_url: string;
    };
  };
  /** When it was created. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was last changed. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
}

/** A row of `integrations.listStoreEvents`. */
export interface StoreEvent {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** When it came, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly received_date: string;
  /** Which event it was, in the shop’s words. */
  readonly activity_id: string;
  /** Whom the shop named; null if nobody, or if he was erased. */
  readonly member_id: string | null;
  /** Who that was, if he was known or became so. */
  readonly internal_member_id: string | null;
  /** The order that it was about. */
  readonly order_id: string | null;
  readonly outcome: 'done' | 'refused' | 'ignored' | 'busy' | 'received';
  /** Of a refusal: its code. */
  readonly code: string | null;
  /** Why nothing was done, in words; null if he was erased. */
  readonly reason: string | null;
  /** Transactions that it made. */
  readonly transaction_ids: readonly string[];
}

/** What `integrations.list` answers with. */
export interface IntegrationsPage {
  readonly integrations: readonly Integration[];
  /** How many there are. */
  readonly total: number;
  /** Whether further ones follow. Ours. */
  readonly more: boolean;
  /** Place of the first one of the next page. Ours. */
  readonly next_start_index: number;
}

/** What `integrations.listStoreEvents` answers with. */
export interface StoreEventsPage {
  readonly events: readonly StoreEvent[];
  /** How many there are. */
  readonly total: number;
  /** Whether further ones follow. Ours. */
  readonly more: boolean;
  /** Place of the first one of the next page. Ours. */
  readonly next_start_index: number;
}

/** What `integrations.create` takes. */
export interface CreateIntegrationParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** What kind of shop it is. */
  readonly integration_type: string;
  /** What the shop signs with, what it sends, and what that does here. */
  readonly config?:
    | {
        /**
         * What the shop signs its events with: an API key of the store, or a secret of 16
         * characters or more. Without it every live key of the store signs. Never shown again.
         */
        readonly secret_key?: string | undefined;
        /** Events that the shop sends; without any, every event. */
        readonly events?: readonly string[] | undefined;
        /**
         * Ours. By event, what it does where that is not what it does by itself: `purchase`,
         * `full_return`, `partial_return`, `enroll`, `update_member`, `opt_out`, `delete`,
         * `award:<activity_id>` or `ignore`.
         */
        readonly mapping?: AttributeValues | undefined;
      }
    | undefined;
  /** Whether events are carried out; `active` unless said. */
  readonly status?: 'active' | 'inactive' | undefined;
}

/** What `integrations.update` takes. */
export interface UpdateIntegrationParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** What kind of shop it is. */
  readonly integration_type?: string | undefined;
  /** What the shop signs with, what it sends, and what that does here. */
  readonly config?:
    | {
        /**
         * What the shop signs its events with: an API key of the store, or a secret of 16
         * characters or more. Without it every live key of the store signs. Never shown again.
         */
        readonly secret_key?: string | undefined;
        /** Events that the shop sends; without any, every event. */
        readonly events?: readonly string[] | undefined;
        /**
         * Ours. By event, what it does where that is not what it does by itself: `purchase`,
         * `full_return`, `partial_return`, `enroll`, `update_member`, `opt_out`, `delete`,
         * `award:<activity_id>` or `ignore`.
         */
        readonly mapping?: AttributeValues | undefined;
      }
    | undefined;
  /** Whether events are carried out; `active` unless said. */
  readonly status?: 'active' | 'inactive' | undefined;
}

/** What `integrations.list` takes. */
export interface ListIntegrationsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Place of the first one. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `integrations.read` takes. */
export interface ReadIntegrationParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `integrations.listStoreEvents` takes. */
export interface ListStoreEventsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Place of the first one. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /** Only those that ended so. */
  readonly outcome?: readonly ('done' | 'refused' | 'ignored' | 'busy' | 'received')[] | undefined;
  /** Only those about this order. */
  readonly order_id?: string | undefined;
}

const CREATE: Operation = {
  id: 'v2_create_integration',
  method: 'POST',
  path: '/v2/loyalty/integrations',
  query: ['language'],
  repeats: 'refused',
};

const UPDATE: Operation = {
  id: 'v2_update_integration',
  method: 'POST',
  path: '/v2/loyalty/integrations/{id}',
  query: ['language'],
  repeats: 'refused',
};

const LIST: PagedOperation = {
  id: 'v2_list_integrations',
  method: 'GET',
  path: '/v2/loyalty/integrations',
  repeats: 'read',
  paging: { rows: 'integrations', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ: Operation = {
  id: 'v2_read_integration',
  method: 'GET',
  path: '/v2/loyalty/integrations/{id}',
  repeats: 'read',
};

const LIST_STORE_EVENTS: PagedOperation = {
  id: 'v2_list_store_events',
  method: 'GET',
  path: '/v2/loyalty/integrations/{id}/events',
  repeats: 'read',
  paging: { rows: 'events', from: 'start_index', next: 'next_start_index', more: 'more' },
};

/** Operations below `/integrations`. */
export class IntegrationsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Join a shop.
   *
   * Makes an address that the shop posts its events to. The shop signs each event; it needs
   * no API key there.
   *
   * `POST /v2/loyalty/integrations`
   *
   * Refusals: `TOO_MANY_INTEGRATIONS`.
   */
  create(params: CreateIntegrationParams, options?: CallOptions): Promise<Integration> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * Change how a shop is joined.
   *
   * Changes what is sent of it; what is left out stays. The address stays the same.
   *
   * `POST /v2/loyalty/integrations/{id}`
   *
   * Refusals: `INTEGRATION_DOES_NOT_EXIST`.
   *
   * @param id Id of the integration.
   */
  update(
    id: string,
    params: UpdateIntegrationParams = {},
    options?: CallOptions,
  ): Promise<Integration> {
    return this.#sender.send(UPDATE, { path: [id], params, options });
  }

  /**
   * List the shops that are joined.
   *
   * All integrations of the store, oldest first, without what they sign with. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/integrations`
   */
  list(params: ListIntegrationsParams = {}, options?: CallOptions): Promise<IntegrationsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListIntegrationsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Integration, void, undefined> {
    return this.#sender.walk<Integration>(LIST, { path: [], params, options });
  }

  /**
   * Read how a shop is joined.
   *
   * One integration, without what it signs with. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/integrations/{id}`
   *
   * Refusals: `INTEGRATION_DOES_NOT_EXIST`.
   *
   * @param id Id of the integration.
   */
  read(
    id: string,
    params: ReadIntegrationParams = {},
    options?: CallOptions,
  ): Promise<Integration> {
    return this.#sender.send(READ, { path: [id], params, options });
  }

  /**
   * List what a shop told.
   *
   * What the shop told in the last 30 days and what became of it, newest first: why an order
   * did not earn stands here. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/integrations/{id}/events`
   *
   * Refusals: `INTEGRATION_DOES_NOT_EXIST`.
   *
   * @param id Id of the integration.
   */
  listStoreEvents(
    id: string,
    params: ListStoreEventsParams = {},
    options?: CallOptions,
  ): Promise<StoreEventsPage> {
    return this.#sender.send(LIST_STORE_EVENTS, { path: [id], params, options });
  }

  /** Each row of `listStoreEvents`, asked for page by page. */
  eachStoreEvent(
    id: string,
    params: ListStoreEventsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<StoreEvent, void, undefined> {
    return this.#sender.walk<StoreEvent>(LIST_STORE_EVENTS, { path: [id], params, options });
  }
}
