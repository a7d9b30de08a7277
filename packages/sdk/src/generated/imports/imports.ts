// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { SimulateOptions, WriteOptions } from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { ImportLinesAnswer } from './answers.ts';
import type { ImportLinesParams } from './params.ts';
import { SEND } from './operations.ts';

/** Operations below `/imports`. */
export class ImportsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Carry lines over from elsewhere.
   *
   * Up to 500 lines of a file of members or of transactions, each taken once and for ever by
   * the name of the import and its number: sent again it counts as taken before. A line that
   * is refused harms no other. Simulated, nothing is written. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/imports`
   *
   * Refusals: `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  send(params: ImportLinesParams, options?: WriteOptions): Promise<ImportLinesAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  send(params: ImportLinesParams, options: SimulateOptions): Promise<Simulated<ImportLinesAnswer>>;
  send(params: ImportLinesParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(SEND, { path: [], params, options });
  }
}
