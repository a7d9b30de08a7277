// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { BacktestSummary } from './objects.ts';

/** What `backtests.list` answers with. */
export interface ListBacktestsAnswer {
  readonly backtests: readonly BacktestSummary[];
}
