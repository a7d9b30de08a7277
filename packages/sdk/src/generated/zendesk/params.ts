// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';

/** What `zendesk.check` takes. */
export type CheckZendeskParams = LanguageParams;

/** What `zendesk.createFields` takes. */
export type CreateZendeskFieldsParams = LanguageParams;

/** What `zendesk.syncMember` takes. */
export interface SyncZendeskMemberParams extends LanguageParams {
  /** Whom to send. */
  readonly member_id: string;
}

/** What `zendesk.runBackfill` takes. */
export interface RunZendeskBackfillParams extends LanguageParams {
  /** `start`, or `stop`. Unless said: `"start"`. */
  readonly command?: 'start' | 'stop' | undefined;
}
