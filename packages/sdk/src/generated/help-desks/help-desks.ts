// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { DeleteWebhookAnswer } from '../shared/answers.ts';
import type { HelpDesk, SavedHelpDesk } from './objects.ts';
import type { ListHelpDesksAnswer } from './answers.ts';
import type { ListHelpDesksParams, ReadHelpDeskParams } from './queries.ts';
import type { CreateHelpDeskParams, UpdateHelpDeskParams, DeleteHelpDeskParams } from './params.ts';
import { CREATE, LIST, READ, UPDATE, DELETE } from './operations.ts';

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
