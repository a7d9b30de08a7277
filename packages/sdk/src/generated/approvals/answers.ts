// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Approval } from './objects.ts';

/** What `approvals.list` answers with. */
export interface ApprovalsPage {
  readonly approvals: readonly Approval[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}
