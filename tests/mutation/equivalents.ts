import type { Equivalent } from './score.ts';

/** Mutants that no test can notice, each with its reason. A line that no run meets any more is refused. */
export const EQUIVALENTS: readonly Equivalent[] = [];
