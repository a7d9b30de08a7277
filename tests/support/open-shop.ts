import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInside } from './run-inside.ts';
import type { ShopKeys } from './v1-client.ts';

type Environment = Readonly<Record<string, string>>;

/** Makes a merchant of an installation by its command, with the starter program. */
export async function openShop(
  environment: Environment,
  { isTest = false }: { readonly isTest?: boolean } = {},
): Promise<ShopKeys> {
  const kind = isTest ? ['--test'] : [];
  const { out } = await speak(['merchant', 'create', '--name', 'A shop', ...kind], environment);
  const partnerId = /partner-id\s+(\w+)/.exec(out)?.[1];
  const apiKey = /api-key\s+(\w+)/.exec(out)?.[1];
  if (partnerId === undefined || apiKey === undefined) throw new Error(`no keys in: ${out}`);
  return { partnerId, apiKey };
}

/** Lets a program of the test's own run, with codes for its rewards. */
export async function stockShop(
  environment: Environment,
  { partnerId }: ShopKeys,
  program: unknown,
  coupons: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-shop-'));
  const merchant = ['--merchant', partnerId];
  try {
    const file = path.join(folder, 'program.json');
    await writeFile(file, JSON.stringify(program));
    await speak(['program', 'apply', file, ...merchant], environment);
    for (const [rewardId, codes] of Object.entries(coupons)) {
      const list = path.join(folder, rewardId);
      await writeFile(list, codes.join('\n'));
      await speak(['coupons', 'add', rewardId, list, ...merchant], environment);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function speak(args: readonly string[], environment: Environment): Promise<{ out: string }> {
  const { code, out, err } = await runInside(args, environment);
  if (code !== 0) throw new Error(`fealty ${args.join(' ')} ended with ${String(code)}: ${err}`);
  return { out };
}
