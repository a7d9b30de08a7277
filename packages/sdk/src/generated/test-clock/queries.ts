// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `testClock.read` takes. */
export interface ReadTestClockParams {
  /** Tells what falls due until then: MM/DD/YYYY HH:MM:SS or ISO 8601. */
  readonly until?: string | undefined;
}
