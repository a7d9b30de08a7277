import pg from 'pg';
import { startFealty } from '../tests/support/fealty-process.ts';
import { inBenchSetting, type BenchSetting } from './bench-setting.ts';
import { loadUntilDone, printBeside } from './beside-loads.ts';
import { describeMachine } from './report.ts';
import { runLoad } from './run-load.ts';
import { fillShop, type BenchShop } from './set-up.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * Lets very many lots lapse at one moment and measures the awards of a shop at half its load before
 * it, meanwhile and after it, and the ratio of their p99:
 *   npm run bench:expire [-- --lots 50000 --seconds 10 --postgres 18|15]
 */

const values = readOptions({
  lots: { type: 'string', default: '1000000' },
  seconds: { type: 'string', default: '20' },
  postgres: { type: 'string', default: '18' },
});

/** Past purchases of a member, on as many days: each lapses as a lot of its own. */
const LOTS_EACH = 4;
/** Every lot of the seed was earned within 300 days and lives twelve months. */
const LAPSED_AFTER_DAYS = 500;
/** How long to wait for the end of the expiry at most, for each thousand lots. */
const PATIENCE_MS_PER_THOUSAND = 20_000;

const lots = wholeOption('lots', values.lots);
const seconds = wholeOption('seconds', values.seconds);
const members = Math.ceil(lots / LOTS_EACH);
await inBenchSetting({ name: 'expire', postgres: values.postgres }, async (setting) => {
  console.error(`seeding ${String(members)} members with ${String(lots)} lots`);
  const size = { members, transactions: lots, deep: 0 };
  await fillShop(setting.database, setting.shop, size);
  await measure(setting);
});

async function measure({ database, shop, results }: BenchSetting): Promise<void> {
  const owner = new pg.Client(database.owner);
  await owner.connect();
  const server = await startFealty(shop.environment);
  try {
    const target = { url: server.url, keys: shop.keys, results };
    const load = { request: 'purchase', members: { first: 1, count: members }, seconds } as const;
    const most = await runLoad(target, 'full', load);
    const half = { ...load, rate: Math.floor(most.perSecond / 2) };
    const before = await runLoad(target, 'before', half);
    // The clock of the shop jumps: all that was seeded has lapsed, what is earned now has not.
    await owner.query('update merchants set is_test = true, clock_offset_ms = $2 where id = $1', [
      shop.merchantId,
      LAPSED_AFTER_DAYS * 86_400_000,
    ]);
    const started = performance.now();
    const [during, tookMs] = await Promise.all([
      loadUntilDone(target, half, () => isDone(owner, shop, started)),
      untilDone(owner, shop, started),
    ]);
    const after = await runLoad(target, 'after', half);
    const lapsed = await owner.query<{ lapses: string; lots: string }>(
      `select count(distinct transaction_id) as lapses, count(*) as lots
         from postings where merchant_id = $1 and target = 'expired'`,
      [shop.merchantId],
    );
    const [row] = lapsed.rows;
    console.log(`\n${JSON.stringify(describeMachine(database.version, false))}`);
    console.log(
      `half load: ${String(half.rate)} awards a second of ${most.perSecond.toFixed(0)}\n` +
        `${String(row?.lots)} lots lapsed by ${String(row?.lapses)} commands in ` +
        `${(tookMs / 1000).toFixed(1)} s, ` +
        `${((Number(row?.lots) / tookMs) * 1000).toFixed(0)} lots a second\n`,
    );
    printBeside({ before, during, after });
  } finally {
    await server.stop();
    await owner.end();
  }
}

async function untilDone(owner: pg.Client, shop: BenchShop, started: number): Promise<number> {
  while (!(await isDone(owner, shop, started))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return performance.now() - started;
}

async function isDone(owner: pg.Client, shop: BenchShop, started: number): Promise<boolean> {
  const mostMs = 60_000 + (lots / 1000) * PATIENCE_MS_PER_THOUSAND;
  if (performance.now() - started > mostMs) throw new Error('the expiry does not end');
  const left = await owner.query(
    `select 1 from expiry_sums
      where merchant_id = $1 and points > 0
        and expires_at <= now() + make_interval(days => $2) limit 1`,
    [shop.merchantId, LAPSED_AFTER_DAYS],
  );
  return left.rows.length === 0;
}
