import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { FieldCheck } from './check-connection.ts';
import type { HourCounts } from './hours.ts';
import type { MemberState } from './members.ts';
import type { Connection, DeskKey } from './states.ts';

/** What is known of a member on his way to Zendesk. Times are milliseconds since 1970. */
export interface MemberStanding {
  readonly memberId: string;
  readonly state: MemberState;
  readonly userId: string | null;
  readonly dirtyAt: number | null;
  readonly dueAt: number | null;
  readonly sentAt: number | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly errorAt: number | null;
}

/** How a connection does, of what is written down here: nothing is asked of Zendesk. */
export interface ZendeskHealth {
  readonly reason: string | null;
  readonly actsAs: { readonly id: string; readonly name: string; readonly role: string } | null;
  readonly fields: readonly FieldCheck[];
  readonly fieldsAt: number | null;
  readonly backfillBeganAt: number | null;
  readonly backfillEndedAt: number | null;
  readonly usersRead: number;
  readonly usersKnown: number;
  readonly membersMarked: number;
  readonly openJobs: number;
  readonly waiting: number;
  readonly waitingLater: number;
  readonly oldestAt: number | null;
  readonly day: HourCounts;
  readonly errors: readonly MemberStanding[];
  readonly ambiguous: readonly string[];
}

/** What is counted no further than this. */
const COUNTED_MAX = 100_000;
const ERRORS_MAX = 10;
const AMBIGUOUS_MAX = 20;

const MEMBER = `m.member_id as "memberId", m.state, m.user_id as "userId", m.dirty_at as "dirtyAt",
          m.due_at as "dueAt", m.sent_at as "sentAt", m.attempts, m.error, m.error_at as "errorAt"`;

const readState = statement(
  'zendesk.health',
  `select s.reason, s.acts_as as "actsAs", coalesce(s.fields, '[]') as fields, s.fields_at as "fieldsAt",
          s.backfill_began_at as "backfillBeganAt", s.backfill_ended_at as "backfillEndedAt",
          s.users_read as "usersRead", s.users_known as "usersKnown",
          s.members_marked as "membersMarked",
          (select count(*) from zendesk_jobs j
            where j.merchant_id = $1 and j.desk_id = $2)::integer as "openJobs",
          (select count(*) from (select from zendesk_members m
            where m.merchant_id = $1 and m.desk_id = $2 and m.priority = 0 and m.due_at is not null
            limit $3) w)::integer as waiting,
          (select count(*) from (select from zendesk_members m
            where m.merchant_id = $1 and m.desk_id = $2 and m.priority = 1 and m.due_at is not null
            limit $3) w)::integer as "waitingLater",
          (select min(w.first_dirty_at) from (select m.first_dirty_at from zendesk_members m
            where m.merchant_id = $1 and m.desk_id = $2 and m.due_at is not null
            limit $3) w) as "oldestAt"
     from zendesk_states s where s.merchant_id = $1 and s.desk_id = $2`,
);
const readDay = statement(
  'zendesk.day',
  `select coalesce(sum(requests), 0)::bigint as requests, coalesce(sum(sent), 0)::bigint as sent,
          coalesce(sum(unchanged), 0)::bigint as unchanged,
          coalesce(sum(skipped), 0)::bigint as skipped, coalesce(sum(failed), 0)::bigint as failed
     from zendesk_hours
    where merchant_id = $1 and desk_id = $2 and hour > $3::timestamptz - interval '24 hours'`,
);
const readErrors = statement(
  'zendesk.errors',
  `select ${MEMBER} from zendesk_members m
    where m.merchant_id = $1 and m.desk_id = $2 and m.error_at is not null
    order by m.error_at desc limit $3`,
);
const listByState = statement(
  'zendesk.listByState',
  `select ${MEMBER} from zendesk_members m
    where m.merchant_id = $1 and m.desk_id = $2 and m.state = $3
    order by m.member_id offset $4 limit $5`,
);
const countByState = statement(
  'zendesk.countByState',
  `select count(*)::integer as many
     from (select from zendesk_members
            where merchant_id = $1 and desk_id = $2 and state = $3 limit $4) m`,
);
const readOne = statement(
  'zendesk.member',
  `select ${MEMBER} from zendesk_members m
    where m.merchant_id = $1 and m.desk_id = $2 and m.member_id = $3`,
);

/** All that there is to be seen of a connection at `now`. */
export async function readZendeskHealth(
  pool: pg.Pool,
  connection: Connection,
  now: number,
): Promise<ZendeskHealth> {
  const key = [connection.merchantId, connection.deskId];
  const [state, day, errors, ambiguous] = await Promise.all([
    pool.query<Omit<ZendeskHealth, 'day' | 'errors' | 'ambiguous'>>({
      ...readState,
      values: [...key, COUNTED_MAX],
    }),
    pool.query<HourCounts>({ ...readDay, values: [...key, new Date(now)] }),
    pool.query<MemberStanding>({ ...readErrors, values: [...key, ERRORS_MAX] }),
    pool.query<MemberStanding>({
      ...listByState,
      values: [...key, 'ambiguous', 0, AMBIGUOUS_MAX],
    }),
  ]);
  const [stated] = state.rows;
  const [counted] = day.rows;
  if (stated === undefined || counted === undefined) throw new Error('a connection has no state');
  return {
    ...stated,
    day: counted,
    errors: errors.rows,
    ambiguous: ambiguous.rows.map(({ memberId }) => memberId),
  };
}

/** Members of one state, in the order of their ids; `total` is counted up to 100,000. */
export async function listMembersByState(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  asked: { readonly state: MemberState; readonly offset: number; readonly limit: number },
): Promise<{ readonly members: readonly MemberStanding[]; readonly total: number }> {
  const { state, offset, limit } = asked;
  const [listed, counted] = await Promise.all([
    pool.query<MemberStanding>({
      ...listByState,
      values: [merchantId, deskId, state, Math.min(offset, COUNTED_MAX), limit],
    }),
    pool.query<{ many: number }>({
      ...countByState,
      values: [merchantId, deskId, state, COUNTED_MAX],
    }),
  ]);
  return { members: listed.rows, total: counted.rows[0]?.many ?? 0 };
}

/** One member; null if nothing is known of him. */
export async function readMemberStanding(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  memberId: string,
): Promise<MemberStanding | null> {
  const { rows } = await pool.query<MemberStanding>({
    ...readOne,
    values: [merchantId, deskId, memberId],
  });
  return rows[0] ?? null;
}
