import { ProgramSchema, type ProgramShape } from '@fealty/contract';
import type { ProgramDocument, ProgramProblem } from '@fealty/core';
import { Value } from 'typebox/value';

/** Problems shown of one document; who has more mends these first. */
const PROBLEMS_MAX = 100;

/** Checks the shape of a document against the published schema, naming every place that differs. */
export function checkShape(
  given: unknown,
):
  | { readonly ok: true; readonly document: ProgramDocument }
  | { readonly ok: false; readonly problems: readonly ProgramProblem[] } {
  if (Value.Check(ProgramSchema, given))
    return { ok: true, document: given satisfies ProgramShape };
  const problems = new Map<string, ProgramProblem>();
  for (const { instancePath, keyword, message } of Value.Errors(ProgramSchema, given)) {
    // The schema says it once more as "false" for each property too many.
    if (keyword === 'boolean' || keyword === 'anyOf') continue;
    const key = `${instancePath} ${message}`;
    if (problems.size < PROBLEMS_MAX && !problems.has(key)) {
      problems.set(key, {
        path: instancePath,
        found: shown(valueAt(given, instancePath)),
        allowed: message,
      });
    }
  }
  return { ok: false, problems: [...problems.values()] };
}

function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}

const SHOWN_MAX = 80;

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return 'nothing';
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}
