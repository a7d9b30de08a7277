// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Seal } from '../shared/objects.ts';

/** What `seals.list` answers with. */
export interface SealsPage {
  readonly seals: readonly Seal[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}
