// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `transactions.bulk` answers with. */
export interface BulkTransactionsAnswer {
  /** One for each command, in order. */
  readonly results: readonly {
    /** What the HTTP status would be of the command alone. */
    readonly status: number;
    /** Whether it was carried out. */
    readonly success: boolean;
    /** As the command’s own endpoint answers. */
    readonly data?: unknown;
    /** Why not. */
    readonly error_code?: string;
    /** The same for people. */
    readonly reason?: string;
  }[];
  /** How many were carried out. */
  readonly succeeded: number;
  /** How many were not. */
  readonly refused: number;
}
