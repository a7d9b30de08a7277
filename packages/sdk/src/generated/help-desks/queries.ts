// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `helpDesks.list` takes. */
export interface ListHelpDesksParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `helpDesks.read` takes. */
export interface ReadHelpDeskParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}
