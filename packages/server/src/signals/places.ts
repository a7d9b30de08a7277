import { DAY, type Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** How far the look for signals has come with a merchant. */
export interface SignalPlace {
  /** All that was recorded before was looked at. */
  readonly reachedAt: Instant;
  /** The same of what receipts seem to say, by the real clock. */
  readonly readAt: Instant;
}

/** Transactions of one piece, at most; more only where they share a millisecond. */
export const PIECE_MAX = 250;
/** What is older when a merchant is looked at for the first time says nothing of today. */
const FIRST_LOOK_MS = 28 * DAY;

const begin = statement(
  'signals.beginPlace',
  `insert into signal_places (merchant_id, reached_at, read_at)
   values ($1, to_timestamp($2::float8 / 1000), clock_timestamp()) on conflict (merchant_id) do nothing`,
);
const lock = statement(
  'signals.lockPlace',
  `select reached_at as "reachedAt", read_at as "readAt" from signal_places
    where merchant_id = $1 for no key update`,
);
const move = statement(
  'signals.movePlace',
  `update signal_places set reached_at = to_timestamp($2::float8 / 1000) where merchant_id = $1`,
);
const moveRead = statement(
  'signals.moveRead',
  `update signal_places set read_at = greatest(read_at, to_timestamp($2::float8 / 1000))
    where merchant_id = $1`,
);
const endOfPiece = statement(
  'signals.endOfPiece',
  `select least(
     (select t.recorded_at from transactions t
       where t.merchant_id = $1 and t.recorded_at >= to_timestamp($2::float8 / 1000)
       order by t.recorded_at, t.id offset $4 limit 1),
     to_timestamp($3::float8 / 1000)) as at`,
);
/*
 * The last of each is looked at, which an index knows. Asked whether there is any behind a place, the planner
 * would read the table from its beginning, sure that one comes soon.
 */
const behind = statement(
  'signals.merchantsBehind',
  `select m.id from merchants m
     left join signal_places p on p.merchant_id = m.id
    where m.id > $1
      and ((select max(t.recorded_at) from transactions t where t.merchant_id = m.id)
             >= coalesce(p.reached_at, '-infinity')
        or (select max(r.read_at) from receipts r
             where r.merchant_id = m.id and r.read_at is not null) > p.read_at)
    order by m.id limit $2`,
);

/** The place of a merchant, held until the transaction ends; begun four weeks back if there is none. */
export async function lockSignalPlace(
  client: pg.ClientBase,
  merchantId: number,
  now: Instant,
): Promise<SignalPlace> {
  await client.query({ ...begin, values: [merchantId, now - FIRST_LOOK_MS] });
  const { rows } = await client.query<SignalPlace>({ ...lock, values: [merchantId] });
  const [place] = rows;
  if (place === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
  return place;
}

export async function moveSignalPlace(
  client: pg.ClientBase,
  merchantId: number,
  to: Instant,
): Promise<void> {
  await client.query({ ...move, values: [merchantId, to] });
}

/** Receipts that were read up to then were looked at. */
export async function moveReadPlace(
  client: pg.ClientBase,
  merchantId: number,
  to: Instant,
): Promise<void> {
  await client.query({ ...moveRead, values: [merchantId, to] });
}

/** Where the next piece ends: after so many transactions, or at `until`. */
export async function findEndOfPiece(
  client: pg.ClientBase,
  merchantId: number,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<Instant> {
  const values = [merchantId, from, until, PIECE_MAX];
  const { rows } = await client.query<{ at: Instant }>({ ...endOfPiece, values });
  // A whole millisecond at least, however much was recorded in it.
  return Math.min(Math.max(rows[0]?.at ?? until, from + 1), until);
}

/** Merchants of whom something was not looked at yet, in order of number. */
export async function findMerchantsToWatch(
  pool: pg.Pool,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await pool.query<{ id: number }>({ ...behind, values: [after, limit] });
  return rows.map(({ id }) => id);
}
