// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';

/** What `moderation.list` takes. */
export interface ListModerationParams extends LanguageParams {
  /** Only of this activity. */
  readonly activity_id?: string | undefined;
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id?: string | undefined;
  /** Only what the breaker held, or only what it did not. */
  readonly held?: boolean | undefined;
  /** Only what the breaker held for this reason. */
  readonly held_reason?:
    'changed_rules' | 'points_per_award' | 'points_per_hour' | 'awards_per_hour' | undefined;
  /** The first row of the page. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many rows. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `moderation.listDecidedAwards` takes. */
export interface ListDecidedAwardsParams extends LanguageParams {
  /** Only those. */
  readonly decision?: 'approved' | 'rejected' | undefined;
  /** Only of this activity. */
  readonly activity_id?: string | undefined;
  /** How many at most, 1 to 200. Unless said: `50`. */
  readonly count?: number | undefined;
  /** `next_cursor` of the answer before. */
  readonly cursor?: string | undefined;
}
