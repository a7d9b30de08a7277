// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { ExportPart } from './objects.ts';
import type { ExportLinesParams } from './queries.ts';
import { READ } from './operations.ts';

/** Operations below `/exports`. */
export class ExportsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Export members or transactions as CSV.
   *
   * A part of the file that an import reads: ask again with `next_behind` until that is
   * null, and put the parts behind one another. What a spreadsheet would take for a formula
   * has an apostrophe in front, which an import takes off again. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/exports`
   *
   * Refusals: `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  read(params: ExportLinesParams, options?: CallOptions): Promise<ExportPart> {
    return this.#sender.send(READ, { path: [], params, options });
  }

  /** Each page of `read`, asked for page by page. */
  each(
    params: ExportLinesParams,
    options?: WalkOptions,
  ): AsyncGenerator<ExportPart, void, undefined> {
    return this.#sender.walk<ExportPart>(READ, { path: [], params, options });
  }
}
