import type { Program } from '@fealty/core';
import type pg from 'pg';
import { openInstallation } from '../open-installation.ts';
import type { Merchant } from '../store/merchants.ts';
import { Programs } from '../store/programs.ts';
import type { CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';

/** What commands about what is owed work with. */
interface LiabilityTools {
  readonly pool: pg.Pool;
  readonly merchant: Merchant;
  readonly program: Program;
}

/** Runs something about the points of a merchant: the one that is named, or the only one. */
export async function withLiability(
  io: CommandIo,
  partnerId: string | undefined,
  work: (tools: LiabilityTools) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation(io.config(), 'fealty liability');
  try {
    const { pool } = installation.database;
    const merchant = await merchantOf(pool, partnerId);
    const program = await new Programs(pool).running(merchant.id);
    return await work({ pool, merchant, program });
  } finally {
    await installation.close();
  }
}
