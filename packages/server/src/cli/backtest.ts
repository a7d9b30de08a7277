import { parseArgs } from 'node:util';
import { selfTest } from '../backtest/replay-merchant.ts';
import { openInstallation } from '../open-installation.ts';
import { Programs } from '../store/programs.ts';
import type { CliCommand } from './command.ts';
import { merchantOf } from './find-merchant.ts';

export const backtest: CliCommand = {
  name: 'backtest',
  summary: 'decide the whole history once more, and see that it comes out as it was',
  usage: '[--merchant PARTNER-ID]',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { merchant: { type: 'string' } } });
    const installation = await openInstallation(io.config(), 'fealty backtest');
    try {
      const { pool } = installation.database;
      const merchant = await merchantOf(pool, values.merchant);
      const client = await pool.connect();
      await client.query('begin transaction isolation level repeatable read, read only');
      // A whole history takes as long as it takes.
      await client.query('set local statement_timeout = 0');
      const started = performance.now();
      const result = await selfTest(client, merchant.id, new Programs(pool));
      client.release(true);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      for (const difference of result.differences) io.out(difference);
      io.out(
        `${String(result.commands)} commands, ${String(result.postings)} postings of ` +
          `${String(result.members)} members in ${seconds} s: ${verdict(result.differences.length)}`,
      );
      if (result.leftOut > 0) {
        io.out(`${String(result.leftOut)} members were erased: what they did is left out`);
      }
      return result.differences.length === 0 ? 0 : 1;
    } finally {
      await installation.close();
    }
  },
};

function verdict(differences: number): string {
  return differences === 0 ? 'it comes out as it was' : 'it comes out otherwise';
}
