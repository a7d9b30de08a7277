// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { Integration, StoreEvent } from './objects.ts';
import type { IntegrationsPage, StoreEventsPage } from './answers.ts';
import type {
  ListIntegrationsParams,
  ReadIntegrationParams,
  ListStoreEventsParams,
} from './queries.ts';
import type { CreateIntegrationParams, UpdateIntegrationParams } from './params.ts';
import { CREATE, UPDATE, LIST, READ, LIST_STORE_EVENTS } from './operations.ts';

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
