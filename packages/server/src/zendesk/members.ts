import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { DeskKey } from './states.ts';

/** What came of the last try at a member. */
export const MEMBER_STATES = [
  'waiting',
  'sent',
  'ambiguous',
  'skipped_staff',
  'skipped_missing',
  'partial',
  'failed',
  'rejected',
] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** Updates of one member are so far apart: Zendesk takes five in a minute. */
export const GAP_MS = 15_000;
/** However often somebody changes, he is sent so long after the first change. */
const GATHER_MAX_MS = 5 * 60_000;
/** Who waits after a failure and changes again waits no longer than that. */
const HURRY_MS = 5 * 60_000;

/** A member in the hands of one worker. */
export interface LeasedMember {
  readonly memberId: string;
  readonly lease: number;
  readonly marks: number;
  readonly priority: number;
  readonly attempts: number;
  readonly state: MemberState;
  readonly userId: string | null;
  readonly digest: Buffer | null;
}

/* Whoever was merged into one of them shows the same. Rows are touched in the order of their key. */
const mark = statement(
  'zendesk.mark',
  `with asked as (select distinct id from unnest($3::text[]) as a (id)),
   touched as (
     select a.id from asked a
     union
     select m.member_id from asked a
       join member_heads h on h.merchant_id = $1 and h.merged_into = a.id
       join zendesk_members m on m.merchant_id = $1 and m.desk_id = $2 and m.member_id = h.id)
   insert into zendesk_members as m
     (merchant_id, desk_id, member_id, marks, first_dirty_at, dirty_at, due_at)
   select $1, $2, t.id, 1, $4, $4, $4::timestamptz + $5 * interval '1 millisecond'
     from touched t order by t.id
   on conflict (merchant_id, desk_id, member_id) do update
      set marks = m.marks + 1, dirty_at = $4, first_dirty_at = coalesce(m.first_dirty_at, $4),
          priority = 0, attempts = case when m.due_at is null then 0 else m.attempts end,
          due_at = case when m.attempts > 0 and m.due_at is not null
            then least(m.due_at, $4::timestamptz + $7 * interval '1 millisecond')
            else greatest(m.tried_at + $8 * interval '1 millisecond',
              least($4::timestamptz + $5 * interval '1 millisecond',
                coalesce(m.first_dirty_at, $4) + $6 * interval '1 millisecond')) end`,
);
/* What the backfill adds goes behind all that changes by itself. */
const markLater = statement(
  'zendesk.markLater',
  `insert into zendesk_members as m
     (merchant_id, desk_id, member_id, marks, first_dirty_at, dirty_at, due_at, priority)
   select $1, $2, w.id, 1, $4, $4, $4, 1 from unnest($3::text[]) as w (id) order by w.id
   on conflict (merchant_id, desk_id, member_id) do update
      set marks = m.marks + 1, dirty_at = $4, first_dirty_at = coalesce(m.first_dirty_at, $4),
          due_at = greatest($4, m.tried_at + $5 * interval '1 millisecond'), priority = 1, attempts = 0
    where m.due_at is null`,
);
const lease = statement(
  'zendesk.lease',
  `with found as materialized (
     select member_id from zendesk_members
      where merchant_id = $1 and desk_id = $2 and priority = $4 and due_at <= $3
        and coalesce(leased_until, 'epoch') <= $3
        and ($7 = 'any' or (user_id is not null) = ($7 = 'known'))
      order by due_at limit $5 for no key update skip locked)
   update zendesk_members m
      set lease = nextval('zendesk_leases'), leased_until = $3::timestamptz + $6 * interval '1 millisecond',
          job_id = null, job_digest = null, job_marks = null
     from found f
    where m.merchant_id = $1 and m.desk_id = $2 and m.member_id = f.member_id
   returning m.member_id as "memberId", m.lease, m.marks, m.priority, m.attempts, m.state,
     m.user_id as "userId", m.digest`,
);
/*
 * $8: whether this was the end of it, as long as nothing changed meanwhile. $9: when it is tried again;
 * null if only a change brings it back.
 */
const book = statement(
  'zendesk.book',
  `with w as (
     select * from unnest($4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::boolean[],
         $9::timestamptz[], $10::integer[], $11::text[], $12::bytea[], $13::boolean[], $14::text[],
         $15::boolean[])
       as w (member_id, lease, marks, state, ends, again_at, attempts, user_id, digest, shown, error,
         tried))
   update zendesk_members m
      set leased_until = null, job_id = null, job_digest = null, job_marks = null, state = w.state, attempts = w.attempts,
          user_id = w.user_id, digest = w.digest, error = w.error,
          error_at = case when w.error is not null then $3
            when w.ends then null else m.error_at end,
          sent_at = case when w.shown then $3 else m.sent_at end,
          tried_at = case when w.tried then $3 else m.tried_at end,
          dirty_at = case when w.ends and m.marks = w.marks then null else m.dirty_at end,
          first_dirty_at = case when w.ends and m.marks = w.marks then null
            when w.ends then m.dirty_at else m.first_dirty_at end,
          due_at = case when m.marks <> w.marks
              then greatest(m.due_at, $3::timestamptz + $16 * interval '1 millisecond')
            else w.again_at end
     from w
    where m.merchant_id = $1 and m.desk_id = $2 and m.member_id = w.member_id and m.lease = w.lease`,
);
const drop = statement(
  'zendesk.drop',
  `delete from zendesk_members
    where merchant_id = $1 and desk_id = $2 and member_id = $3 and lease = $4 and marks = $5`,
);
const releaseAll = statement(
  'zendesk.release',
  `update zendesk_members m set leased_until = null
     from unnest($3::text[], $4::bigint[]) as w (member_id, lease)
    where m.merchant_id = $1 and m.desk_id = $2 and m.member_id = w.member_id and m.lease = w.lease`,
);
const alone = statement(
  'zendesk.sendAlone',
  `update zendesk_members m set leased_until = null, priority = 0
     from unnest($3::text[], $4::bigint[]) as w (member_id, lease)
    where m.merchant_id = $1 and m.desk_id = $2 and m.member_id = w.member_id and m.lease = w.lease`,
);
const hurry = statement(
  'zendesk.hurry',
  `update zendesk_members
      set due_at = greatest($4, tried_at + $5 * interval '1 millisecond'), attempts = 0, digest = null
    where merchant_id = $1 and desk_id = $2 and member_id = $3`,
);
/* What Zendesk would not store, or refused, may fit now that its fields are others. */
const tryOthersAgain = statement(
  'zendesk.tryAgain',
  `update zendesk_members
      set marks = marks + 1, dirty_at = $3, first_dirty_at = coalesce(first_dirty_at, $3),
          due_at = greatest($3, tried_at + $4 * interval '1 millisecond'), digest = null, priority = 1
    where merchant_id = $1 and desk_id = $2 and state in ('partial', 'rejected') and due_at is null`,
);

/** Members changed: each is sent once his changes were gathered for `windowMs`. */
export async function markMembers(
  client: pg.Pool | pg.ClientBase,
  key: DeskKey,
  asked: {
    readonly memberIds: readonly string[];
    readonly now: number;
    readonly windowMs: number;
  },
): Promise<void> {
  const { memberIds, now, windowMs } = asked;
  const { merchantId, deskId } = key;
  await client.query({
    ...mark,
    values: [
      ...[merchantId, deskId, [...memberIds], new Date(now), windowMs],
      ...[GATHER_MAX_MS, HURRY_MS, GAP_MS],
    ],
  });
}

/** Members whom nothing is to be sent for yet are to be sent, behind all others. */
export async function markMembersLater(
  client: pg.Pool | pg.ClientBase,
  { merchantId, deskId }: DeskKey,
  { memberIds, now }: { readonly memberIds: readonly string[]; readonly now: number },
): Promise<void> {
  const values = [merchantId, deskId, [...memberIds], new Date(now), GAP_MS];
  await client.query({ ...markLater, values });
}

export interface LeaseAsk {
  readonly now: number;
  readonly most: number;
  readonly leaseMs: number;
  /** 0 for live changes, 1 for the backfill. */
  readonly priority: 0 | 1;
  /** Only those whose user is known, or is not; all unless said. */
  readonly users?: 'known' | 'unknown' | 'any';
}

/** Members whose time has come, for `leaseMs`; whoever is not booked by then is taken by another. */
export async function leaseMembers(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  asked: LeaseAsk,
): Promise<readonly LeasedMember[]> {
  const { now, most, leaseMs, priority, users = 'any' } = asked;
  const values = [merchantId, deskId, new Date(now), priority, most, leaseMs, users];
  const { rows } = await pool.query<LeasedMember>({ ...lease, values });
  return rows;
}

/** What is written down of a member who was tried. */
export interface Booking {
  readonly member: LeasedMember;
  readonly state: MemberState;
  /** Whether nothing is left to be done, unless he changed meanwhile. */
  readonly ends: boolean;
  /** When he is tried again; null if only another change brings him back. */
  readonly againAt: number | null;
  readonly attempts: number;
  readonly userId: string | null;
  readonly digest: Buffer | null;
  /** Whether Zendesk shows his state as of now. */
  readonly isShown: boolean;
  readonly error: string | null;
  /** Whether something was asked of Zendesk that may have changed him. */
  readonly isTried: boolean;
}

/** Writes it down, of those whom nobody else took over; how many. */
export async function bookMembers(
  client: pg.Pool | pg.ClientBase,
  { merchantId, deskId }: DeskKey,
  { bookings, now }: { readonly bookings: readonly Booking[]; readonly now: number },
): Promise<number> {
  const date = (at: number | null): Date | null => (at === null ? null : new Date(at));
  const { rowCount } = await client.query({
    ...book,
    values: [
      ...[merchantId, deskId, new Date(now)],
      bookings.map(({ member }) => member.memberId),
      bookings.map(({ member }) => member.lease),
      bookings.map(({ member }) => member.marks),
      bookings.map(({ state }) => state),
      bookings.map(({ ends }) => ends),
      bookings.map(({ againAt }) => date(againAt)),
      bookings.map(({ attempts }) => attempts),
      bookings.map(({ userId }) => userId),
      bookings.map(({ digest }) => digest),
      bookings.map(({ isShown }) => isShown),
      bookings.map(({ error }) => error),
      bookings.map(({ isTried }) => isTried),
      GAP_MS,
    ],
  });
  return rowCount ?? 0;
}

/** There is nothing more to be shown of him. */
export async function dropMember(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  { memberId, lease: held, marks }: LeasedMember,
): Promise<void> {
  await pool.query({ ...drop, values: [merchantId, deskId, memberId, held, marks] });
}

/** Leaves them as they were. */
export async function releaseMembers(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  members: readonly LeasedMember[],
): Promise<void> {
  if (members.length === 0) return;
  await pool.query({
    ...releaseAll,
    values: [merchantId, deskId, members.map((m) => m.memberId), members.map((m) => m.lease)],
  });
}

/** Leaves them to the way of live changes. */
export async function sendAlone(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  members: readonly LeasedMember[],
): Promise<void> {
  if (members.length === 0) return;
  await pool.query({
    ...alone,
    values: [merchantId, deskId, members.map((m) => m.memberId), members.map((m) => m.lease)],
  });
}

/** Somebody asks for one member: he is sent next, also if nothing changed. */
export async function hurryMember(
  client: pg.ClientBase,
  key: DeskKey,
  { memberId, now }: { readonly memberId: string; readonly now: number },
): Promise<void> {
  await markMembers(client, key, { memberIds: [memberId], now, windowMs: 0 });
  const { merchantId, deskId } = key;
  const values = [merchantId, deskId, memberId, new Date(now), GAP_MS];
  await client.query({ ...hurry, values });
}

/** The fields changed: those that did not fit are sent again, slowly. */
export async function tryMisfitsAgain(
  client: pg.Pool | pg.ClientBase,
  { merchantId, deskId }: DeskKey,
  now: number,
): Promise<void> {
  await client.query({
    ...tryOthersAgain,
    values: [merchantId, deskId, new Date(now), GAP_MS],
  });
}
