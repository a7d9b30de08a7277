import type { ProgramProblem } from '@fealty/core';

/** One is enough to refuse a document. */
const PROBLEMS_MAX = 10;
/** Deeper than any program; what is not deeper can be walked through. */
const DEPTH_MAX = 64;

/** Texts and names that a database cannot keep, and things within things without end. */
export function findUnstorable(given: unknown): readonly ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const look = (value: unknown, path: string, depth: number): void => {
    if (problems.length >= PROBLEMS_MAX) return;
    if (depth > DEPTH_MAX) {
      const allowed = `at most ${String(DEPTH_MAX)} within each other`;
      problems.push({ path, found: 'things within things', allowed });
    } else if (typeof value === 'string') {
      if (!isStorable(value)) problems.push(unstorable(path));
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        look(item, `${path}[${String(index)}]`, depth + 1);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (!isStorable(name)) problems.push(unstorable(path));
        look(inner, path === '' ? name : `${path}.${name}`, depth + 1);
      }
    }
  };
  look(given, '', 0);
  return problems;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function unstorable(path: string): ProgramProblem {
  return { path, found: 'a text with NUL or half a character', allowed: 'text without them' };
}
