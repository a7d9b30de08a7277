// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { ModeratedTransaction, DecidedAward } from './objects.ts';
import type { ModerationPage, DecidedAwardsPage, DecideModerationAnswer } from './answers.ts';
import type { ListModerationParams, ListDecidedAwardsParams } from './queries.ts';
import type { DecideModerationParams } from './params.ts';
import { LIST, LIST_DECIDED_AWARDS, DECIDE } from './operations.ts';

/** Operations below `/moderation`. */
export class ModerationResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List awards that wait for a moderator.
   *
   * Pending awards that only a person can approve or reject, oldest first, with the files
   * that were sent for them, what those look like and what they seem to say. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/moderation`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`.
   */
  list(params: ListModerationParams = {}, options?: CallOptions): Promise<ModerationPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListModerationParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<ModeratedTransaction, void, undefined> {
    return this.#sender.walk<ModeratedTransaction>(LIST, { path: [], params, options });
  }

  /**
   * List awards that somebody approved or rejected.
   *
   * The last decision first, with who decided, when, why, and what the award was worth
   * before and after. What time approved is not among them. One answer looks through 2000
   * decisions at most: it may hold few or none and still say `more`. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/moderation/decided`
   *
   * Refusals: `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  listDecidedAwards(
    params: ListDecidedAwardsParams = {},
    options?: CallOptions,
  ): Promise<DecidedAwardsPage> {
    return this.#sender.send(LIST_DECIDED_AWARDS, { path: [], params, options });
  }

  /** Each row of `listDecidedAwards`, asked for page by page. */
  eachDecidedAward(
    params: ListDecidedAwardsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<DecidedAward, void, undefined> {
    return this.#sender.walk<DecidedAward>(LIST_DECIDED_AWARDS, { path: [], params, options });
  }

  /**
   * Approve or reject many awards.
   *
   * Decides on the awards named, or on those that the breaker held and that fit what is
   * said, oldest first, up to `count` of them. Send it again with `next_cursor` as `cursor`
   * for the rest; what is decided already is left alone, so it may be sent twice. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/moderation/decide`
   */
  decide(params: DecideModerationParams, options?: CallOptions): Promise<DecideModerationAnswer> {
    return this.#sender.send(DECIDE, { path: [], params, options });
  }
}
