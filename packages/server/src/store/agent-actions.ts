import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export type AgentActionKind = 'award' | 'redeem';

/**
 * `started`: under way, or nobody knows how it ended. `refused`: nothing happened, and the form may be
 * sent again. `ended`: refused for good.
 */
type AgentActionState = 'started' | 'refused' | 'ended' | 'done';

/** A form that an agent submitted. */
export interface NewAgentAction {
  readonly merchantId: number;
  /** 24 hex digits, the form's. */
  readonly id: string;
  readonly deskId: string;
  readonly memberId: string;
  readonly kind: AgentActionKind;
  /** As the help desk says; empty if it does not. */
  readonly agent: string;
  readonly conversation: string | null;
  readonly correlation: string | null;
  /** SHA-256 of all that the agent filled in. */
  readonly fingerprint: Buffer;
  /** The activity or the reward. */
  readonly subject: string;
  /** Points that the agent chose, in points of the ledger. */
  readonly passed: number | null;
  /** What it is worth at most; counted as long as it is under way. */
  readonly points: number;
  /** The day on which it counts, `2026-01-31`. */
  readonly day: string;
}

/** What is known of a form that was submitted before. */
export interface KnownAgentAction {
  readonly state: AgentActionState;
  readonly fingerprint: Buffer;
  readonly points: number;
  /** What was answered, to be answered again; null while it may come out otherwise. */
  readonly status: number | null;
  readonly answer: string | null;
}

/** How a submit ended. */
export interface AgentActionEnd {
  readonly state: AgentActionState;
  readonly code: string | null;
  readonly points: number;
  readonly transactionId: string | null;
  readonly status: number | null;
  readonly answer: string | null;
}

const COLUMNS = 'state, fingerprint, points, status, answer';

const read = statement(
  'agentActions.read',
  `select ${COLUMNS} from agent_actions where merchant_id = $1 and id = $2`,
);
const lock = statement(
  'agentActions.lock',
  `select ${COLUMNS} from agent_actions where merchant_id = $1 and id = $2 for no key update`,
);
const insert = statement(
  'agentActions.insert',
  `insert into agent_actions
     (merchant_id, id, desk_id, member_id, kind, agent, conversation, correlation, fingerprint,
      subject, passed, points, day, state, under_way, submits)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'started', 1, 1)
   on conflict (merchant_id, id) do nothing`,
);
/* What was refused may be sent again with other inputs: it begins anew. */
const begin = statement(
  'agentActions.begin',
  `update agent_actions
      set agent = $3, conversation = $4, correlation = $5, fingerprint = $6, subject = $7,
          passed = $8, points = $9, day = $10, state = 'started', code = null, under_way = 1,
          submits = submits + 1, touched_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);
const join = statement(
  'agentActions.join',
  `update agent_actions set submits = submits + 1, under_way = under_way + $3,
     touched_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);
/*
 * Points were given: that stands, whatever else is told. A refusal gives back what was set aside only
 * when nobody else is at it, as another submit of the form may yet succeed.
 */
const settle = statement(
  'agentActions.settle',
  `update agent_actions
      set state = case when state = 'done' then state
                       when $3 in ('refused', 'ended') and under_way > 1 then 'started'
                       else $3 end,
          code = case when state = 'done' then code else $4 end,
          points = case when $3 = 'done' then $5 else points end,
          transaction_id = coalesce(transaction_id, $6),
          status = coalesce(status, $7), answer = coalesce(answer, $8),
          under_way = greatest(under_way - 1, 0), touched_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);
const given = statement(
  'agentActions.given',
  `select coalesce(sum(points) filter (where agent = $4), 0)::bigint as agent,
          coalesce(sum(points), 0)::bigint as "all"
     from agent_actions
    where merchant_id = $1 and desk_id = $2 and day = $3 and kind = 'award'
      and state in ('started', 'done')`,
);
/* What the ledger answered stands under the key of the form, as `actionKey` makes it. */
const listOpen = statement(
  'agentActions.listOpen',
  `select a.merchant_id as "merchantId", a.id, a.desk_id as "deskId", a.member_id as "memberId",
          k.body as kept
     from agent_actions a
     left join request_keys k
       on k.merchant_id = a.merchant_id and k.key = 'help-desk:' || a.desk_id || ':' || a.id
    where a.state = 'started'
      and a.touched_at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)
    order by a.touched_at limit $2`,
);
const mend = statement(
  'agentActions.mend',
  `update agent_actions
      set state = $3, code = $4, points = case when $3 = 'done' then $5 else points end,
          transaction_id = $6, status = $7, answer = $8, under_way = 0,
          touched_at = clock_timestamp()
    where merchant_id = $1 and id = $2 and state = 'started'`,
);

/** Null if the form was not submitted before. */
export async function readAgentAction(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<KnownAgentAction | null> {
  const { rows } = await pool.query<KnownAgentAction>({ ...read, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** The same, held until the transaction ends. */
export async function lockAgentAction(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<KnownAgentAction | null> {
  const { rows } = await client.query<KnownAgentAction>({ ...lock, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** Writes down that something begins; false if the form was submitted meanwhile. */
export async function addAgentAction(
  client: pg.ClientBase,
  added: NewAgentAction,
): Promise<boolean> {
  const { merchantId, id, deskId, memberId, kind, agent, conversation, correlation } = added;
  const { fingerprint, subject, passed, points, day } = added;
  const result = await client.query({
    ...insert,
    values: [
      ...[merchantId, id, deskId, memberId, kind, agent, conversation, correlation],
      ...[fingerprint, subject, passed, points, day],
    ],
  });
  return result.rowCount === 1;
}

/** Writes down that something that was refused is tried once more. */
export async function beginAgentAction(
  client: pg.ClientBase,
  again: NewAgentAction,
): Promise<void> {
  const { merchantId, id, agent, conversation, correlation } = again;
  const { fingerprint, subject, passed, points, day } = again;
  await client.query({
    ...begin,
    values: [
      ...[merchantId, id, agent, conversation, correlation],
      ...[fingerprint, subject, passed, points, day],
    ],
  });
}

/** Counts a submit of what was submitted before; `isAtWork` if it asks the ledger too. */
export async function joinAgentAction(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  { id, isAtWork }: { readonly id: string; readonly isAtWork: boolean },
): Promise<void> {
  await client.query({ ...join, values: [merchantId, id, isAtWork ? 1 : 0] });
}

/** Writes down how a submit ended. */
export async function settleAgentAction(
  client: pg.ClientBase,
  merchantId: number,
  {
    id,
    state,
    code,
    points,
    transactionId,
    status,
    answer,
  }: AgentActionEnd & { readonly id: string },
): Promise<void> {
  await client.query({
    ...settle,
    values: [merchantId, id, state, code, points, transactionId, status, answer],
  });
}

/** Points that were given in a day, or may be about to be: by one agent, and by all of the desk. */
export async function readGiven(
  client: pg.ClientBase,
  merchantId: number,
  of: Pick<NewAgentAction, 'deskId' | 'day' | 'agent'>,
): Promise<{ readonly agent: number; readonly all: number }> {
  const values = [merchantId, of.deskId, of.day, of.agent];
  const { rows } = await client.query<{ agent: number; all: number }>({ ...given, values });
  return rows[0] ?? { agent: 0, all: 0 };
}

/** Something that was begun and not settled, with what the ledger keeps of it. */
export interface OpenAction {
  readonly merchantId: number;
  readonly id: string;
  readonly deskId: string;
  readonly memberId: string;
  /** Null if it keeps nothing. */
  readonly kept: string | null;
}

/** What nobody has touched for so long, of all merchants, the oldest first. */
export async function listOpenActions(
  pool: pg.Pool,
  asked: { readonly openForMs: number; readonly most: number },
): Promise<readonly OpenAction[]> {
  const values = [asked.openForMs, asked.most];
  const { rows } = await pool.query<OpenAction>({ ...listOpen, values });
  return rows;
}

/** Settles what is open; false if that was done meanwhile. */
export async function mendAgentAction(
  client: pg.ClientBase,
  merchantId: number,
  mended: AgentActionEnd & { readonly id: string },
): Promise<boolean> {
  const { id, state, code, points, transactionId, status, answer } = mended;
  const values = [merchantId, id, state, code, points, transactionId, status, answer];
  const result = await client.query({ ...mend, values });
  return result.rowCount === 1;
}
