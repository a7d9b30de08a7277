import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Equivalent } from './score.ts';

interface Group {
  /** Why no test can tell these from the source. */
  readonly why: string;
  readonly mutants: readonly Omit<Equivalent, 'why'>[];
}

const FILE = path.join(import.meta.dirname, 'equivalents.json');
const groups = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Group[];

/** Mutants that no test can notice, with reasons. Whoever writes the page is told of one that is none. */
export const EQUIVALENTS: readonly Equivalent[] = groups.flatMap(({ why, mutants }) =>
  mutants.map((mutant) => ({ ...mutant, why })),
);
