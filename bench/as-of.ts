import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { keepSums } from '../packages/server/src/liability/keep-sums.ts';
import { readOutstanding } from '../packages/server/src/liability/read-outstanding.ts';
import { readTotals } from '../packages/server/src/liability/read-totals.ts';
import { readAsOf } from '../packages/server/src/queries/read-as-of.ts';
import { openDatabase, type Database } from '../packages/server/src/runtime/database.ts';
import { openBenchDatabase } from './open-database.ts';
import { describeMachine } from './report.ts';
import { fillShop, makeShop } from './set-up.ts';
import { percentile } from './summary.ts';
import { warmUpTables } from './warm-up-tables.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * What a look back costs, on ledgers of several sizes: a member as of a moment, totals of the program as
 * of a moment as known at another, and what is outstanding.
 *   npm run bench:as-of -- [--postings 100000,1000000,5000000] [--looks 40]
 * Members are to stay below 50 ms and totals below a second, whatever the size.
 */

const values = readOptions({
  postings: { type: 'string', default: '100000,1000000' },
  looks: { type: 'string', default: '40' },
});

const sizes = values.postings.split(',').map((text) => wholeOption('postings', text, 1000));
const looks = wholeOption('looks', values.looks);

const POSTINGS_OF_A_MEMBER = 5;
const DAY_MS = 86_400_000;
const LIMITS = { member: 50, totals: 1000 } as const;

interface Taken {
  readonly postings: number;
  readonly member: readonly number[];
  readonly totals: readonly number[];
  readonly outstanding: readonly number[];
  readonly sumSeconds: number;
  readonly sumRows: number;
}

const results: Taken[] = [];
for (const postings of sizes) results.push(await measure(postings));
console.log(
  'postings   sums s   rows of sums   member p50   max    totals p50   max    outstanding p50',
);
const [first] = results;
let isFine = true;
for (const taken of results) {
  const { member, totals, outstanding } = taken;
  const ms = (times: readonly number[], part: number): string => percentile(times, part).toFixed(1);
  console.log(
    [
      String(taken.postings).padEnd(10),
      taken.sumSeconds.toFixed(1).padStart(6),
      String(taken.sumRows).padStart(14),
      ms(member, 0.5).padStart(12),
      ms(member, 1).padStart(6),
      ms(totals, 0.5).padStart(12),
      ms(totals, 1).padStart(6),
      ms(outstanding, 0.5).padStart(17),
    ].join(' '),
  );
  const ratio = (of: 'member' | 'totals'): string =>
    (percentile(taken[of], 0.5) / percentile(first?.[of] ?? [], 0.5)).toFixed(2);
  console.log(
    `  × ${ratio('member')} of the smallest for members, × ${ratio('totals')} for totals`,
  );
  isFine &&= percentile(member, 0.5) < LIMITS.member && percentile(totals, 1) < LIMITS.totals;
}
process.exitCode = isFine ? 0 : 1;

async function measure(postings: number): Promise<Taken> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-as-of-'));
  const database = await openBenchDatabase(path.join(folder, 'postgres'), '18');
  try {
    if (results.length === 0) console.log(JSON.stringify(describeMachine(database.version, true)));
    console.error(`seeding ${String(postings)} postings`);
    const shop = await makeShop(database, folder);
    const members = Math.ceil(postings / POSTINGS_OF_A_MEMBER);
    await fillShop(database, shop, { members, transactions: postings, deep: 0 });
    const opened = openDatabase(database.owner);
    const began = performance.now();
    while ((await keepSums(opened.pool, shop.merchantId)).cutShort);
    const sumSeconds = (performance.now() - began) / 1000;
    const owner = new pg.Client(database.owner);
    await owner.connect();
    await owner.query('vacuum (analyze)');
    const { rows } = await owner.query<{ rows: string }>('select count(*) as rows from daily_sums');
    await owner.end();
    await warmUpTables(database);
    const taken = await look(opened, shop.merchantId, members);
    await opened.close();
    return { postings, ...taken, sumSeconds, sumRows: Number(rows[0]?.rows ?? 0) };
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Looks back at moments of the last 300 days, known then and later; milliseconds of each look. */
async function look(
  { pool }: Database,
  merchantId: number,
  members: number,
): Promise<Pick<Taken, 'member' | 'totals' | 'outstanding'>> {
  const now = Date.now();
  const times = {
    member: new Array<number>(),
    totals: new Array<number>(),
    outstanding: new Array<number>(),
  };
  const timed = async (of: keyof typeof times, run: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await run();
    times[of].push(performance.now() - began);
  };
  for (let one = 0; one < looks; one += 1) {
    const at = now - ((one * 0.618) % 1) * 300 * DAY_MS;
    const knownAt = one % 2 === 0 ? now : Math.min(at + 20 * DAY_MS, now);
    const moments = { merchantId, at: Math.round(at), knownAt: Math.round(knownAt) };
    await timed('totals', () => readTotals(pool, moments));
    const number = 1 + Math.floor(((one * 0.382) % 1) * members);
    const memberId = number.toString(16).padStart(24, '0');
    await timed('member', async () => {
      if ((await readAsOf(pool, merchantId, { memberId, ...moments })) === null) {
        throw new Error(`member ${memberId} is not there`);
      }
    });
    if (one % 8 === 0) await timed('outstanding', () => readOutstanding(pool, merchantId));
  }
  return times;
}
