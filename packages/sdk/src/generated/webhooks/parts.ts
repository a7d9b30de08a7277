// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `health`. */
export interface WebhookHealth {
  /** Events not delivered yet; counting ends at 10000. */
  readonly waiting: number;
  /**
   * Since when the oldest of them waits; of more than 10000, the oldest of those counted.
   * MM/DD/YYYY HH:MM:SS, UTC.
   */
  readonly oldest_waiting_since: string | null;
  /** Since when nothing succeeded; null if the last try did. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly failing_since: string | null;
  /** When an event was last taken. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_success_date: string | null;
  /** When a try last failed. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_failure_date: string | null;
  /** Why it failed. */
  readonly last_failure: string | null;
  /**
   * Too many tries failed: until then only the schedule of v1 goes on. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly circuit_open_until: string | null;
  /** Counted since it was created, or since it last wanted other events. */
  readonly totals: {
    /** Events that it was to be told. */
    readonly owed: number;
    /** Of these, those that it took. */
    readonly delivered: number;
    /** Those whose last try failed. */
    readonly given_up: number;
    /** Those with nothing left to tell: the member was erased. */
    readonly dropped: number;
  };
}
