// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { CorrectionSummary, CorrectionLine } from './objects.ts';

/** What `corrections.list` answers with. */
export interface CorrectionsPage {
  readonly corrections: readonly CorrectionSummary[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `corrections.listLines` answers with. */
export interface CorrectionLinesPage {
  readonly lines: readonly CorrectionLine[];
  /** Whether there are lines behind these. */
  readonly more: boolean;
}
