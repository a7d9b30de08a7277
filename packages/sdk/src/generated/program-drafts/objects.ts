// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ProgramDraftSummary } from './parts.ts';

/** What `programDrafts.read` answers with. */
export interface ProgramDraft extends ProgramDraftSummary {
  /** The program as it was written. */
  readonly document: Readonly<Record<string, unknown>>;
}
