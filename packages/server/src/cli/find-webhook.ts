import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { openInstallation, type Installation } from '../open-installation.ts';
import { readWebhook, type Webhook } from '../queries/webhooks.ts';
import { UsageProblem, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';

export const OF_MERCHANT = '[--merchant PARTNER-ID]';
/** Who asks, for the audit. */
export const ACTOR = 'cli';

/** A merchant and what it takes to do something about his webhooks. */
export interface Shop {
  readonly installation: Installation;
  readonly merchantId: number;
}

/** Opens the installation, finds the merchant, and closes it all again. */
export async function withShop(
  io: CommandIo,
  partnerId: string | undefined,
  work: (shop: Shop) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation(io.config(), 'fealty webhooks');
  try {
    const { id: merchantId } = await merchantOf(installation.database.pool, partnerId);
    return await work({ installation, merchantId });
  } finally {
    await installation.close();
  }
}

type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>
>;

/** Reads options, and words that are none. */
export function parse<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
): Parsed<T> {
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

/** The webhook of an id. */
export async function webhookOf(
  { installation, merchantId }: Shop,
  id: string | undefined,
): Promise<Webhook> {
  if (id === undefined) {
    throw new UsageProblem('WEBHOOK is missing: an id of "fealty webhooks list"');
  }
  const found = await readWebhook(installation.database.pool, merchantId, id);
  if (found === null) throw new UsageProblem(`there is no webhook ${id}`);
  return found;
}
