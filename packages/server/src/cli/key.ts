import { parseArgs } from 'node:util';
import { openInstallation, type Installation } from '../open-installation.ts';
import {
  KEY_SCOPES,
  readKeys,
  type KeyLimits,
  type KeyScope,
  type ListedKey,
} from '../store/keys.ts';
import type { Merchant } from '../store/merchants.ts';
import { createKey, KEY_NAME, limitKey, revokeKey } from '../usecases/create-key.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';

const options = {
  merchant: { type: 'string' },
  scope: { type: 'string', default: 'write' },
  'limit-write': { type: 'string' },
  'limit-general': { type: 'string' },
} as const;

const LIMITS_USAGE = '[--limit-write N] [--limit-general N]';
const LIMIT_MAX = 1_000_000;

type Work = (
  installation: Installation,
  merchant: Merchant,
  given: { readonly identifier: string; readonly scope: string; readonly limits: KeyLimits },
) => Promise<number>;

async function withMerchant(args: readonly string[], io: CommandIo, work: Work): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const limits = {
    write: limitOf('--limit-write', values['limit-write']),
    general: limitOf('--limit-general', values['limit-general']),
  };
  const installation = await openInstallation(io.config(), 'fealty key');
  try {
    const merchant = await merchantOf(installation.database.pool, values.merchant);
    return await work(installation, merchant, {
      identifier: positionals[0] ?? '',
      scope: values.scope,
      limits,
    });
  } finally {
    await installation.close();
  }
}

/** Requests a second; without one as the operator says, 0 for as many as come. */
function limitOf(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  const limit = /^\d{1,7}$/.test(given) ? Number(given) : NaN;
  if (limit <= LIMIT_MAX) return limit;
  throw new UsageProblem(`${name} is ${given}; whole numbers from 0 to ${LIMIT_MAX} are allowed`);
}

function shownLimits({ write, general }: KeyLimits): string {
  const shown = (limit: number | null): string => {
    if (limit === null) return 'as all';
    return limit === 0 ? 'none' : `${limit}/s`;
  };
  return `limits: write ${shown(write)}, general ${shown(general)}`;
}

export const keyCreate: CliCommand = {
  name: 'key create',
  summary: 'make an API key',
  usage: `IDENTIFIER [--scope admin|write|support|read] ${LIMITS_USAGE} [--merchant PARTNER-ID]`,
  run: (args, io) =>
    withMerchant(args, io, async ({ database, secret }, merchant, given) => {
      const scope = KEY_SCOPES.find((each): each is KeyScope => each === given.scope);
      if (scope === undefined) throw new UsageProblem(`--scope is one of ${KEY_SCOPES.join(', ')}`);
      if (!KEY_NAME.test(given.identifier)) {
        throw new UsageProblem('name the key: letters, digits, dot, dash, 64 at most');
      }
      const { identifier, limits } = given;
      const key = { merchantId: merchant.id, identifier, scope, limits, actor: 'cli' };
      io.out(await createKey(database.pool, secret, key));
      io.err('The key is shown this once.');
      return 0;
    }),
};

function stateOf({ revokedAt }: ListedKey): string {
  if (revokedAt === null) return 'live';
  if (revokedAt <= Date.now()) return 'revoked';
  return `ends ${new Date(revokedAt).toISOString().slice(0, 16)}Z`;
}

export const keyList: CliCommand = {
  name: 'key list',
  summary: 'list the API keys, without the keys themselves',
  usage: '[--merchant PARTNER-ID]',
  run: (args, io) =>
    withMerchant(args, io, async ({ database }, merchant) => {
      for (const key of await readKeys(database.pool, merchant.id)) {
        const state = stateOf(key);
        const used = key.lastUsedOn === null ? 'never used' : `last used ${key.lastUsedOn}`;
        const { identifier, scope, lastFour } = key;
        const limits = shownLimits(key.limits);
        io.out(`${identifier}  ${scope}  …${lastFour}  ${state}  ${used}  ${limits}`);
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

export const keyLimit: CliCommand = {
  name: 'key limit',
  summary: 'say how many requests a second a key may send; what is left out is as for all keys',
  usage: `IDENTIFIER ${LIMITS_USAGE} [--merchant PARTNER-ID]`,
  run: (args, io) =>
    withMerchant(args, io, async ({ database }, merchant, { identifier, limits }) => {
      const wanted = { merchantId: merchant.id, identifier, limits, actor: 'cli' };
      if (!(await limitKey(database.pool, wanted))) {
        throw new UsageProblem(`there is no live key ${identifier}`);
      }
      io.out(`${identifier}  ${shownLimits(limits)}`);
      return 0;
    }),
};
