// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { HeldReason } from '../shared/parts.ts';

/** What `breaker.read` answers with. */
export interface Breaker {
  readonly activities: readonly {
    /** The activity. */
    readonly activity_id: string;
    /** Its name. */
    readonly activity_name: string;
    /** `learnt`, `fixed` or `off`. */
    readonly mode: string;
    readonly points_per_award: {
      /** From more than this on awards are held; null if there is no bound. */
      readonly allowed: number | null;
      /** `learnt` from the last weeks, or the `program`. */
      readonly by: string | null;
    };
    readonly points_per_hour: {
      /** From more than this on awards are held; null if there is no bound. */
      readonly allowed: number | null;
      /** `learnt` from the last weeks, or the `program`. */
      readonly by: string | null;
    };
    readonly awards_per_hour: {
      /** From more than this on awards are held; null if there is no bound. */
      readonly allowed: number | null;
      /** `learnt` from the last weeks, or the `program`. */
      readonly by: string | null;
    };
    /**
     * When it was learnt what is usual; null as long as nothing was given. MM/DD/YYYY
     * HH:MM:SS, UTC.
     */
    readonly learnt_date: string | null;
    /** What it gave in the hour that is running; what was held is not in it. */
    readonly hour: {
      /** Awards. */
      readonly awards: number;
      /** Points. */
      readonly points: number;
    };
    /** How many times as much the running version may give; 1 unless raised. */
    readonly raised: number;
    /** Who said so. */
    readonly raised_by: string | null;
    /** Awards that are held and wait for somebody. */
    readonly waiting: number;
    /** Since when awards are held, and why the first one was; null if none is. */
    readonly open: {
      /** When the first award was held. MM/DD/YYYY HH:MM:SS, UTC. */
      readonly since_date: string | null;
      /** The version that ran. */
      readonly program_version: number;
      /** Why the breaker held an award. */
      readonly first: HeldReason;
    } | null;
  }[];
}
