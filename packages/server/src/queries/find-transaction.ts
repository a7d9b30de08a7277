import type { TransactionKind } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { OF_MERGES } from './transaction-rows.ts';

/** What decides what may be done with a transaction. */
export interface FoundTransaction {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly activityId: string | null;
  /** Whose it is; of one who was merged, who goes on for him. */
  readonly memberId: string;
}

/** An order id, by the activities whose claim it may be, the likeliest first. */
export interface OrdersAsked {
  readonly scopes: readonly string[];
  readonly orderIds: readonly string[];
}

const COLUMNS = `t.id, t.kind, t.activity_id as "activityId",
  coalesce(h.merged_into, h.id) as "memberId"`;

const byId = statement(
  'queries.findTransaction',
  `select ${COLUMNS} from transactions t
     join member_heads h on h.merchant_id = $1 and h.id = t.member_id
    where t.merchant_id = $1 and t.id = $2 and t.kind not in ${OF_MERGES}`,
);
// Each pair is looked up by itself: claims of an order id alone have no index.
const byOrders = statement(
  'queries.findTransactionsByOrder',
  `select distinct on (o.place) (o.place - 1)::integer as place, ${COLUMNS}
     from unnest($3::text[]) with ordinality as o (order_id, place)
    cross join unnest($2::text[]) with ordinality as s (scope, place)
    cross join lateral (
      select c.transaction_id from claims c
       where c.merchant_id = $1 and c.scope = s.scope and c.key = o.order_id
         and c.member_id is not null offset 0) as c
     join transactions t on t.merchant_id = $1 and t.id = c.transaction_id
     join member_heads h on h.merchant_id = $1 and h.id = t.member_id
    order by o.place, s.place`,
);

/** A transaction by its id, or null. Texts without NUL only. */
export async function findTransaction(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<FoundTransaction | null> {
  const { rows } = await pool.query<FoundTransaction>({ ...byId, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** The awards of orders, in the places of their ids; null for what earned nothing. */
export async function findByOrders(
  pool: pg.Pool,
  merchantId: number,
  { scopes, orderIds }: OrdersAsked,
): Promise<readonly (FoundTransaction | null)[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await pool.query<FoundTransaction & { place: number }>({
    ...byOrders,
    values: [merchantId, scopes, orderIds],
  });
  const found = new Map(rows.map(({ place, ...row }) => [place, row]));
  return orderIds.map((_, place) => found.get(place) ?? null);
}
