// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ModeratedTransaction, DecidedAward } from './objects.ts';

/** What `moderation.list` answers with. */
export interface ModerationPage {
  readonly moderation: readonly ModeratedTransaction[];
  /** How many there are in all. */
  readonly total: number;
  /** What all of them are worth together. */
  readonly points: number;
  /** Whether there are more behind this page. */
  readonly more: boolean;
  /** Where the next page begins. */
  readonly next_start_index: number;
}

/** What `moderation.listDecidedAwards` answers with. */
export interface DecidedAwardsPage {
  readonly decided: readonly DecidedAward[];
  /** Whether there may be others behind these. */
  readonly more: boolean;
  /** Where to go on from; null if that was all. */
  readonly next_cursor: string | null;
}

/** What `moderation.decide` answers with. */
export interface DecideModerationAnswer {
  /** Ids of awards that were approved or rejected now. */
  readonly decided: readonly string[];
  readonly left: readonly {
    /** The award. */
    readonly id: string;
    /** Why it was left alone. */
    readonly error_code: string;
  }[];
  /** Whether more may wait. */
  readonly more: boolean;
  /** Where the rest begins. */
  readonly next_cursor: string;
}
