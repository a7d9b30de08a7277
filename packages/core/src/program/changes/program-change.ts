/** Parts of a document, in the order in which changes of it are told. */
export const PROGRAM_PARTS = [
  'program',
  'policies',
  'earning',
  'breaker',
  'budgets',
  'referrals',
  'occasions',
  'members',
  'activities',
  'rewards',
  'tiers',
] as const;

/** One difference between two documents. */
export interface ProgramChange {
  readonly part: (typeof PROGRAM_PARTS)[number];
  readonly kind: 'added' | 'removed' | 'changed';
  /** Where it stands, such as `activities[0].earn`: of what was removed, in the document before. */
  readonly path: string;
  /** For people: `Gold begins at 1,500 points instead of 1,000 points.` */
  readonly sentence: string;
  /** What it means for what is there already, or null. */
  readonly note: string | null;
}
