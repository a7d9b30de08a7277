import { parseArgs } from 'node:util';
import { openInstallation } from '../open-installation.ts';
import { readMerchants, type Merchant } from '../store/merchants.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import type { CliCommand } from './command.ts';
import { merchantOf } from './find-merchant.ts';

export const verify: CliCommand = {
  name: 'verify',
  summary: 'recompute every balance, lot and chain from the postings',
  usage: '[--merchant PARTNER-ID]',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { merchant: { type: 'string' } } });
    const installation = await openInstallation(io.config(), 'fealty verify');
    try {
      const { pool } = installation.database;
      const merchants: readonly Merchant[] =
        values.merchant === undefined
          ? await readMerchants(pool)
          : [await merchantOf(pool, values.merchant)];
      let found = 0;
      const client = await pool.connect();
      // A whole history takes as long as it takes.
      await client.query('set statement_timeout = 0');
      for (const merchant of merchants) {
        const started = performance.now();
        const result = await verifyMerchant(client, merchant.id);
        found += result.problems.length;
        for (const problem of result.problems) io.out(`${merchant.partnerId}: ${problem}`);
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        io.out(
          `${merchant.partnerId}: ${String(result.postings)} postings, ` +
            `${String(result.transactions)} transactions, ${String(result.members)} members ` +
            `against their heads in ${seconds} s: ${verdict(result.problems.length)}`,
        );
      }
      client.release(true);
      return found === 0 ? 0 : 1;
    } finally {
      await installation.close();
    }
  },
};

function verdict(problems: number): string {
  return problems === 0 ? 'everything fits' : `${String(problems)} things do not fit`;
}
