import { parseArgs } from 'node:util';
import { calendarDay, DAY, endOfLocalDay, type CalendarDay } from '@fealty/core';
import { openInstallation } from '../open-installation.ts';
import { listPools } from '../queries/list-pools.ts';
import { Programs } from '../store/programs.ts';
import { uploadCoupons } from '../usecases/upload-coupons.ts';
import { UsageProblem, type CliCommand } from './command.ts';
import { merchantOf } from './find-merchant.ts';
import { readInput } from './read-input.ts';

const FILE_BYTES_MAX = 32 * 1024 * 1024;

export const couponsAdd: CliCommand = {
  name: 'coupons add',
  summary: 'add codes to the pool of a reward, one a line, all or none',
  usage: 'REWARD FILE [--expires YYYY-MM-DD] [--merchant PARTNER-ID]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { merchant: { type: 'string' }, expires: { type: 'string' } },
      allowPositionals: true,
    });
    const [rewardId, file] = positionals;
    if (rewardId === undefined) throw new UsageProblem('REWARD is missing');
    const expires = values.expires === undefined ? null : dayOf(values.expires);
    const text = await readInput(file, FILE_BYTES_MAX);
    const codes = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const installation = await openInstallation(io.config(), 'fealty coupons');
    try {
      const { pool } = installation.database;
      const { id: merchantId } = await merchantOf(pool, values.merchant);
      const { timeZone } = await new Programs(pool).refresh(merchantId);
      const expiresAt = expires === null ? null : endOfLocalDay(expires, timeZone);
      const upload = { merchantId, rewardId, codes, expiresAt, actor: 'cli' };
      io.out(`${String(await uploadCoupons(pool, upload))} codes added`);
      return 0;
    } finally {
      await installation.close();
    }
  },
};

export const couponsList: CliCommand = {
  name: 'coupons list',
  summary: 'show the pools of rewards: codes given out, codes left, and the last alert',
  usage: '[--merchant PARTNER-ID]',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { merchant: { type: 'string' } } });
    const installation = await openInstallation(io.config(), 'fealty coupons');
    try {
      const { pool } = installation.database;
      const { id: merchantId } = await merchantOf(pool, values.merchant);
      for (const { rewardId, uploaded, issued, alert, alertedAt } of await listPools(
        pool,
        merchantId,
      )) {
        const left = `${String(issued)} given out, ${String(uploaded - issued)} left`;
        const told = alertedAt === null ? [] : [alert, new Date(alertedAt).toISOString()];
        io.out([rewardId, left, ...told].join('  '));
      }
      return 0;
    } finally {
      await installation.close();
    }
  },
};

/** The last day on which the codes are good, to its end in the program's zone. */
function dayOf(text: string): CalendarDay {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(instant)) throw new UsageProblem(`--expires is a day such as 2027-12-31`);
  return calendarDay(instant / DAY);
}
