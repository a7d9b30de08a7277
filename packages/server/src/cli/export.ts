import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  exportMerchant,
  memberColumns,
  transactionColumns,
  type Exported,
} from '../exports/export-merchant.ts';
import { EXPORT_FORMATS, LineWriter, type ExportFormat } from '../exports/write-lines.ts';
import { openInstallation } from '../open-installation.ts';
import { readCustomAttributes } from '../queries/custom-attributes.ts';
import { Programs } from '../store/programs.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';

type What = 'members' | 'transactions' | 'all';

function exportCommand(what: What): CliCommand {
  return {
    name: `export ${what}`,
    summary: `write ${what === 'all' ? 'members and transactions' : what} into a folder, as import reads them`,
    usage: 'DIR [--format csv|ndjson] [--merchant PARTNER-ID]',
    async run(args, io) {
      const { values, positionals } = parseArgs({
        args: [...args],
        options: { merchant: { type: 'string' }, format: { type: 'string', default: 'csv' } },
        allowPositionals: true,
      });
      const [folder] = positionals;
      if (folder === undefined) throw new UsageProblem('DIR is missing');
      const format = EXPORT_FORMATS.find((each) => each === values.format);
      if (format === undefined) throw new UsageProblem('--format is csv or ndjson');
      return writeFiles({ what, folder, format, partnerId: values.merchant }, io);
    },
  };
}

export const exportMembersCommand = exportCommand('members');
export const exportTransactionsCommand = exportCommand('transactions');
export const exportAll = exportCommand('all');

interface Terms {
  readonly what: What;
  readonly folder: string;
  readonly format: ExportFormat;
  readonly partnerId: string | undefined;
}

async function writeFiles(terms: Terms, io: CommandIo): Promise<number> {
  const { what, folder, format } = terms;
  const installation = await openInstallation(io.config(), 'fealty export');
  const { pool } = installation.database;
  try {
    const { id: merchantId } = await merchantOf(pool, terms.partnerId);
    const { pointsDecimals } = await new Programs(pool).refresh(merchantId);
    await mkdir(folder, { recursive: true });
    const client = await pool.connect();
    const file = (name: string): string => path.join(folder, `${name}.${format}`);
    const to: { members?: LineWriter; transactions?: LineWriter } = {};
    const counts: Exported = { ...NOTHING };
    try {
      // A whole history takes as long as it takes.
      await client.query('set statement_timeout = 0');
      if (what !== 'transactions') {
        const attributes = await readCustomAttributes(client, merchantId);
        to.members = new LineWriter(file('members'), format, memberColumns(attributes));
      }
      if (what !== 'members') {
        to.transactions = new LineWriter(file('transactions'), format, transactionColumns());
      }
      await exportMerchant(client, { merchantId, pointsDecimals }, to, counts);
      await to.members?.close();
      await to.transactions?.close();
    } finally {
      to.members?.abandon();
      to.transactions?.abandon();
      client.release(true);
    }
    tell(io, terms, counts);
    return 0;
  } finally {
    await installation.close();
  }
}

const NOTHING: Exported = {
  members: 0,
  transactions: 0,
  withPending: 0,
  withDebt: 0,
  withHeld: 0,
};

function tell(io: CommandIo, { what, folder }: Terms, counts: Exported): void {
  const { members, transactions, withPending, withDebt, withHeld } = counts;
  const written =
    what === 'members'
      ? `${members} members`
      : what === 'transactions'
        ? `${transactions} transactions of ${members} members`
        : `${members} members and ${transactions} transactions`;
  io.out(`${written} are in ${folder}`);
  if (what === 'members') return;
  if (withPending > 0) io.err(`${withPending} members have pending points, which stay behind`);
  if (withHeld > 0) io.err(`${withHeld} members have a reward in a cart, which counts as redeemed`);
  if (withDebt > 0) io.err(`${withDebt} members owe points, which stay behind`);
}
