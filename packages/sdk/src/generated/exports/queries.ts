// Written by `npm run sdk:types` out of the contract. Do not edit.

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
