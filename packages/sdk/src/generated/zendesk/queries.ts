// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `zendesk.readHealth` takes. */
export interface ReadZendeskHealthParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `zendesk.listMembers` takes. */
export interface ListZendeskMembersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Which state. Unless said: `"ambiguous"`. */
  readonly state?:
    | 'waiting'
    | 'sent'
    | 'ambiguous'
    | 'skipped_staff'
    | 'skipped_missing'
    | 'partial'
    | 'failed'
    | 'rejected'
    | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}
