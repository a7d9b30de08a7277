// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `foreseen`. */
export interface CorrectionForeseen {
  /** Lines in all: members, or awards. */
  readonly lines: number;
  /** Members whose points would move. */
  readonly members: number;
  /** What would be given. */
  readonly points_given: number;
  /** What would be taken. */
  readonly points_taken: number;
  /** Of what would be taken, what balances do not hold. */
  readonly points_short: number;
  /** Given less taken: what members may spend and owe, all in all. */
  readonly liability_change: number;
  /** Members who would move to another tier. */
  readonly tier_changes: number;
  /** How many lines come to nothing, by why. */
  readonly refused: Readonly<Record<string, number>>;
  /** At most ten lines in sentences: those that do most. */
  readonly examples: readonly string[];
  /** The version that ran when this was foreseen. */
  readonly program_version: number;
}
