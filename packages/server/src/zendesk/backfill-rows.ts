import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { LeasedMember } from './members.ts';
import type { DeskKey } from './states.ts';

/** A backfill in the hands of one worker. */
export interface HeldBackfill {
  readonly lease: number;
  readonly phase: 'mapping' | 'sending';
  readonly usersCursor: string;
  readonly membersCursor: string;
}

const claim = statement(
  'zendesk.claimBackfill',
  `update zendesk_states
      set backfill_lease = nextval('zendesk_leases'),
          backfill_leased_until = $3::timestamptz + $4 * interval '1 millisecond'
    where merchant_id = $1 and desk_id = $2 and backfill in ('mapping', 'sending')
      and coalesce(backfill_at, 'epoch') <= $3 and coalesce(backfill_leased_until, 'epoch') <= $3
   returning backfill_lease as lease, backfill as phase, users_cursor as "usersCursor",
     members_cursor as "membersCursor"`,
);
const leave = statement(
  'zendesk.leaveBackfill',
  `update zendesk_states
      set backfill_leased_until = null, backfill_at = $4, backfill = $5, users_cursor = $6,
          users_read = users_read + $7, users_known = users_known + $8,
          backfill_ended_at = case when $5 = 'done' then $9::timestamptz end
    where merchant_id = $1 and desk_id = $2 and backfill_lease = $3
      and backfill in ('mapping', 'sending')`,
);
const begin = statement(
  'zendesk.beginBackfill',
  `update zendesk_states
      set backfill = 'mapping', backfill_began_at = $3, backfill_ended_at = null, backfill_at = $3,
          users_cursor = '', members_cursor = '', users_read = 0, users_known = 0,
          members_marked = 0, backfill_leased_until = null, sends_jobs = true,
          backfill_lease = nextval('zendesk_leases')
    where merchant_id = $1 and desk_id = $2 and backfill in ('none', 'done')`,
);
const stop = statement(
  'zendesk.stopBackfill',
  `update zendesk_states
      set backfill = 'done', backfill_ended_at = $3, backfill_lease = nextval('zendesk_leases')
    where merchant_id = $1 and desk_id = $2 and backfill in ('mapping', 'sending')`,
);
/* What the backfill added and nothing else asked for; what is in a job comes back from it. */
const unmark = statement(
  'zendesk.unmark',
  `update zendesk_members set due_at = null, dirty_at = null, first_dirty_at = null
    where merchant_id = $1 and desk_id = $2 and priority = 1 and due_at is not null
      and job_id is null`,
);
const noJobs = statement(
  'zendesk.noJobs',
  'update zendesk_states set sends_jobs = false where merchant_id = $1 and desk_id = $2',
);
/* Users by the address, or the uid, that a member has now; merged and erased members have none. */
const mapUsers = statement(
  'zendesk.mapUsers',
  `insert into zendesk_members as z (merchant_id, desk_id, member_id, user_id)
   select distinct on (i.member_id) $1::integer, $2, i.member_id, w.user_id
     from unnest($3::text[], $4::text[], $5::text[]) as w (kind, value, user_id)
     join identities i on i.merchant_id = $1 and i.kind = w.kind and i.value = w.value
     join member_heads h on h.merchant_id = $1 and h.id = i.member_id and h.merged_into is null
     join members m on m.merchant_id = $1 and m.id = i.member_id and m.erased_at is null
      and w.value = case w.kind when 'email' then m.email else m.uid end
    order by i.member_id, w.user_id
   on conflict (merchant_id, desk_id, member_id) do update set user_id = excluded.user_id
    where z.user_id is null and coalesce(z.leased_until, 'epoch') <= $6`,
);
/* The next members, and with them how far it came: in one commit, so that none is left out. */
const nextMembers = statement(
  'zendesk.nextMembers',
  `select m.id from members m
     join member_heads h on h.merchant_id = $1 and h.id = m.id and h.merged_into is null
    where m.merchant_id = $1 and m.id > $2 and m.erased_at is null
    order by m.id limit $3`,
);
const moveOn = statement(
  'zendesk.moveMembers',
  `update zendesk_states set members_cursor = $4, members_marked = members_marked + $5
    where merchant_id = $1 and desk_id = $2 and backfill_lease = $3 and backfill = 'sending'`,
);
const countWaiting = statement(
  'zendesk.countWaiting',
  `select count(*)::integer as many
     from (select from zendesk_members
            where merchant_id = $1 and desk_id = $2 and priority = 1 and due_at is not null
            limit $3) w`,
);
const addJob = statement(
  'zendesk.addJob',
  `insert into zendesk_jobs (merchant_id, desk_id, job_id, sent_at, poll_at)
   values ($1, $2, $3, $4, $5) on conflict do nothing`,
);
const joinJob = statement(
  'zendesk.joinJob',
  `update zendesk_members m
      set job_id = $3, job_digest = w.digest, job_marks = w.marks, leased_until = $4
     from unnest($5::text[], $6::bigint[], $7::bytea[], $8::bigint[]) as w (member_id, lease, digest, marks)
    where m.merchant_id = $1 and m.desk_id = $2 and m.member_id = w.member_id and m.lease = w.lease`,
);
const listJobs = statement(
  'zendesk.listJobs',
  `select job_id as "jobId", sent_at as "sentAt", poll_at as "pollAt" from zendesk_jobs
    where merchant_id = $1 and desk_id = $2 order by sent_at limit 100`,
);
const pollLater = statement(
  'zendesk.pollLater',
  `update zendesk_jobs set poll_at = $4 where merchant_id = $1 and desk_id = $2 and job_id = $3`,
);
const endJob = statement(
  'zendesk.endJob',
  'delete from zendesk_jobs where merchant_id = $1 and desk_id = $2 and job_id = $3',
);
const membersOf = statement(
  'zendesk.membersOfJob',
  `select member_id as "memberId", lease, job_marks as marks, priority, attempts, state,
          user_id as "userId", job_digest as digest
     from zendesk_members where merchant_id = $1 and desk_id = $2 and job_id = $3
    order by member_id limit 200`,
);

export async function claimBackfill(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  { now, leaseMs }: { readonly now: number; readonly leaseMs: number },
): Promise<HeldBackfill | null> {
  const values = [merchantId, deskId, new Date(now), leaseMs];
  const { rows } = await pool.query<HeldBackfill>({ ...claim, values });
  return rows[0] ?? null;
}

/** Where the work stands when a worker leaves it. */
export interface LeftBackfill {
  readonly lease: number;
  readonly phase: 'mapping' | 'sending' | 'done';
  readonly at: number;
  readonly usersCursor: string;
  readonly usersRead: number;
  readonly usersKnown: number;
}

export async function leaveBackfill(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  { left, now }: { readonly left: LeftBackfill; readonly now: number },
): Promise<void> {
  const { lease, phase, at, usersCursor, usersRead, usersKnown } = left;
  await pool.query({
    ...leave,
    values: [
      ...[merchantId, deskId, lease, new Date(at), phase],
      ...[usersCursor, usersRead, usersKnown, new Date(now)],
    ],
  });
}

/** Whether it began: not if one is under way. */
export async function beginBackfill(
  client: pg.ClientBase,
  { merchantId, deskId }: DeskKey,
  now: number,
): Promise<boolean> {
  const { rowCount } = await client.query({
    ...begin,
    values: [merchantId, deskId, new Date(now)],
  });
  return rowCount === 1;
}

/** Whether it was stopped: not if none was under way. What waits for it alone waits no more. */
export async function stopBackfill(
  client: pg.ClientBase,
  { merchantId, deskId }: DeskKey,
  now: number,
): Promise<boolean> {
  const { rowCount } = await client.query({ ...stop, values: [merchantId, deskId, new Date(now)] });
  if (rowCount === 1) await client.query({ ...unmark, values: [merchantId, deskId] });
  return rowCount === 1;
}

/** The account takes no jobs from us; from now on users go one by one. */
export async function sendNoJobs(pool: pg.Pool, { merchantId, deskId }: DeskKey): Promise<void> {
  await pool.query({ ...noJobs, values: [merchantId, deskId] });
}

/** A user by what a member may be known by. */
export interface NamedUser {
  readonly kind: 'email' | 'uid';
  readonly value: string;
  readonly userId: string;
}

/** Remembers users of members; how many. Values are those of identities: addresses in lower case. */
export async function rememberUsers(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  {
    users,
    now,
  }: {
    readonly users: readonly NamedUser[];
    readonly now: number;
  },
): Promise<number> {
  if (users.length === 0) return 0;
  const { rowCount } = await pool.query({
    ...mapUsers,
    values: [
      ...[merchantId, deskId, users.map(({ kind }) => kind), users.map(({ value }) => value)],
      ...[users.map(({ userId }) => userId), new Date(now)],
    ],
  });
  return rowCount ?? 0;
}

/** The next members behind one; empty at their end. */
export async function readNextMembers(
  client: pg.ClientBase,
  merchantId: number,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>({
    ...nextMembers,
    values: [merchantId, after, most],
  });
  return rows.map(({ id }) => id);
}

export async function moveMembersCursor(
  client: pg.ClientBase,
  { merchantId, deskId }: DeskKey,
  moved: { readonly lease: number; readonly to: string; readonly marked: number },
): Promise<boolean> {
  const { lease, to, marked } = moved;
  const { rowCount } = await client.query({
    ...moveOn,
    values: [merchantId, deskId, lease, to, marked],
  });
  return rowCount === 1;
}

/** Members that wait behind all others, counted up to `most`. */
export async function countLaterMembers(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  most: number,
): Promise<number> {
  const values = [merchantId, deskId, most];
  const { rows } = await pool.query<{ many: number }>({ ...countWaiting, values });
  return rows[0]?.many ?? 0;
}

/** A job at Zendesk. */
export interface OpenJob {
  readonly jobId: string;
  readonly sentAt: number;
  readonly pollAt: number;
}

export async function listOpenJobs(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
): Promise<readonly OpenJob[]> {
  const { rows } = await pool.query<OpenJob>({ ...listJobs, values: [merchantId, deskId] });
  return rows;
}

/** Writes down a job and who is in it, in the caller's transaction. */
export async function addOpenJob(
  client: pg.ClientBase,
  { merchantId, deskId }: DeskKey,
  job: OpenJob & {
    /** Whoever is in it is left to it until then. */
    readonly until: number;
    readonly members: readonly { readonly member: LeasedMember; readonly digest: Buffer }[];
  },
): Promise<void> {
  const { jobId, sentAt, pollAt, until, members } = job;
  await client.query({
    ...addJob,
    values: [merchantId, deskId, jobId, new Date(sentAt), new Date(pollAt)],
  });
  await client.query({
    ...joinJob,
    values: [
      ...[merchantId, deskId, jobId, new Date(until)],
      members.map(({ member }) => member.memberId),
      members.map(({ member }) => member.lease),
      members.map(({ digest }) => digest),
      members.map(({ member }) => member.marks),
    ],
  });
}

export async function pollJobLater(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  { jobId, pollAt }: Pick<OpenJob, 'jobId' | 'pollAt'>,
): Promise<void> {
  await pool.query({ ...pollLater, values: [merchantId, deskId, jobId, new Date(pollAt)] });
}

export async function endOpenJob(
  client: pg.ClientBase,
  { merchantId, deskId }: DeskKey,
  jobId: string,
): Promise<void> {
  await client.query({ ...endJob, values: [merchantId, deskId, jobId] });
}

/** Who is in a job; `digest` and `marks` are of what it sends. */
export async function readJobMembers(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  jobId: string,
): Promise<readonly LeasedMember[]> {
  const values = [merchantId, deskId, jobId];
  const { rows } = await pool.query<LeasedMember>({ ...membersOf, values });
  return rows;
}
