// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `program.listVersions` takes. */
export interface ListProgramVersionsParams {
  /** Versions to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Versions to answer with at most. Unless said: `10`. */
  readonly count?: number | undefined;
}

/** What `program.readAsOf` takes. */
export interface ReadProgramAsOfParams {
  /** What was the case then; now. */
  readonly at?: string | undefined;
  /** As was known then; now. */
  readonly known_at?: string | undefined;
}
