// Written by `npm run sdk:types` out of the contract. Do not edit.

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
