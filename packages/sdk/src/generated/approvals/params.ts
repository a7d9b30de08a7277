// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `approvals.ask` takes. */
export interface AskApprovalParams {
  /** What it is about, in your own words or numbers. */
  readonly subject: string;
  /** What is to happen, in one sentence. */
  readonly what: string;
}

/** What `approvals.agree` takes. */
export interface AgreeApprovalParams {
  /** Why, in one sentence. */
  readonly reason?: string | undefined;
}

/** What `approvals.refuse` takes. */
export interface RefuseApprovalParams {
  /** Why, in one sentence. */
  readonly reason?: string | undefined;
}

/** What `approvals.withdraw` takes. */
export interface WithdrawApprovalParams {
  /** Why, in one sentence. */
  readonly reason?: string | undefined;
}
