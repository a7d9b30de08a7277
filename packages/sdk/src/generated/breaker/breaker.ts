// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { Breaker } from './objects.ts';
import type { MeanAwardsAnswer } from './answers.ts';
import type { ReadBreakerParams } from './queries.ts';
import type { MeanAwardsParams } from './params.ts';
import { READ, MEAN_AWARDS } from './operations.ts';

/** Operations below `/breaker`. */
export class BreakerResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read how awards are watched.
   *
   * Of each activity of the program: what one award and one hour may give, what it gives at
   * present, and what is held. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/breaker`
   */
  read(params: ReadBreakerParams = {}, options?: CallOptions): Promise<Breaker> {
    return this.#sender.send(READ, { path: [], params, options });
  }

  /**
   * Say that awards are meant.
   *
   * Under the version that runs the activity may give so many times as much as it was
   * allowed, and what stands open is closed. What is held already waits for a decision. For
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/breaker/meant`
   *
   * Refusals: `INCORRECT_ACTIVITY_ID_PASSED`.
   */
  meanAwards(params: MeanAwardsParams, options?: CallOptions): Promise<MeanAwardsAnswer> {
    return this.#sender.send(MEAN_AWARDS, { path: [], params, options });
  }
}
