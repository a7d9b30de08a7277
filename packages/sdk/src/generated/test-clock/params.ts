// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { AttributeValues } from '../../sending/values.ts';

/** What `testClock.advance` takes. */
export interface AdvanceTestClockParams {
  /** Where to: MM/DD/YYYY HH:MM:SS or ISO 8601. */
  readonly to?: string | undefined;
  /** How far instead: whole `days`, `hours`, `minutes` and `seconds`. */
  readonly by?: AttributeValues | undefined;
}
