// Written by `npm run sdk:types` out of the contract. Do not edit.

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
