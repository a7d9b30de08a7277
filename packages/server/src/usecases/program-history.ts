import { describeChanges, type ProgramChange } from '@fealty/core';
import type pg from 'pg';
import {
  listVersions,
  readRunning,
  readVersion,
  type ProgramVersion,
} from '../store/program-versions.ts';
import { VersionUnknown } from './judge-program.ts';

/** A version with what it changed of the one before it; the first one changed nothing. */
export interface ToldVersion extends ProgramVersion {
  readonly changes: readonly ProgramChange[];
  readonly isRunning: boolean;
}

/** A part of a program's history. */
export interface ProgramHistory {
  /** Newest first. */
  readonly versions: readonly ToldVersion[];
  /** Versions in all: they are numbered from 1 on without a gap. */
  readonly total: number;
}

/** Versions that are read at once: each has its whole document. */
export const HISTORY_MAX = 20;

/** What ran, newest first, and what each version changed. `skip` leaves out the newest. */
export async function readHistory(
  pool: pg.Pool,
  merchantId: number,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<ProgramHistory> {
  const running = await readRunning(pool, merchantId);
  // Whatever is applied becomes the last version, and runs.
  const total = running.version;
  const wanted = Math.min(limit, HISTORY_MAX);
  const found = await listVersions(pool, merchantId, { from: total - skip, limit: wanted + 1 });
  const versions = found.slice(0, wanted).map((version, index) => ({
    ...version,
    changes: changesOf(found[index + 1] ?? null, version),
    isRunning: version.version === running.version,
  }));
  return { versions, total };
}

/** One version with what it changed. Throws `VersionUnknown`. */
export async function readToldVersion(
  pool: pg.Pool,
  merchantId: number,
  version: number,
): Promise<ToldVersion> {
  const [found, before] = await listVersions(pool, merchantId, { from: version, limit: 2 });
  if (found?.version !== version) throw new VersionUnknown(version);
  const running = await readRunning(pool, merchantId);
  return {
    ...found,
    changes: changesOf(before ?? null, found),
    isRunning: running.version === version,
  };
}

/** The version that runs, or null before anything does. */
export async function readRunningVersion(
  pool: pg.Pool,
  merchantId: number,
): Promise<ProgramVersion | null> {
  const { version } = await readRunning(pool, merchantId);
  return version === 0 ? null : readVersion(pool, merchantId, version);
}

function changesOf(
  before: ProgramVersion | null,
  { document }: ProgramVersion,
): readonly ProgramChange[] {
  return before === null ? [] : describeChanges(before.document, document);
}
