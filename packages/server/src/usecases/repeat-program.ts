import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { readRunning, readVersion, type ProgramVersion } from '../store/program-versions.ts';
import { applyProgramIn, nothingElse, type Also, type AppliedProgram } from './apply-program.ts';
import { VersionUnknown } from './judge-program.ts';

export interface RollBack {
  readonly merchantId: number;
  /** The version whose document is to run again. */
  readonly version: number;
  /** The version that is to be left; null for whatever runs. */
  readonly base: number | null;
  readonly actor: string;
}

/**
 * Lets the document of an older version run again, as a new version: what happened in between keeps
 * the version that decided it. Throws `VersionUnknown`, `ProgramMoved`, `ProgramRefused`.
 */
export function rollBackProgram(
  pool: pg.Pool,
  { merchantId, version, base, actor }: RollBack,
  also: Also<AppliedProgram> = nothingElse,
): Promise<AppliedProgram> {
  return inTransaction(pool, async (client) => {
    const { document } = await versionOf(client, merchantId, version);
    const origin = { by: 'rollback', version } as const;
    const applied = await applyProgramIn(client, { merchantId, document, actor, base, origin });
    await also(client, applied);
    return applied;
  });
}

/** A version that a merchant had. Throws `VersionUnknown`. */
export async function versionOf(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  version: number,
): Promise<ProgramVersion> {
  const found = await readVersion(client, merchantId, version);
  if (found === null) throw new VersionUnknown(version);
  return found;
}

/** One merchant of the installation, by the names that operators use. */
export interface Party {
  readonly id: number;
  readonly partnerId: string;
}

/**
 * Lets a version of one merchant run for another, such as that of a test store for the live one.
 * Without a number it is the version that runs there. Throws as `rollBackProgram` does.
 */
export async function promoteProgram(
  pool: pg.Pool,
  wanted: {
    readonly from: Party;
    readonly to: Party;
    readonly version: number;
    readonly base: number | null;
    readonly actor: string;
  },
): Promise<AppliedProgram> {
  const { from, to, version, base, actor } = wanted;
  const { document } = await versionOf(pool, from.id, version);
  const origin = { by: 'promote', partnerId: from.partnerId, version } as const;
  return inTransaction(pool, (client) =>
    applyProgramIn(client, { merchantId: to.id, document, actor, base, origin }),
  );
}

/** The number of the version that runs; 0 before anything does. */
export async function runningVersionOf(pool: pg.Pool, merchantId: number): Promise<number> {
  return (await readRunning(pool, merchantId)).version;
}
