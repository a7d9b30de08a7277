// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `transactions.explain` answers with. */
export interface Explanation {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What it is. */
  readonly transaction_type: string;
  /** How it stands now. */
  readonly status: string;
  /** Points of the transaction. */
  readonly points: number;
  /** Version of the program that judged it. */
  readonly program_version: number;
  /** The reasons, one sentence for each step. */
  readonly sentences: readonly string[];
  /** The same as data. */
  readonly trace: readonly unknown[];
}
