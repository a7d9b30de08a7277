// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `moderation.decide` takes. */
export interface DecideModerationParams {
  /** What becomes of them. */
  readonly decision: 'approve' | 'reject';
  /** These awards, whatever holds them. */
  readonly transaction_ids?: readonly string[] | undefined;
  /** Held awards of it. */
  readonly activity_id?: string | undefined;
  /** Only what the breaker held for this reason. */
  readonly held_reason?:
    'changed_rules' | 'points_per_award' | 'points_per_hour' | 'awards_per_hour' | undefined;
  /** Behind this one, as `next_cursor` said. */
  readonly cursor?: string | undefined;
  /** How many at most. Unless said: `200`. */
  readonly count?: number | undefined;
  /** Why, kept with each of them. */
  readonly reason?: string | undefined;
}
