// Written by `npm run sdk:types` out of the contract. Do not edit.

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
  readonly acts_as: {
    /** The user’s id. */
    readonly id: string;
    /** The user’s name. */
    readonly name: string;
    /** `admin`, or `agent`; fields can be made by administrators alone. */
    readonly role: string;
  } | null;
  /** By attribute that is switched on. */
  readonly fields: readonly {
    /** The attribute. */
    readonly name: string;
    /** The key of its field at Zendesk. */
    readonly key: string;
    /** The type that the field is to have. */
    readonly type: string;
    /**
     * How the field stands: `present`, `missing`, `inactive`, `wrong_type`; after making
     * fields also `created` or `refused`.
     */
    readonly status: string;
    /** What is wrong, in Zendesk’s words where it said something. */
    readonly detail: string | null;
  }[];
}

/** What `zendesk.runBackfill` answers with. */
export interface RunZendeskBackfillAnswer {
  /** No if one was under way already, or none was to be stopped. */
  readonly is_changed: boolean;
}
