// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `alarms.list` takes. */
export interface ListAlarmsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Of how many days. Unless said: `7`. */
  readonly days?: number | undefined;
}
