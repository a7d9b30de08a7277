import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * How far reminders have gone, and whom they come to next. Each distance of a merchant has a place
 * in the order of dates and members; it only moves forward, so a sweep reads what is new and no
 * more. It spares work: that nobody is reminded twice is the claim's to see to.
 */

const NOW = `statement_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0)`;

const readTime = statement(
  'reminders.readTime',
  `select ${NOW} as now
     from merchants m
     join program_versions v on v.merchant_id = m.id and v.version = m.running_version
    where m.id = $1 and m.keeps_events
      and coalesce(jsonb_array_length(v.document -> 'reminders'), 0) > 0`,
);
const readPlace = statement(
  'reminders.readPlace',
  `select reached_at, member_id from reminder_places
    where merchant_id = $1 and kind = $2 and days = $3`,
);
const beginPlace = statement(
  'reminders.beginPlace',
  `insert into reminder_places (merchant_id, kind, days, reached_at, member_id)
   values ($1, $2, $3, to_timestamp($4::float8 / 1000), $5)
   on conflict do nothing`,
);
const movePlace = statement(
  'reminders.movePlace',
  `update reminder_places set reached_at = to_timestamp($4::float8 / 1000), member_id = $5
    where merchant_id = $1 and kind = $2 and days = $3
      and (reached_at, member_id) < (to_timestamp($4::float8 / 1000), $5::text)`,
);
const listDated = statement(
  'reminders.listDated',
  `select member_id, expires_at as at from expiry_sums
    where merchant_id = $1 and points > 0
      and (expires_at, member_id) > (to_timestamp($2::float8 / 1000), $3::text)
      and expires_at <= to_timestamp($4::float8 / 1000)
    order by expires_at, member_id limit $5`,
);
const listIdle = statement(
  'reminders.listIdle',
  `select id as member_id, idle_due_at as at from member_heads
    where merchant_id = $1 and idle_due_at is not null
      and (idle_due_at, id) > (to_timestamp($2::float8 / 1000), $3::text)
      and idle_due_at <= to_timestamp($4::float8 / 1000)
    order by idle_due_at, id limit $5`,
);

/** What reminders look at: dates of lots, or the one date of a member's idle points. */
export type ReminderKind = 'dated' | 'idle';

export interface ReminderPlace {
  readonly at: Instant;
  readonly memberId: string;
}

/** Sorts behind every member: ids are hexadecimal digits. */
export const BEHIND_ALL = '~';

/** What the clock of a merchant says whose running program reminds; null for any other. */
export async function readReminderTime(pool: pg.Pool, merchantId: number): Promise<Instant | null> {
  const { rows } = await pool.query<{ now: Instant }>({ ...readTime, values: [merchantId] });
  return rows[0]?.now ?? null;
}

/** Where the reminders of a distance stand; null before they ever began. */
export async function findReminderPlace(
  pool: pg.Pool,
  { merchantId, kind, days }: ReminderRound,
): Promise<ReminderPlace | null> {
  const found = await pool.query<{ reached_at: Instant; member_id: string }>({
    ...readPlace,
    values: [merchantId, kind, days],
  });
  const [row] = found.rows;
  return row === undefined ? null : { at: row.reached_at, memberId: row.member_id };
}

/** One distance of one merchant. */
export interface ReminderRound {
  readonly merchantId: number;
  readonly kind: ReminderKind;
  readonly days: number;
}

export async function beginReminders(
  pool: pg.Pool,
  { merchantId, kind, days }: ReminderRound,
  place: ReminderPlace,
): Promise<void> {
  await pool.query({ ...beginPlace, values: [merchantId, kind, days, place.at, place.memberId] });
}

export async function moveReminders(
  pool: pg.Pool,
  { merchantId, kind, days }: ReminderRound,
  place: ReminderPlace,
): Promise<void> {
  await pool.query({ ...movePlace, values: [merchantId, kind, days, place.at, place.memberId] });
}

/** Members with points that lapse behind the place and up to a date, in order of date and member. */
export async function listToRemind(
  pool: pg.Pool,
  { merchantId, kind }: ReminderRound,
  span: { readonly after: ReminderPlace; readonly until: Instant; readonly limit: number },
): Promise<readonly ReminderPlace[]> {
  const { after, until, limit } = span;
  const list = kind === 'dated' ? listDated : listIdle;
  const values = [merchantId, after.at, after.memberId, until, limit];
  const { rows } = await pool.query<{ member_id: string; at: Instant }>({ ...list, values });
  return rows.map((row) => ({ at: row.at, memberId: row.member_id }));
}
