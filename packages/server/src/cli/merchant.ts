import { parseArgs } from 'node:util';
import { openInstallation } from '../open-installation.ts';
import { STARTER_PROGRAM } from '../program/starter.ts';
import { readMerchants } from '../store/merchants.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { UsageProblem, type CliCommand } from './command.ts';

export const merchantCreate: CliCommand = {
  name: 'merchant create',
  summary: 'add a merchant with a starter program and an admin key',
  usage: '--name NAME [--test]',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { name: { type: 'string' }, test: { type: 'boolean', default: false } },
    });
    if (values.name === undefined) throw new UsageProblem('--name is missing');
    const installation = await openInstallation(io.config(), 'fealty merchant');
    try {
      const { merchant, apiKey } = await createMerchant(
        installation.database.pool,
        installation.secret,
        { name: values.name, isTest: values.test, program: STARTER_PROGRAM, actor: 'cli' },
      );
      io.out(`partner-id  ${merchant.partnerId}`);
      io.out(`api-key     ${apiKey}`);
      io.err('The key is shown this once.');
      return 0;
    } finally {
      await installation.close();
    }
  },
};

export const merchantList: CliCommand = {
  name: 'merchant list',
  summary: 'list the merchants',
  usage: '',
  async run(_args, io) {
    const installation = await openInstallation(io.config(), 'fealty merchant');
    try {
      for (const merchant of await readMerchants(installation.database.pool)) {
        io.out(`${merchant.partnerId}  ${merchant.name}${merchant.isTest ? '  (test)' : ''}`);
      }
      return 0;
    } finally {
      await installation.close();
    }
  },
};
