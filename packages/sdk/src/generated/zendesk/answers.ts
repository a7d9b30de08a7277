// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ZendeskActsAs, ZendeskField } from './parts.ts';
import type { ZendeskMember } from './objects.ts';

/** What `zendesk.listMembers` answers with. */
export interface ZendeskMembersPage {
  readonly members: readonly ZendeskMember[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `zendesk.check` answers with. */
export interface CheckZendeskAnswer {
  /** Whether Zendesk lets us in. */
  readonly is_connected: boolean;
  /** What is in the way. */
  readonly problem: string | null;
  readonly acts_as: ZendeskActsAs | null;
  /** By attribute that is switched on. */
  readonly fields: readonly ZendeskField[];
}

/** What `zendesk.runBackfill` answers with. */
export interface RunZendeskBackfillAnswer {
  /** No if one was under way already, or none was to be stopped. */
  readonly is_changed: boolean;
}
