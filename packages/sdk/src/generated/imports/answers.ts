// Written by `npm run sdk:types` out of the contract. Do not edit.

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
