import {
  describeChanges,
  lintProgram,
  type ProgramChange,
  type ProgramProblem,
  type ProgramWarning,
} from '@fealty/core';
import type pg from 'pg';
import { checkShape } from '../program/check-shape.ts';
import { readRunning } from '../store/program-versions.ts';
import { changesFor, judgeProgram, readDocument, readEmptyPools } from './judge-program.ts';

/** What applying a document would come to. */
export interface ProgramPlan {
  /** The version that runs. */
  readonly running: number;
  /** Whether applying would make a version. */
  readonly isNew: boolean;
  readonly changes: readonly ProgramChange[];
  readonly warnings: readonly ProgramWarning[];
  /** Why it cannot be applied; then nothing else is known of it. */
  readonly problems: readonly ProgramProblem[];
  /** Rewards whose pools hold no code. */
  readonly withoutCodes: readonly string[];
}

export interface PlanProgram {
  readonly merchantId: number;
  /** As it was read from JSON or YAML. */
  readonly document: unknown;
  /** The version that it was made for; null for whatever runs. */
  readonly base: number | null;
}

/**
 * Says what applying a document would change, and changes nothing. Whether members share a value
 * that becomes unique is found out by applying alone. Throws `ProgramMoved`, `VersionUnknown`.
 */
export async function planProgram(
  pool: pg.Pool,
  { merchantId, document: given, base }: PlanProgram,
): Promise<ProgramPlan> {
  const running = await readRunning(pool, merchantId);
  const checked = checkShape(given);
  if (!checked.ok) return unfit(running.version, checked.problems);
  const { document } = checked;
  const judged = judgeProgram(document, running.version + 1, running.stamps);
  if ('problems' in judged) return unfit(running.version, judged.problems);
  const changes = await changesFor(pool, running, { merchantId, base, document });
  return {
    running: running.version,
    isNew: running.document === null || changes.length > 0,
    changes,
    warnings: lintProgram(judged.program, running.now),
    problems: [],
    withoutCodes: await readEmptyPools(pool, merchantId, document),
  };
}

function unfit(running: number, problems: readonly ProgramProblem[]): ProgramPlan {
  return { running, isNew: false, changes: [], warnings: [], problems, withoutCodes: [] };
}

/** How what runs differs from a document that somebody keeps. */
export interface ProgramDrift {
  readonly running: number;
  /** Told from the document to what runs: what somebody changed behind its back. */
  readonly changes: readonly ProgramChange[];
}

/** Compares a document with what runs, whether or not it could be applied. Throws `ProgramRefused`. */
export async function readDrift(
  pool: pg.Pool,
  { merchantId, document: given }: Pick<PlanProgram, 'merchantId' | 'document'>,
): Promise<ProgramDrift> {
  const document = readDocument(given);
  const running = await readRunning(pool, merchantId);
  const changes = running.document === null ? [] : describeChanges(document, running.document);
  return { running: running.version, changes };
}
