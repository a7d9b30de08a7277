// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { TestClock, Advance } from './objects.ts';
import type { ReadTestClockParams } from './queries.ts';
import type { AdvanceTestClockParams } from './params.ts';
import { READ, ADVANCE, READ_ADVANCE } from './operations.ts';

/** Operations below `/test-clock`. */
export class TestClockResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read the clock of the store.
   *
   * What the clock of the store says, the move that is under way, and what falls due until a
   * time that is asked for. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/test-clock`
   */
  read(params: ReadTestClockParams = {}, options?: CallOptions): Promise<TestClock> {
    return this.#sender.send(READ, { path: [], params, options });
  }

  /**
   * Move the clock of a test store.
   *
   * Moves the clock forward; what time brings in between happens, in order. Answers 200 when
   * the move has ended within two seconds, else 202 with the move to ask for. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/test-clock/advance`
   *
   * Refusals: `TEST_STORE_ONLY`, `CLOCK_IS_MOVING`.
   */
  advance(params: AdvanceTestClockParams = {}, options?: CallOptions): Promise<Advance> {
    return this.#sender.send(ADVANCE, { path: [], params, options });
  }

  /**
   * Read a move of the clock.
   *
   * How far a move is, and what has happened on the way. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/test-clock/advances/{id}`
   *
   * Refusals: `ADVANCE_DOES_NOT_EXIST`.
   *
   * @param id Id of the move.
   */
  readAdvance(id: string, options?: CallOptions): Promise<Advance> {
    return this.#sender.send(READ_ADVANCE, { path: [id], options });
  }
}
