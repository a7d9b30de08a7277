import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { DeskKey } from './states.ts';

/** What was done in a while. */
export interface HourCounts {
  readonly requests: number;
  readonly sent: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

const HOUR_MS = 60 * 60 * 1000;

const add = statement(
  'zendesk.countHour',
  `insert into zendesk_hours as h
     (merchant_id, desk_id, hour, requests, sent, unchanged, skipped, failed)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (merchant_id, desk_id, hour) do update
      set requests = h.requests + excluded.requests, sent = h.sent + excluded.sent,
          unchanged = h.unchanged + excluded.unchanged, skipped = h.skipped + excluded.skipped,
          failed = h.failed + excluded.failed`,
);
const forget = statement(
  'zendesk.forgetHours',
  `delete from zendesk_hours
    where merchant_id = $1 and desk_id = $2 and hour < $3::timestamptz - interval '2 days'`,
);

/** Adds to the hour that runs, and forgets those of the day before yesterday. */
export async function countHour(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  { counts, now }: { readonly counts: HourCounts; readonly now: number },
): Promise<void> {
  const hour = new Date(now - (now % HOUR_MS));
  const { requests, sent, unchanged, skipped, failed } = counts;
  if (requests + sent + unchanged + skipped + failed === 0) return;
  await pool.query({
    ...add,
    values: [merchantId, deskId, hour, requests, sent, unchanged, skipped, failed],
  });
  await pool.query({ ...forget, values: [merchantId, deskId, hour] });
}
