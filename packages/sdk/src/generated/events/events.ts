// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { HappenedEvent } from './objects.ts';
import type { EventsPage } from './answers.ts';
import type { FollowEventsParams } from './queries.ts';
import { LIST } from './operations.ts';

/** Operations below `/events`. */
export class EventsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Follow what happens.
   *
   * Everything that happened in the store, in one order that never changes. Ask again with
   * `after` set to the `next_after` of the last answer; nothing is skipped. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/events`
   */
  list(params: FollowEventsParams = {}, options?: CallOptions): Promise<EventsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: FollowEventsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<HappenedEvent, void, undefined> {
    return this.#sender.walk<HappenedEvent>(LIST, { path: [], params, options });
  }
}
