import type { Program } from '@fealty/core';
import type pg from 'pg';
import { lastVersionOf, readRunning } from '../store/program-versions.ts';
import { judgeProgram, ProgramRefused, readDocument } from './judge-program.ts';

/** A program that is tried on the history of a merchant, under a number that no version has. */
export interface TrialProgram {
  readonly program: Program;
  /** Of things that the running program has too, when they first appeared. */
  readonly stamps: Awaited<ReturnType<typeof readRunning>>['stamps'];
}

/**
 * Checks a document that is to be tried. It must count points as the running program does, or sums of the
 * two could not be compared. Throws `ProgramRefused`.
 */
export async function trialProgram(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  given: unknown,
): Promise<TrialProgram> {
  const document = readDocument(given);
  const running = await readRunning(client, merchantId);
  const version = (await lastVersionOf(client, merchantId)) + 1;
  const judged = judgeProgram(document, version, running.stamps);
  if ('problems' in judged) throw new ProgramRefused(judged.problems);
  const { pointsDecimals: found = 0 } = document;
  const allowed = running.document?.pointsDecimals ?? 0;
  if (running.document !== null && found !== allowed) {
    throw new ProgramRefused([
      {
        path: 'pointsDecimals',
        found: String(found),
        allowed: `${String(allowed)}, as the program counts that runs`,
      },
    ]);
  }
  return { program: judged.program, stamps: running.stamps };
}
