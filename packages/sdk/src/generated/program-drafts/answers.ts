// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ProgramDraftSummary } from './parts.ts';

/** What `programDrafts.list` answers with. */
export interface ListProgramDraftsAnswer {
  readonly drafts: readonly ProgramDraftSummary[];
}

/** What `programDrafts.delete` answers with. */
export interface DeleteProgramDraftAnswer {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
}
