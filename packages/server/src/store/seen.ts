import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { pause } from '../runtime/pause.ts';
import { statement } from '../runtime/statement.ts';

/** How long transactions that had begun are waited for. Those of lanes take milliseconds. */
const PATIENCE_MS = 5000;
const LOOK_MS = 20;

/** A merchant's clock, a second ago, and zone, and which transactions had begun. */
export interface Seen {
  readonly now: Instant;
  /** Of the program that runs; UTC before one does. */
  readonly zone: string;
  /** Number of the transaction that will begin next, as text. */
  readonly next: string;
}

const look = statement(
  'seen.look',
  // The time of the statement is taken before its snapshot: whoever begins later reads a later one.
  `select floor(extract(epoch from statement_timestamp()) * 1000)::bigint - 1000
          + m.clock_offset_ms as now,
          coalesce(v.document ->> 'timeZone', 'UTC') as zone,
          pg_snapshot_xmax(pg_current_snapshot())::text as next
     from merchants m
     left join program_versions v on v.merchant_id = m.id and v.version = m.running_version
    where m.id = $1`,
);
const allEnded = statement(
  'seen.allEnded',
  `select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as ended`,
);

/** What a merchant's clock says, and which transactions may have read it before. */
export async function seeNow(pool: pg.Pool, merchantId: number): Promise<Seen> {
  const { rows } = await pool.query<Seen>({ ...look, values: [merchantId] });
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
  return row;
}

/**
 * Waits until every transaction that had begun when `seen` was seen is over: then nothing more comes that
 * has an earlier time. False if somebody goes on for too long, five seconds, or the signal says so.
 */
export async function allIsWritten(
  pool: pg.Pool,
  seen: Seen,
  signal?: AbortSignal,
): Promise<boolean> {
  const never = new AbortController().signal;
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const { rows } = await pool.query<{ ended: boolean }>({ ...allEnded, values: [seen.next] });
    if (rows[0]?.ended === true) return true;
    await pause(LOOK_MS, signal ?? never);
    if (signal?.aborted === true) return false;
  }
  return false;
}
