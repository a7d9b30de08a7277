// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `liability.readJournal` takes. */
export interface ReadLiabilityJournalParams {
  /** The first month, such as `2026-01`; the first there is. */
  readonly from?: string | undefined;
  /** The last month; the last that is over. */
  readonly to?: string | undefined;
}

/** What `liability.readJournalCsv` takes. */
export interface ReadLiabilityJournalCsvParams {
  /** The first month, such as `2026-01`; the first there is. */
  readonly from?: string | undefined;
  /** The last month; the last that is over. */
  readonly to?: string | undefined;
}
