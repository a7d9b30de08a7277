// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams, PageParams } from '../shared/params.ts';

/** What `zendesk.readHealth` takes. */
export type ReadZendeskHealthParams = LanguageParams;

/** What `zendesk.listMembers` takes. */
export interface ListZendeskMembersParams extends PageParams, LanguageParams {
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
}
