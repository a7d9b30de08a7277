import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** How much persons of the role agent may give by hand, in whole points; null for no limit. */
export interface StaffLimits {
  /** In one award. */
  readonly awardMax: number | null;
  /** One person, in a day of the program's zone. */
  readonly dailyMax: number | null;
}

const NONE: StaffLimits = { awardMax: null, dailyMax: null };

const read = statement(
  'agentLimits.read',
  `select award_max as "awardMax", daily_max as "dailyMax" from agent_limits where merchant_id = $1`,
);
const put = statement(
  'agentLimits.put',
  `insert into agent_limits (merchant_id, award_max, daily_max) values ($1, $2, $3)
   on conflict (merchant_id) do update set award_max = excluded.award_max,
     daily_max = excluded.daily_max, updated_at = clock_timestamp()`,
);
const given = statement(
  'agentAwards.given',
  `select coalesce(sum(points), 0)::bigint as points from agent_awards
    where merchant_id = $1 and person_id = $2 and day = $3`,
);
const insert = statement(
  'agentAwards.insert',
  `insert into agent_awards (merchant_id, person_id, id, day, points) values ($1, $2, $3, $4, $5)
   on conflict (merchant_id, person_id, id) do nothing`,
);
const known = statement(
  'agentAwards.known',
  'select points from agent_awards where merchant_id = $1 and person_id = $2 and id = $3',
);
const settle = statement(
  'agentAwards.settle',
  'update agent_awards set points = $4 where merchant_id = $1 and person_id = $2 and id = $3',
);
const remove = statement(
  'agentAwards.remove',
  'delete from agent_awards where merchant_id = $1 and person_id = $2 and id = $3',
);
const forget = statement(
  'agentAwards.forget',
  `delete from agent_awards a using (
     select merchant_id, person_id, id from agent_awards
      where created_at < clock_timestamp() - interval '40 days' order by created_at limit $1) o
    where a.merchant_id = o.merchant_id and a.person_id = o.person_id and a.id = o.id`,
);

/** An award that a person gives, or is about to. */
export interface AgentAward {
  readonly merchantId: number;
  readonly personId: string;
  /** The request's own. */
  readonly id: string;
}

export async function readStaffLimits(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<StaffLimits> {
  const { rows } = await client.query<StaffLimits>({ ...read, values: [merchantId] });
  return rows[0] ?? NONE;
}

export async function putStaffLimits(
  client: pg.ClientBase,
  merchantId: number,
  { awardMax, dailyMax }: StaffLimits,
): Promise<void> {
  await client.query({ ...put, values: [merchantId, awardMax, dailyMax] });
}

/** Points that a person gave on a day, `2026-01-31`, with those that are under way. */
export async function readGivenByPerson(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  of: { readonly personId: string; readonly day: string },
): Promise<number> {
  const { rows } = await client.query<{ points: number }>({
    ...given,
    values: [merchantId, of.personId, of.day],
  });
  return rows[0]?.points ?? 0;
}

/** What was set aside for the same request before; null if it is new. */
export async function readAgentAward(
  client: pg.ClientBase,
  { merchantId, personId, id }: AgentAward,
): Promise<number | null> {
  const { rows } = await client.query<{ points: number }>({
    ...known,
    values: [merchantId, personId, id],
  });
  return rows[0]?.points ?? null;
}

export async function addAgentAward(
  client: pg.ClientBase,
  { merchantId, personId, id, day, points }: AgentAward & { day: string; points: number },
): Promise<void> {
  await client.query({ ...insert, values: [merchantId, personId, id, day, points] });
}

/** Writes down what it came to. */
export async function settleAgentAward(
  pool: pg.Pool,
  { merchantId, personId, id }: AgentAward,
  points: number,
): Promise<void> {
  await pool.query({ ...settle, values: [merchantId, personId, id, points] });
}

/** Nothing was given. */
export async function removeAgentAward(
  pool: pg.Pool,
  { merchantId, personId, id }: AgentAward,
): Promise<void> {
  await pool.query({ ...remove, values: [merchantId, personId, id] });
}

/** Forgets what counts for no day any more, at most so many; answers how many. */
export async function forgetAgentAwardRows(pool: pg.Pool, most: number): Promise<number> {
  return (await pool.query({ ...forget, values: [most] })).rowCount ?? 0;
}
