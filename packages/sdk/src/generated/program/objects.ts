// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ProgramOrigin, ProgramChange } from './parts.ts';

/** What `program.read` answers with. */
export interface Program {
  /** Its number, from 1 on. */
  readonly version: number;
  /** When it was applied, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly applied_date: string;
  /** Who applied it, such as `key:main` or `cli`. */
  readonly applied_by: string;
  readonly origin: ProgramOrigin;
  /** The program as it was written. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** What `program.readVersion` answers with. */
export interface ProgramVersion extends ProgramVersionRow {
  /** The program as it was written. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** What `program.readAsOf` answers with. */
export interface ProgramAsOf {
  /** What was the case then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly at: string;
  /** As was known then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly known_at: string;
  /** The zone of days and months. */
  readonly time_zone: string;
  /** Points that members could spend. */
  readonly available_points: number;
  /** Points that waited for approval. */
  readonly pending_points: number;
  /** Points in carts. */
  readonly reserved_points: number;
  /** Points that members owed. */
  readonly owed_points: number;
  /** Points given out in all, less what was taken back while it waited. */
  readonly issued_points: number;
  /** Points redeemed in all. */
  readonly redeemed_points: number;
  /** Points taken back in all. */
  readonly deducted_points: number;
  /** Points that lapsed in all. */
  readonly expired_points: number;
  /** Issued points less all others; 0 in books that fit. */
  readonly difference: number;
  /** Members by tier; null in a store that keeps no events. */
  readonly members_by_tier:
    | readonly {
        /** The tier; null without one. */
        readonly loyalty_tier_id: string | null;
        /** How many members had it. */
        readonly members: number;
      }[]
    | null;
  /** The version of the program that decided then; 0 before any did. */
  readonly program_version: number;
}

/** A row of `program.listVersions`. */
export interface ProgramVersionRow {
  /** Its number, from 1 on. */
  readonly version: number;
  /** When it was applied, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly applied_date: string;
  /** Who applied it, such as `key:main` or `cli`. */
  readonly applied_by: string;
  readonly origin: ProgramOrigin;
  /** Whether it decides now. */
  readonly is_running: boolean;
  /** What differs, at most 500 changes. */
  readonly changes: readonly ProgramChange[];
  /** How many changes there are in all. */
  readonly changes_total: number;
}
