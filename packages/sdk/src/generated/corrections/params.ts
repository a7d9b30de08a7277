// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `corrections.create` takes. */
export interface CreateCorrectionParams {
  /** What people call it. */
  readonly name: string;
  /** Why; stands with each transaction. */
  readonly reason: string;
  /** Members, or transactions, by a filter. */
  readonly select: object;
  /** One of give, take, reverse and reaward. */
  readonly act: object;
}
