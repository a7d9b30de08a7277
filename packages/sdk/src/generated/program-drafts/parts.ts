// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `draft`. */
export interface ProgramDraftSummary {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What people call it; each name stands once. */
  readonly name: string;
  /** The version that it was made for. */
  readonly base_version: number;
  /** Grows by one with each change. */
  readonly revision: number;
  /** Who began it. */
  readonly created_by: string;
  /** When it was begun. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** Who changed it last. */
  readonly last_modified_by: string;
  /** When that was. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
}
