// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { FraudSignal } from './objects.ts';

/** What `fraudSignals.list` answers with. */
export interface FraudSignalsPage {
  readonly fraud_signals: readonly FraudSignal[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `fraudSignals.look` answers with. */
export interface LookForFraudSignalsAnswer {
  /** Whether there is more to look at: then send it again. */
  readonly more: boolean;
}
