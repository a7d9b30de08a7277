// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';

/** What `events.list` takes. */
export interface FollowEventsParams extends LanguageParams {
  /**
   * Where the last answer ended: its `next_after`. Without it, from the very first event;
   * `now` begins with what happens from now on.
   */
  readonly after?: string | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /** Also those that came with imports. Unless said: `false`. */
  readonly include_quiet?: boolean | undefined;
}
