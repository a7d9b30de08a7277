// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { TestClockHappened } from './parts.ts';

/** What `testClock.read` answers with. */
export interface TestClock {
  /** What the clock says. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly now: string;
  /** Whether it can be moved. */
  readonly is_test_store: boolean;
  /** The move under way. */
  readonly advance: Advance | null;
  /** What is known to fall due until then; null if nothing was asked. */
  readonly ahead: {
    /** What was asked for. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly until: string;
    readonly dues: readonly {
      /**
       * `approve`, `judge_tier`, `release`, `reward_referral`, `revoke_referral`,
       * `award_winback`, `offer_winback`, `convert_cached` or `erase`.
       */
      readonly kind: string;
      /** How many. */
      readonly count: number;
    }[];
    /** Members and days on which points of theirs lapse. */
    readonly lapses: number;
    /** Points that lapse. */
    readonly points: number;
    /** Whether there is more than was counted: 100,000 of each. */
    readonly more: boolean;
  } | null;
}

/** What `testClock.readAdvance` answers with. */
export interface Advance {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  readonly status: 'running' | 'done';
  /** Where the clock stood. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly from: string;
  /** Where it goes. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly to: string;
  /** Where it is. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly reached: string;
  readonly happened: TestClockHappened;
}
