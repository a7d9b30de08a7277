// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { CorrectionForeseen } from './parts.ts';

/** What `corrections.read` answers with. */
export interface Correction extends CorrectionSummary {
  /** How far it is: lines by state. */
  readonly progress: readonly {
    /** State of these lines. */
    readonly state: string;
    /** Why they were refused, left out or kept. */
    readonly code: string | null;
    /** The same for people. */
    readonly why: string | null;
    /** How many. */
    readonly lines: number;
    /** What they were foreseen to move, signed. */
    readonly points: number;
    /** What their undo made a debt. */
    readonly points_owed: number;
  }[];
}

/** A row of `corrections.list`. */
export interface CorrectionSummary {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Why; stands with each transaction. */
  readonly reason: string;
  /** As it was sent. */
  readonly select: Readonly<Record<string, unknown>>;
  /** As it was sent. */
  readonly act: Readonly<Record<string, unknown>>;
  /**
   * previewing, previewed, waiting_for_approval, applying, applied, undoing, undone, failed
   * or cancelled.
   */
  readonly state: string;
  /** Applying or undoing was stopped, and may go on. */
  readonly stopped: boolean;
  /** Somebody else has to agree before it is applied. */
  readonly needs_approval: boolean;
  /** Who agreed. */
  readonly approved_by: string | null;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly approved_date: string | null;
  /** Who made it. */
  readonly created_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When its state last changed. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
  /** Why it failed. */
  readonly error: string | null;
  /** What it would come to; null until that is known. */
  readonly foreseen: CorrectionForeseen | null;
}

/** A row of `corrections.listLines`. */
export interface CorrectionLine {
  /** Its number in the correction. */
  readonly line: number;
  /** Internal id of the member. */
  readonly member: string;
  /** Your id of whoever goes on for the member; empty if erased. */
  readonly member_id: string;
  /** The award that is corrected; null if the line is about the member. */
  readonly award: string | null;
  /** selected, foreseen, refused, applied, left_out, undone or kept. */
  readonly state: string;
  /** Signed; what is foreseen. */
  readonly points: number | null;
  /** Of what is taken, what the balance does not hold. */
  readonly points_short: number;
  /** Tier before. */
  readonly tier_from: string | null;
  /** Tier after. */
  readonly tier_to: string | null;
  /** Why it was refused, left out or kept. */
  readonly code: string | null;
  /** The same for people. */
  readonly why: string | null;
  /** What it did. */
  readonly transaction_id: string | null;
  /** What took that back. */
  readonly undo_transaction_id: string | null;
  /** What the undo made a debt. */
  readonly points_owed: number;
}
