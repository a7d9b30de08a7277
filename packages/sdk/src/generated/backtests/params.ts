// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ProgramChoice } from '../shared/params.ts';

/** What `backtests.create` takes. */
export interface CreateBacktestParams extends ProgramChoice {
  /** From when on the program decides; from the beginning, unless said. */
  readonly from_date?: string | undefined;
  /** Until when it does; to the end, unless said. */
  readonly to_date?: string | undefined;
}
