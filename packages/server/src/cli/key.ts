import { parseArgs } from 'node:util';
import { openInstallation, type Installation } from '../open-installation.ts';
import { KEY_SCOPES, readKeys, type KeyScope } from '../store/keys.ts';
import type { Merchant } from '../store/merchants.ts';
import { createKey, revokeKey } from '../usecases/create-key.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';

const options = {
  merchant: { type: 'string' },
  scope: { type: 'string', default: 'write' },
} as const;

type Work = (
  installation: Installation,
  merchant: Merchant,
  given: { readonly identifier: string; readonly scope: string },
) => Promise<number>;

async function withMerchant(args: readonly string[], io: CommandIo, work: Work): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const installation = await openInstallation(io.config(), 'fealty key');
  try {
    const merchant = await merchantOf(installation.database.pool, values.merchant);
    return await work(installation, merchant, {
      identifier: positionals[0] ?? '',
      scope: values.scope,
    });
  } finally {
    await installation.close();
  }
}

export const keyCreate: CliCommand = {
  name: 'key create',
  summary: 'make an API key',
  usage: 'IDENTIFIER [--scope admin|write|support|read] [--merchant PARTNER-ID]',
  run: (args, io) =>
    withMerchant(args, io, async ({ database, secret }, merchant, given) => {
      const scope = KEY_SCOPES.find((each): each is KeyScope => each === given.scope);
      if (scope === undefined) throw new UsageProblem(`--scope is one of ${KEY_SCOPES.join(', ')}`);
      if (!/^[\w.-]{1,64}$/.test(given.identifier)) {
        throw new UsageProblem('name the key: letters, digits, dot, dash, 64 at most');
      }
      const { identifier } = given;
      const key = { merchantId: merchant.id, identifier, scope, actor: 'cli' };
      io.out(await createKey(database.pool, secret, key));
      io.err('The key is shown this once.');
      return 0;
    }),
};

export const keyList: CliCommand = {
  name: 'key list',
  summary: 'list the API keys, without the keys themselves',
  usage: '[--merchant PARTNER-ID]',
  run: (args, io) =>
    withMerchant(args, io, async ({ database }, merchant) => {
      for (const key of await readKeys(database.pool, merchant.id)) {
        const state = key.revokedAt === null ? 'live' : 'revoked';
        const used = key.lastUsedOn === null ? 'never used' : `last used ${key.lastUsedOn}`;
        io.out(`${key.identifier}  ${key.scope}  …${key.lastFour}  ${state}  ${used}`);
      }
      return 0;
    }),
};

export const keyRevoke: CliCommand = {
  name: 'key revoke',
  summary: 'end an API key',
  usage: 'IDENTIFIER [--merchant PARTNER-ID]',
  run: (args, io) =>
    withMerchant(args, io, async ({ database }, merchant, { identifier }) => {
      const wanted = { merchantId: merchant.id, identifier, actor: 'cli' };
      if (!(await revokeKey(database.pool, wanted))) {
        throw new UsageProblem(`there is no live key ${identifier}`);
      }
      io.out(`${identifier} is revoked; it may work for two more seconds`);
      return 0;
    }),
};
