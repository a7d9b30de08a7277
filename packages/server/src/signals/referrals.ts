import {
  CIRCLE_MAX,
  FRIENDS_MAX,
  judgeRing,
  NAMED_MAX,
  SHARING_MEMBERS_MAX,
  type Finding,
  type Recommended,
} from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { Piece, Recorded } from './piece.ts';

/** Referrers that are looked at together. */
const REFERRERS_AT_ONCE = 50;
/** Of each member, orders and marks that are looked at. */
const LOOKED_AT = '20';
/** What so many have is a till or an office: it ties nobody to anybody. */
const CROWD = String(SHARING_MEMBERS_MAX);

/* A referrer is looked at when something comes of a recommendation, or a friend brings something back. */
const readReferrers = statement(
  'signals.readReferrers',
  `select distinct coalesce(h.merged_into, h.id) as id
     from unnest($2::text[], $3::boolean[]) as w (id, is_friend)
     join members m on m.merchant_id = $1 and m.id = w.id
     join member_heads h
       on h.merchant_id = $1 and h.id = case when w.is_friend then m.referrer_id else m.id end
    order by 1`,
);
const PERSON = `
          m.id, m.email, m.phone, m.phone_country_code as "phoneCountryCode", o.orders, o.returned,
          coalesce(k.marks, '{}') as marks`;
const WITH_ORDERS = `
    cross join lateral (
      select count(*) filter (where t.kind = 'award')::integer as orders,
             count(distinct t.related_id) filter (where t.kind = 'return')::integer as returned
        from (select t.kind, t.related_id from transactions t
               where t.merchant_id = $1 and t.member_id = m.id
                 and (t.kind = 'return'
                   or t.kind = 'award' and t.order_id is not null and t.status <> 'rejected')
               order by t.occurred_at desc, t.id desc limit ${LOOKED_AT}) as t) as o
    cross join lateral (
      select array_agg(k.kind || ':' || encode(k.digest, 'hex')) as marks
        from (select k.kind, k.digest from member_marks k
               where k.merchant_id = $1 and k.member_id = m.id and k.kind in ('device', 'address')
               limit ${LOOKED_AT}) as k
       where ${CROWD} > (select count(*)
                           from (select from member_marks c
                                  where c.merchant_id = $1 and c.kind = k.kind
                                    and c.digest = k.digest limit ${CROWD}) as c)) as k`;
const readRings = statement(
  'signals.readRings',
  `select w.id as "referrerId", ${PERSON}
     from unnest($2::text[]) as w (id)
    cross join lateral (
      (select m.* from members m where m.merchant_id = $1 and m.id = w.id)
      union all
      (select m.* from members m
        where m.merchant_id = $1 and m.referrer_id = w.id and m.erased_at is null
          and not exists (select from member_heads g
                           where g.merchant_id = $1 and g.id = m.id and g.merged_into is not null)
        order by m.id desc limit ${FRIENDS_MAX})) as m ${WITH_ORDERS}
    order by w.id, m.id`,
);
const readCircles = statement(
  'signals.readCircles',
  `with recursive walk as (
     select w.id as start, m.referrer_id as at, 1 as steps
       from unnest($2::text[]) as w (id)
       join members m on m.merchant_id = $1 and m.id = w.id
      where m.referrer_id is not null
     union all
     select k.start, m.referrer_id, k.steps + 1
       from walk k
       join members m on m.merchant_id = $1 and m.id = k.at
      where k.steps < ${CIRCLE_MAX} and k.at <> k.start and m.referrer_id is not null)
   select k.start as id, min(k.steps)::integer as steps from walk k where k.at = k.start group by k.start`,
);

interface PersonRow {
  readonly referrerId: string;
  readonly id: string;
  readonly email: string;
  readonly phone: string;
  readonly phoneCountryCode: string;
  readonly orders: number;
  readonly returned: number;
  readonly marks: readonly string[];
}

/** Finds those who recommend the shop to themselves, to each other, or to nobody who stays. */
export async function findReferrals(
  client: pg.ClientBase,
  { merchantId, recorded }: Piece,
): Promise<readonly Finding[]> {
  const about = recorded.flatMap((one) => {
    const side = sideOf(one);
    return side === null ? [] : [{ id: one.memberId, isFriend: side === 'friend' }];
  });
  if (about.length === 0) return [];
  const { rows } = await client.query<{ id: string }>({
    ...readReferrers,
    values: [merchantId, about.map(({ id }) => id), about.map(({ isFriend }) => isFriend)],
  });
  const found: Finding[] = [];
  for (let from = 0; from < rows.length; from += REFERRERS_AT_ONCE) {
    const ids = rows.slice(from, from + REFERRERS_AT_ONCE).map(({ id }) => id);
    found.push(...(await judgeRings(client, merchantId, ids)));
  }
  return found;
}

/** Which side of a recommendation a transaction speaks of; null if of none. */
function sideOf({ kind, custom }: Recorded): 'referrer' | 'friend' | null {
  if (kind === 'return') return 'friend';
  const side = custom?.['referral'];
  return side === 'referrer' || side === 'friend' ? side : null;
}

async function judgeRings(
  client: pg.ClientBase,
  merchantId: number,
  ids: readonly string[],
): Promise<readonly Finding[]> {
  const values = [merchantId, ids];
  const people = await client.query<PersonRow>({ ...readRings, values });
  const circles = await client.query<{ id: string; steps: number }>({ ...readCircles, values });
  const steps = new Map(circles.rows.map((row) => [row.id, row.steps]));
  return [...Map.groupBy(people.rows, ({ referrerId }) => referrerId)].flatMap(([id, rows]) => {
    const referrer = rows.find((row) => row.id === id);
    if (referrer === undefined) return [];
    const friends = rows.filter((row) => row.id !== id).map(recommended);
    const ring = { referrer: recommended(referrer), friends, circle: steps.get(id) ?? 0 };
    const judged = judgeRing(ring);
    if (judged === null) return [];
    const { facts, severity, who } = judged;
    return [
      {
        ...{ facts, severity, subject: `member:${id}`, memberId: id, transactionIds: [] },
        otherIds: who
          .map((one) => one.id)
          .filter((other) => other !== id)
          .slice(0, NAMED_MAX),
        score: facts.alike + facts.sharing + facts.fleeting + facts.circle,
      },
    ];
  });
}

function recommended(row: PersonRow): Recommended {
  const { id, email, phone, phoneCountryCode, orders, returned, marks } = row;
  return { id, profile: { email, phone, phoneCountryCode }, orders, returned, marks };
}
