// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { StorefrontDesign } from './objects.ts';
import type { UpdateStorefrontDesignParams } from './params.ts';
import { READ, UPDATE } from './operations.ts';

/** Operations below `/storefront/design`. */
export class DesignResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read what members see in the shop.
   *
   * Theme, colours, words and logo of the dashboard and its launcher. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/storefront/design`
   */
  read(options?: CallOptions): Promise<StorefrontDesign> {
    return this.#sender.send(READ, { path: [], options });
  }

  /**
   * Say what members see in the shop.
   *
   * Changes it if nobody else did since it was read; what is left out stays. Text and accent
   * must have a contrast of at least 4.5 on the background. For keys of the scope admin, and
   * managers. Not in the platform’s own API.
   *
   * `PUT /v2/loyalty/storefront/design`
   *
   * Refusals: `DESIGN_CHANGED`.
   */
  update(params: UpdateStorefrontDesignParams, options?: CallOptions): Promise<StorefrontDesign> {
    return this.#sender.send(UPDATE, { path: [], params, options });
  }
}
