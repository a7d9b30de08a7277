import {
  estimateBreakage,
  readMonth,
  writeMonth,
  type BreakageEstimate,
  type Instant,
  type RunOff,
} from '@fealty/core';
import type pg from 'pg';
import { createFresh } from '../runtime/fresh.ts';
import { statement } from '../runtime/statement.ts';
import { inSnapshot } from './moments.ts';
import { lastWholeMonth } from './month-ends.ts';
import { readRunOff } from './read-run-off.ts';

/** An estimate as it was made. */
export interface KeptEstimate {
  readonly id: string;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly estimate: BreakageEstimate;
}

const insertEstimate = statement(
  'liability.insertEstimate',
  `insert into breakage_estimates (merchant_id, id, month, made_by, share, estimate)
   values ($1, $2, $3, $4, $5, $6) returning made_at as "madeAt"`,
);
const lastEstimate = statement(
  'liability.lastEstimate',
  `select id, made_at as "madeAt", made_by as "madeBy", estimate from breakage_estimates
    where merchant_id = $1 order by month desc, id desc limit 1`,
);
const sharesByMonth = statement(
  'liability.estimatedShares',
  `select distinct on (month) month, share::text as share from breakage_estimates
    where merchant_id = $1 and share is not null order by month desc, id desc limit 1200`,
);

const isMissing = statement(
  'liability.isEstimateMissing',
  `select not exists (select from breakage_estimates e where e.merchant_id = $1 and e.month = $2)
      and exists (select from sum_places p
                   where p.merchant_id = $1 and p.reached_at > to_timestamp($3::float8 / 1000)) as missing`,
);

const fresh = createFresh();

/** What a million different futures begin with: numbers from 0 to 1, the same for a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The run-off up to the end of the last month that is over, as known now. */
export function readWholeMonths(pool: pg.Pool, merchantId: number): Promise<RunOff> {
  return inSnapshot(pool, async (client) => {
    const { month, ends, now } = await lastWholeMonth(client, merchantId);
    return readRunOff(client, { merchantId, at: ends, knownAt: now, month });
  });
}

/** Estimates what is never redeemed by the last month that is over, and keeps it. */
export async function makeEstimate(
  pool: pg.Pool,
  merchantId: number,
  actor: string,
): Promise<KeptEstimate> {
  const runOff = await readWholeMonths(pool, merchantId);
  // Drawn by the month, so that the same history gives the same estimate.
  const estimate = estimateBreakage(runOff, randomOf(runOff.month));
  const id = fresh.id();
  const share = estimate.breakage === null ? null : Math.min(estimate.breakage.middle, 0.9999);
  const values = [merchantId, id, estimate.month, actor, share, JSON.stringify(estimate)];
  const { rows } = await pool.query<{ madeAt: Instant }>({ ...insertEstimate, values });
  return { id, madeAt: rows[0]?.madeAt ?? 0, madeBy: actor, estimate };
}

/** The estimate of the latest month, the newest of it; null if there is none. */
export async function readEstimate(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<KeptEstimate | null> {
  const { rows } = await client.query<KeptEstimate>({ ...lastEstimate, values: [merchantId] });
  return rows[0] ?? null;
}

/** The estimated share of each month that has one, decimal text. */
export async function readEstimatedShares(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ month: string; share: string }>({
    ...sharesByMonth,
    values: [merchantId],
  });
  return new Map(rows.map(({ month, share }) => [readMonth(month) ?? 0, share]));
}

/** Makes the estimate of the last month that is over, unless there is one or the sums are not so far. */
export async function keepEstimate(pool: pg.Pool, merchantId: number): Promise<void> {
  const { month, ends } = await lastWholeMonth(pool, merchantId);
  const values = [merchantId, writeMonth(month), ends];
  const { rows } = await pool.query<{ missing: boolean }>({ ...isMissing, values });
  if (rows[0]?.missing === true) await makeEstimate(pool, merchantId, 'job:estimate');
}
