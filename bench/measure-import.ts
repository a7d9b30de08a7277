import { sendInBulk } from './bulk-lane.ts';
import { importedMembers, importedTransactions } from './imported-lines.ts';
import type { BenchShop } from './set-up.ts';

const MEMBERS = 20_000;

/** Transactions imported per second through the bulk lane, beside a full database. */
export async function measureImport(
  shop: BenchShop,
  lines: number,
  say: (line: string) => void,
): Promise<number> {
  const size = {
    importId: 'bench',
    prefix: 'import',
    members: Math.min(MEMBERS, lines),
    transactions: lines,
    now: Date.now(),
    days: 300,
  };
  const quiet = (): void => undefined;
  await sendInBulk(shop, { commands: importedMembers(size), progress: quiet });
  const started = performance.now();
  const done = await sendInBulk(shop, { commands: importedTransactions(size), progress: quiet });
  const perSecond = done / ((performance.now() - started) / 1000);
  say(`  ${'import, lines a second'.padEnd(34)} ${perSecond.toFixed(0)}`);
  return perSecond;
}
