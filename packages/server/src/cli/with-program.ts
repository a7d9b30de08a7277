import type pg from 'pg';
import { openInstallation } from '../open-installation.ts';
import { PROGRAM_BYTES_MAX, readProgram } from '../program/read-program.ts';
import type { Merchant } from '../store/merchants.ts';
import { UsageProblem, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';
import { readInput } from './read-input.ts';

/** What commands about a program work with. */
interface ProgramTools {
  readonly pool: pg.Pool;
  readonly merchant: Merchant;
}

/** Runs something about the program of a merchant: the one that is named, or the only one. */
export async function withProgram(
  io: CommandIo,
  partnerId: string | undefined,
  work: (tools: ProgramTools) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation(io.config(), 'fealty program');
  try {
    const { pool } = installation.database;
    return await work({ pool, merchant: await merchantOf(pool, partnerId) });
  } finally {
    await installation.close();
  }
}

/** A document out of a file, not judged yet. Throws `UsageProblem` and `ProgramUnreadable`. */
export async function readProgramFile(file: string | undefined): Promise<unknown> {
  return readProgram(await readInput(file, PROGRAM_BYTES_MAX));
}

/** The number of a version, or null if none was said. */
export function readVersionNumber(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageProblem(`${name} is ${given}; the number of a version is allowed, such as 3`);
}
