import {
  GOODWILL_DAYS,
  judgeGoodwill,
  looksLikeSamePerson,
  type Finding,
  type Giving,
} from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { membersOf, type Piece, type Recorded } from './piece.ts';

const PERSON = 'person:';
const DESK = /^(zendesk|gladly):/;

/* Who filled the form in: the desk says it of the action, the transaction knows the desk alone. */
const readAgents = statement(
  'signals.readAgents',
  `select w.transaction_id as "transactionId", a.agent
     from unnest($2::text[], $3::text[]) as w (transaction_id, member_id)
    cross join lateral (
      select a.agent from agent_actions a
       where a.merchant_id = $1 and a.member_id = w.member_id
         and a.transaction_id = w.transaction_id and a.agent <> ''
       order by a.begun_at desc limit 1) as a`,
);
const keep = statement(
  'signals.keepGoodwill',
  `insert into goodwill_days as g (merchant_id, agent, member_id, day, gifts, points)
   select $1, w.agent, v.member_id, (to_timestamp(w.at / 1000) at time zone 'UTC')::date, count(*),
          sum(w.points)
     from unnest($2::text[], $3::text[], $4::float8[], $5::bigint[]) as w (agent, member_id, at, points)
    cross join lateral (values (w.member_id), ('')) as v (member_id)
    group by 2, 3, 4 order by 2, 3, 4
   on conflict (merchant_id, agent, member_id, day) do update
     set gifts = g.gifts + excluded.gifts, points = g.points + excluded.points`,
);
const SINCE = `(to_timestamp($2::float8 / 1000) at time zone 'UTC')::date - ${GOODWILL_DAYS}`;
const readAll = statement(
  'signals.readGoodwill',
  `select g.agent, sum(g.gifts)::integer as gifts, sum(g.points)::bigint as points
     from goodwill_days g
    where g.merchant_id = $1 and g.member_id = '' and g.day > ${SINCE}
    group by g.agent`,
);
const readTo = statement(
  'signals.readGoodwillTo',
  `select w.agent, w.member_id as "memberId", m.email, sum(g.gifts)::integer as gifts,
          sum(g.points)::bigint as points
     from unnest($3::text[], $4::text[]) as w (agent, member_id)
     join goodwill_days g on g.merchant_id = $1 and g.agent = w.agent and g.member_id = w.member_id
      and g.day > ${SINCE}
     join members m on m.merchant_id = $1 and m.id = w.member_id
    group by w.agent, w.member_id, m.email order by 1, 2`,
);

interface Gift {
  readonly agent: string;
  readonly memberId: string;
  readonly transaction: Recorded;
}

interface GivenTo extends Giving {
  readonly memberId: string;
  readonly email: string;
}

/** Finds agents who give far more than others, to one member again and again, or to themselves. */
export async function findGoodwill(
  client: pg.ClientBase,
  piece: Piece,
): Promise<readonly Finding[]> {
  const { merchantId, now } = piece;
  const gifts = await giftsOf(client, piece);
  if (gifts.length === 0) return [];
  await client.query({
    ...keep,
    values: [
      ...[merchantId, gifts.map(({ agent }) => agent), gifts.map(({ memberId }) => memberId)],
      ...[
        gifts.map((one) => one.transaction.occurredAt),
        gifts.map((one) => one.transaction.points),
      ],
    ],
  });
  const pairs = [
    ...new Map(gifts.map((gift) => [`${gift.agent} ${gift.memberId}`, gift])).values(),
  ];
  const all = await client.query<Giving>({ ...readAll, values: [merchantId, now] });
  const to = await client.query<GivenTo>({
    ...readTo,
    values: [
      ...[merchantId, now],
      ...[pairs.map(({ agent }) => agent), pairs.map(({ memberId }) => memberId)],
    ],
  });
  return [...Map.groupBy(to.rows, ({ agent }) => agent)].flatMap(([agent, given]) =>
    findingOf(
      { agent, given, all: all.rows },
      gifts.filter((gift) => gift.agent === agent),
    ),
  );
}

function findingOf(
  {
    agent,
    given,
    all,
  }: {
    readonly agent: string;
    readonly given: readonly GivenTo[];
    readonly all: readonly Giving[];
  },
  gifts: readonly Gift[],
): readonly Finding[] {
  const his = all.find((one) => one.agent === agent);
  const favoured = given.reduce((most, one) => (one.gifts > most.gifts ? one : most));
  const himself = given.find(({ email }) => isHimself(agent, email)) ?? null;
  if (his === undefined) return [];
  const others = all.filter((one) => one.agent !== agent).map(({ points }) => points);
  const judged = judgeGoodwill({ all: his, favoured, himself, others });
  if (judged === null) return [];
  const { facts } = judged;
  const isAll = facts.to === 'members';
  const memberId = isAll ? null : (himself ?? favoured).memberId;
  const about = isAll ? gifts : gifts.filter((gift) => gift.memberId === memberId);
  return [
    {
      ...judged,
      subject: `agent:${agent}:${memberId ?? ''}`,
      memberId,
      otherIds: [],
      transactionIds: about.slice(-20).map(({ transaction }) => transaction.id),
      score: facts.points,
    },
  ];
}

function isHimself(agent: string, email: string): boolean {
  const reached = (address: string) => ({ email: address, phone: '', phoneCountryCode: '' });
  const address = agent.slice(agent.indexOf(':') + 1).toLowerCase();
  return address.includes('@') && looksLikeSamePerson(reached(address), reached(email));
}

/** What people of the store and agents of help desks gave by hand. */
async function giftsOf(
  client: pg.ClientBase,
  { merchantId, recorded }: Piece,
): Promise<readonly Gift[]> {
  const given = recorded.filter(({ kind }) => kind === 'award' || kind === 'adjust');
  const byDesk = given.filter(({ actor }) => DESK.test(actor));
  const agents = new Map<string, string>();
  if (membersOf(byDesk).length > 0) {
    const values = [merchantId, byDesk.map(({ id }) => id), byDesk.map(({ memberId }) => memberId)];
    const { rows } = await client.query<{ transactionId: string; agent: string }>({
      ...readAgents,
      values,
    });
    for (const { transactionId, agent } of rows) agents.set(transactionId, agent);
  }
  return given.flatMap((transaction) => {
    const { id, actor, memberId } = transaction;
    const [desk = ''] = actor.split(':');
    const named = agents.get(id);
    if (actor.startsWith(PERSON)) return [{ agent: actor, memberId, transaction }];
    return named === undefined ? [] : [{ agent: `${desk}:${named}`, memberId, transaction }];
  });
}
