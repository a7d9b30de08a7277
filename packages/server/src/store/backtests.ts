import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export type BacktestState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A run of a merchant's history under another program. */
export interface KeptBacktest {
  readonly id: string;
  readonly state: BacktestState;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly perMille: number;
  /** Sentences about why there is no report; null unless it failed. */
  readonly problems: readonly string[] | null;
}

/** What is asked for. */
export interface NewBacktest extends Pick<KeptBacktest, 'id' | 'from' | 'to'> {
  readonly document: unknown;
  readonly actor: string;
}

/** One that is to be run, or was begun by somebody who does not go on. */
export interface OpenBacktest extends Pick<KeptBacktest, 'id' | 'from' | 'to'> {
  readonly document: unknown;
  /** How often it was begun, this time too. */
  readonly tries: number;
}

const HEAD = `b.id, b.state, b.from_at as "from", b.to_at as "to", b.created_by as "createdBy",
          b.created_at as "createdAt", b.started_at as "startedAt", b.ended_at as "endedAt",
          b.per_mille as "perMille", b.problems`;

const insert = statement(
  'backtests.insert',
  `insert into backtests (merchant_id, id, document, from_at, to_at, created_by)
   values ($1, $2, $3, to_timestamp($4::float8 / 1000), to_timestamp($5::float8 / 1000), $6)
   on conflict (merchant_id) where ended_at is null do nothing`,
);
const keepNewest = statement(
  'backtests.keepNewest',
  `delete from backtests b
    using (select id from backtests where merchant_id = $1 and ended_at is not null
            order by created_at desc, id offset $2) old
    where b.merchant_id = $1 and b.id = old.id`,
);
const list = statement(
  'backtests.list',
  `select ${HEAD} from backtests b where b.merchant_id = $1
    order by b.created_at desc, b.id limit $2`,
);
const readOne = statement(
  'backtests.one',
  `select ${HEAD}, b.report from backtests b where b.merchant_id = $1 and b.id = $2`,
);
const cancel = statement(
  'backtests.cancel',
  `update backtests set state = 'cancelled', ended_at = clock_timestamp()
    where merchant_id = $1 and id = $2 and ended_at is null`,
);
const begin = statement(
  'backtests.begin',
  `update backtests b
      set state = 'running', tries = tries + 1, per_mille = 0, touched_at = clock_timestamp(),
          started_at = clock_timestamp()
    where b.merchant_id = $1 and b.ended_at is null
   returning b.id, b.document, b.from_at as "from", b.to_at as "to", b.tries`,
);
const touch = statement(
  'backtests.touch',
  `update backtests set per_mille = $3, touched_at = clock_timestamp()
    where merchant_id = $1 and id = $2 and state = 'running'`,
);
/** Whoever was erased while it ran is no sample any more. */
const finish = statement(
  'backtests.finish',
  `update backtests
      set state = 'done', ended_at = clock_timestamp(), per_mille = 1000,
          report = jsonb_set($3::jsonb, '{samples}', coalesce(
            (select jsonb_agg(s) from jsonb_array_elements($3::jsonb -> 'samples') as s
              where not exists (select 1 from members m
                where m.merchant_id = $1 and m.id = s ->> 'memberId' and m.erased_at is not null)),
            '[]'))
    where merchant_id = $1 and id = $2 and state = 'running'`,
);
const fail = statement(
  'backtests.fail',
  `update backtests set state = 'failed', ended_at = clock_timestamp(), problems = $3
    where merchant_id = $1 and id = $2 and state = 'running'`,
);
const stalled = statement(
  'backtests.stalled',
  `select merchant_id from backtests
    where ended_at is null and touched_at < clock_timestamp() - interval '30 seconds'
    order by created_at limit $1`,
);
const forgetSamplesOf = statement(
  'backtests.forgetSamples',
  `update backtests b
      set report = jsonb_set(b.report, '{samples}', coalesce(
            (select jsonb_agg(s) from jsonb_array_elements(b.report -> 'samples') as s
              where s ->> 'memberId' <> $2), '[]'))
    where b.merchant_id = $1 and b.report is not null
      and b.report -> 'samples' @> jsonb_build_array(jsonb_build_object('memberId', $2::text))`,
);
const forget = statement(
  'backtests.forget',
  `delete from backtests b
    using (select merchant_id, id from backtests
            where ended_at < statement_timestamp() - interval '30 days' limit $1) old
    where b.merchant_id = old.merchant_id and b.id = old.id`,
);

/** Reports that are kept of a merchant; older ones make room. */
const KEPT_MAX = 20;

/** Adds one; false if another waits or runs. */
export async function addBacktest(
  client: pg.ClientBase,
  merchantId: number,
  { id, document, from, to, actor }: NewBacktest,
): Promise<boolean> {
  const values = [merchantId, id, JSON.stringify(document), from, to, actor];
  const { rowCount } = await client.query({ ...insert, values });
  await client.query({ ...keepNewest, values: [merchantId, KEPT_MAX - 1] });
  return rowCount === 1;
}

/** All that are kept, the newest first, without their reports. */
export async function listBacktests(
  pool: pg.Pool,
  merchantId: number,
): Promise<readonly KeptBacktest[]> {
  const { rows } = await pool.query<KeptBacktest>({ ...list, values: [merchantId, KEPT_MAX + 1] });
  return rows;
}

/** One with its report, or null. */
export async function readBacktest(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<(KeptBacktest & { readonly report: unknown }) | null> {
  const { rows } = await pool.query<KeptBacktest & { report: unknown }>({
    ...readOne,
    values: [merchantId, id],
  });
  return rows[0] ?? null;
}

/** Ends one that waits or runs; whoever runs it sees it soon. */
export async function cancelBacktest(pool: pg.Pool, merchantId: number, id: string): Promise<void> {
  await pool.query({ ...cancel, values: [merchantId, id] });
}

/** Takes the one that waits, or that somebody began and left; null if there is none. */
export async function beginBacktest(
  pool: pg.Pool,
  merchantId: number,
): Promise<OpenBacktest | null> {
  const { rows } = await pool.query<OpenBacktest>({ ...begin, values: [merchantId] });
  return rows[0] ?? null;
}

/** Says how far it is; false if it was cancelled meanwhile. */
export async function touchBacktest(
  pool: pg.Pool,
  merchantId: number,
  { id, perMille }: Pick<KeptBacktest, 'id' | 'perMille'>,
): Promise<boolean> {
  const { rowCount } = await pool.query({ ...touch, values: [merchantId, id, perMille] });
  return rowCount === 1;
}

export async function finishBacktest(
  pool: pg.Pool,
  merchantId: number,
  { id, report }: { readonly id: string; readonly report: object },
): Promise<void> {
  await pool.query({ ...finish, values: [merchantId, id, JSON.stringify(report)] });
}

export async function failBacktest(
  pool: pg.Pool,
  merchantId: number,
  { id, problems }: { readonly id: string; readonly problems: readonly string[] },
): Promise<void> {
  await pool.query({ ...fail, values: [merchantId, id, JSON.stringify(problems)] });
}

/** Merchants whose back-test waits, or has stood still for a while. */
export async function listStalledBacktests(
  pool: pg.Pool,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await pool.query<{ merchant_id: number }>({ ...stalled, values: [limit] });
  return rows.map((row) => row.merchant_id);
}

/** Takes a member who was erased out of the samples of all reports; what was said there is of him. */
export async function forgetSamples(
  pool: pg.Pool,
  merchantId: number,
  memberId: string,
): Promise<void> {
  await pool.query({ ...forgetSamplesOf, values: [merchantId, memberId] });
}

export async function forgetBacktestRows(pool: pg.Pool, limit: number): Promise<number> {
  const { rowCount } = await pool.query({ ...forget, values: [limit] });
  return rowCount ?? 0;
}
