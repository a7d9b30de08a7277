// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `zendesk.check` takes. */
export interface CheckZendeskParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `zendesk.createFields` takes. */
export interface CreateZendeskFieldsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `zendesk.syncMember` takes. */
export interface SyncZendeskMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Whom to send. */
  readonly member_id: string;
}

/** What `zendesk.runBackfill` takes. */
export interface RunZendeskBackfillParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** `start`, or `stop`. Unless said: `"start"`. */
  readonly command?: 'start' | 'stop' | undefined;
}
