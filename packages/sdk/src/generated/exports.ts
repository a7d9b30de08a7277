// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';

/** What `exports.read` answers with. */
export interface ExportPart {
  /** Lines of CSV. */
  readonly csv: string;
  /** How many, without the line of names. */
  readonly lines: number;
  /** Of how many members. */
  readonly members: number;
  /** Attributes of the program’s own that members have: the last columns. */
  readonly attributes: readonly string[];
  /** Where the next part begins; null if this is the last. */
  readonly next_behind: string | null;
}

/** What `exports.read` takes. */
export interface ExportLinesParams {
  /** What the lines are: docs/operating/import.md lists their fields. */
  readonly what: 'members' | 'transactions';
  /** `next_behind` of the part before; without it the first part, with its line of names. */
  readonly behind?: string | undefined;
  /** Columns of attributes: `attributes` of the first part. */
  readonly attributes?: readonly string[] | undefined;
  /** Members whose lines to answer with at most. Unless said: `500`. */
  readonly count?: number | undefined;
}

const READ: PagedOperation = {
  id: 'v2_export_lines',
  method: 'GET',
  path: '/v2/loyalty/exports',
  repeats: 'read',
  paging: { from: 'behind', next: 'next_behind', carry: ['attributes'] },
};

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
