import type { Program } from '@fealty/core';
import type pg from 'pg';
import { readRunning } from '../store/program-versions.ts';
import { judgeProgram, ProgramRefused, readDocument } from './judge-program.ts';

/**
 * A document as it would decide if it ran next, for simulations under it. Throws `ProgramRefused` if
 * it could not run.
 */
export async function compileToTry(
  pool: pg.Pool,
  merchantId: number,
  given: unknown,
): Promise<Program> {
  const document = readDocument(given);
  const { version, stamps } = await readRunning(pool, merchantId);
  const judged = judgeProgram(document, version + 1, stamps);
  if ('problems' in judged) throw new ProgramRefused(judged.problems);
  return judged.program;
}
