// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `origin`. */
export interface ProgramOrigin {
  /** `apply` for a document, `draft`, `rollback` or `promote`. */
  readonly by: string;
  /** The version that it repeats, or null. */
  readonly version: number | null;
  /** Name of the draft, or partner id of the store that it comes from. */
  readonly name: string | null;
}

/** A part of several answers: `change`. */
export interface ProgramChange {
  /** Part of the program: `program`, `policies`, `activities`, `rewards`, `tiers`, …. */
  readonly part: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Where it stands; of what was removed, in the document before. */
  readonly path: string;
  /** What changes, for people. */
  readonly sentence: string;
  /** What it means for what is there already. */
  readonly note: string | null;
}
