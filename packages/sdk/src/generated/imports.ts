// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { SimulateOptions, WriteOptions } from '../sending/options.ts';
import type { Simulated } from '../sending/values.ts';

/** What `imports.send` answers with. */
export interface ImportLinesAnswer {
  /** Lines that were taken, or would be. */
  readonly taken: number;
  /** Lines that this import took before. */
  readonly already: number;
  /** Lines that say nothing that could be imported. */
  readonly left_out: number;
  /** Lines that were refused. */
  readonly refused: number;
  /** Each of those, by its number. */
  readonly refusals: readonly {
    /** Its number. */
    readonly line: number;
    /** Why it was not taken. */
    readonly reason: string;
  }[];
  /** Names of fields that are not known, up to 50: what stands under them is passed over. */
  readonly passed_over: readonly string[];
}

/** What `imports.send` takes. */
export interface ImportLinesParams {
  /** What the lines are: docs/operating/import.md lists their fields. */
  readonly what: 'members' | 'transactions';
  /** Names the import: letters, digits, dots and hyphens, 64 at most. */
  readonly import_id: string;
  /**
   * Each an object with `line`, its number in the file from 1, and `fields`: names and
   * texts, as a line of a file has them.
   */
  readonly lines: readonly ImportLine[];
}

/** A line of a file. */
export interface ImportLine {
  /** Its number in the file, from 1. */
  readonly line: number;
  /** Names and texts, as a line of a file has them. */
  readonly fields: Readonly<Record<string, string>>;
}

const SEND: Operation = {
  id: 'v2_import_lines',
  method: 'POST',
  path: '/v2/loyalty/imports',
  query: [],
  repeats: 'key',
};

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
