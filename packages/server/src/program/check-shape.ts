import { ProgramSchema, type ProgramShape } from '@fealty/contract';
import type { ProgramDocument, ProgramProblem } from '@fealty/core';
import { Value } from 'typebox/value';
import { findUnstorable } from './find-unstorable.ts';
import { findShapeProblems } from './shape-problems.ts';

/** True if both types admit the same documents; `never` keeps the check below from compiling. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

/** The published schema and what the core reads are one thing; the compiler holds them together. */
true satisfies Same<ProgramShape, ProgramDocument>;

/** Checks the shape of a document against the published schema, naming every place that differs. */
export function checkShape(
  given: unknown,
):
  | { readonly ok: true; readonly document: ProgramDocument }
  | { readonly ok: false; readonly problems: readonly ProgramProblem[] } {
  const shape = findShapeProblems(ProgramSchema, given);
  // The schema judges texts; names that a merchant gives are not in it.
  const problems = shape.length > 0 ? shape : findUnstorable(given);
  if (problems.length === 0 && Value.Check(ProgramSchema, given)) {
    return { ok: true, document: given };
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: false, problems: [{ path: '', found: 'a document', allowed: 'its schema' }] };
}
