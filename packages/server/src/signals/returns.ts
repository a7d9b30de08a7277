import { judgeReturns, RETURN_DAYS, type Finding } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { isAskedFor, membersOf, type Piece } from './piece.ts';

const USUAL_DAYS = 90;

/* What members ordered and brought back: at most so many of their last transactions are looked at. */
const readReturning = statement(
  'signals.readReturning',
  `select w.id as "memberId", count(*) filter (where t.kind = 'award')::integer as orders,
          count(distinct t.related_id) filter (where t.kind = 'return')::integer as returned,
          coalesce(sum((d.details -> 'details' ->> 'uncovered')::bigint), 0)::bigint as "spentBefore",
          (array_agg(t.id order by t.occurred_at desc, t.id desc)
             filter (where t.kind = 'return'))[1:20] as "transactionIds"
     from unnest($3::text[]) as w (id)
    cross join lateral (
      select t.id, t.kind, t.related_id, t.occurred_at from transactions t
       where t.merchant_id = $1 and t.member_id = w.id
         and t.occurred_at >= to_timestamp($2::float8 / 1000) - ${RETURN_DAYS} * interval '1 day'
         and (t.kind = 'return'
           or t.kind = 'award' and t.order_id is not null and t.status <> 'rejected')
       order by t.occurred_at desc, t.id desc limit 300) as t
     left join transaction_details d
       on t.kind = 'return' and d.merchant_id = $1 and d.transaction_id = t.id
    group by w.id`,
);
const keepOrders = statement(
  'signals.keepOrders',
  `insert into usual_counts as u (merchant_id, day, measure, seen, times)
   select $1, (to_timestamp($2::float8 / 1000) at time zone 'UTC')::date, w.measure, 1, w.times
     from (values ('orders', $3::bigint), ('returns', $4::bigint)) as w (measure, times)
    where w.times > 0
   on conflict (merchant_id, day, measure, seen) do update set times = u.times + excluded.times`,
);
const readOthers = statement(
  'signals.readOrders',
  `select coalesce(sum(u.times) filter (where u.measure = 'orders'), 0)::bigint as orders,
          coalesce(sum(u.times) filter (where u.measure = 'returns'), 0)::bigint as returns
     from usual_counts u
    where u.merchant_id = $1 and u.measure in ('orders', 'returns')
      and u.day > (to_timestamp($2::float8 / 1000) at time zone 'UTC')::date - ${USUAL_DAYS}`,
);

interface ReturningRow {
  readonly memberId: string;
  readonly orders: number;
  readonly returned: number;
  readonly spentBefore: number;
  readonly transactionIds: readonly string[];
}

/** Finds members who bring back far more of what they order than others do. */
export async function findReturns(
  client: pg.ClientBase,
  piece: Piece,
): Promise<readonly Finding[]> {
  const { merchantId, now, recorded } = piece;
  const returns = recorded.filter(({ kind }) => kind === 'return');
  const orders = recorded.filter((one) => isAskedFor(one) && one.orderId !== null);
  if (returns.length + orders.length > 0) {
    const values = [merchantId, now, orders.length, returns.length];
    await client.query({ ...keepOrders, values });
  }
  if (returns.length === 0) return [];
  const { rows } = await client.query<ReturningRow>({
    ...readReturning,
    values: [merchantId, now, membersOf(returns)],
  });
  const usual = await client.query<{ orders: number; returns: number }>({
    ...readOthers,
    values: [merchantId, now],
  });
  const all = usual.rows[0] ?? { orders: 0, returns: 0 };
  return rows.flatMap(({ memberId, transactionIds, ...his }) => {
    const judged = judgeReturns({
      ...his,
      othersOrders: Math.max(0, all.orders - his.orders),
      othersReturned: Math.max(0, all.returns - his.returned),
    });
    if (judged === null) return [];
    const about = { memberId, otherIds: [], transactionIds };
    return [{ ...judged, ...about, subject: `member:${memberId}`, score: his.returned }];
  });
}
