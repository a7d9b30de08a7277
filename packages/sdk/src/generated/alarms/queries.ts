// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';

/** What `alarms.list` takes. */
export interface ListAlarmsParams extends LanguageParams {
  /** Of how many days. Unless said: `7`. */
  readonly days?: number | undefined;
}
