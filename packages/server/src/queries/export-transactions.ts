import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What a transaction did to what its member can spend. Times are milliseconds since 1970. */
export interface ExportedTransaction {
  readonly member_id: string;
  readonly kind: string;
  readonly status: string;
  /** Signed: what came into `available`, less what a return took out of the award's own lot. */
  readonly moved: number;
  readonly occurred_at: number;
  readonly activity_id: string | null;
  readonly reward_id: string | null;
  readonly order_id: string | null;
  /** Less what came back of the order. */
  readonly basis: string | null;
  readonly reason: string | null;
  readonly expires_at: number | null;
  readonly coupon_code: string | null;
  readonly qualifies: boolean;
}

/*
 * In the order in which they were posted, so that every spending finds its points when they are
 * posted again. What a return took out of the very lot of its award is taken off the award: sent
 * again as a deduction it would be taken from what lapses first, which is another lot.
 *
 * An import judges spending on the day it is said to have happened. One that was recorded later,
 * and passed over a lot that had lapsed meanwhile, would find that lot good again; it is told with
 * the time it was recorded at. It did so if all that it drew on was good then, and a lot that
 * lapsed between the two times ended with points in it.
 *
 * A redemption that was cancelled has taken its points for a while, and what was spent meanwhile
 * came out of other lots. So it is told as what it took, and as what it gave back, lot by lot.
 *
 * Points that came by a merge, or went when it was undone, are told lot by lot as well, and so is what
 * returns took of them. The history of whoever was merged is not: the points that it came to are.
 */
const transactionsOf = statement(
  'queries.exportTransactions',
  `with travelled as (
     select distinct p.member_id, p.lot_id from postings p
      where p.merchant_id = $1 and p.member_id = any ($2::text[]) and p.lot_id is not null
        and 'transfer' in (p.source, p.target)
   ), moves as (
     select p.member_id, p.version, p.at,
            case when t.kind in ('merge', 'unmerge') then p.lot_id
                 when t.kind = 'redeem' and p.target = 'available' then p.lot_id end as refilled,
            case when t.kind in ('return', 'reverse') and p.lot_id = t.related_id
                  and v.lot_id is null
                 then t.related_id else t.id end as id,
            case when p.target = 'available' then p.amount else -p.amount end as amount,
            case when p.source = 'available' then coalesce(l.expires_at, 'infinity') end as lapses
       from postings p
       join transactions t on t.merchant_id = $1 and t.id = p.transaction_id
       join lots l on l.merchant_id = $1 and l.id = p.lot_id
       left join travelled v on v.member_id = p.member_id and v.lot_id = p.lot_id
      where p.merchant_id = $1 and p.member_id = any ($2::text[])
        and (p.target = 'available' or p.source = 'available')
   ), sums as (
     select member_id, id, refilled, min(version) as version, sum(amount)::bigint as moved,
            min(lapses) as drawn_until, max(at) as at
       from moves group by member_id, id, refilled
   ), lapsed as (
     select p.member_id, l.expires_at
       from postings p
       join lots l on l.merchant_id = $1 and l.id = p.lot_id
      where p.merchant_id = $1 and p.member_id = any ($2::text[]) and p.target = 'expired'
   )
   select s.member_id, s.id, s.refilled, s.version, t.kind, t.status, s.moved,
          case when s.refilled is not null then s.at
               when s.moved < 0 and s.drawn_until > t.recorded_at
                and exists (select 1 from lapsed o
                             where o.member_id = s.member_id
                               and o.expires_at > t.occurred_at and o.expires_at <= t.recorded_at)
               then t.recorded_at else t.occurred_at end as occurred_at,
          t.activity_id, t.reward_id, t.order_id,
          case when t.basis is not null
               then greatest(t.basis - coalesce(r.amount, 0), 0)::text end as basis,
          coalesce(d.details #>> '{details,reason}', d.details #>> '{command,reason}') as reason,
          case when s.refilled is null then t.expires_at else f.expires_at end as expires_at,
          d.details #>> '{details,couponCode}' as coupon_code, t.qualifies
     from sums s
     join transactions t on t.merchant_id = $1 and t.id = s.id
     left join lots f on f.merchant_id = $1 and f.id = s.refilled
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = s.id
     left join order_returns r on r.merchant_id = $1 and r.transaction_id = s.id
    order by s.member_id, s.version`,
);

/** What returns took out of lots of their awards into which points had been given back before. */
const returnsAfterRefills = statement(
  'queries.returnsAfterRefills',
  `with refills as (
     select p.member_id, p.lot_id, min(p.version) as version
       from postings p
      where p.merchant_id = $1 and p.member_id = any ($2::text[]) and p.target = 'available'
        and p.lot_id <> p.transaction_id
      group by p.member_id, p.lot_id
   )
   select p.lot_id, p.version, p.amount
     from refills r
     join postings p on p.merchant_id = $1 and p.member_id = r.member_id and p.lot_id = r.lot_id
      and p.version > r.version and p.source = 'available'
     join transactions t on t.merchant_id = $1 and t.id = p.transaction_id
      and t.kind in ('return', 'reverse') and t.related_id = p.lot_id
    where p.member_id = any ($2::text[])
    order by p.member_id, p.version`,
);

interface Move extends ExportedTransaction {
  readonly id: string;
  readonly version: number;
  /** Of what a cancelled redemption gave back, or what a merge moved: the lot. */
  readonly refilled: string | null;
}

interface OwnReturn {
  readonly lot_id: string;
  readonly version: number;
  readonly amount: number;
}

/** Everything that moved what these members can spend. */
export async function exportTransactions(
  client: pg.ClientBase,
  merchantId: number,
  memberIds: readonly string[],
): Promise<readonly ExportedTransaction[]> {
  const values = [merchantId, memberIds];
  const { rows } = await client.query<Move>({ ...transactionsOf, values });
  if (!rows.some(({ refilled }) => refilled !== null)) return rows;
  const returns = await client.query<OwnReturn>({ ...returnsAfterRefills, values });
  return shortenCancelled(rows, returns.rows);
}

/**
 * What a return takes off its award the award never had, so a redemption that was cancelled before
 * cannot have taken it either: both its lines say so much less, the latest redemption first.
 */
function shortenCancelled(moves: readonly Move[], returns: readonly OwnReturn[]): readonly Move[] {
  const moved = new Map(moves.map((move) => [move, move.moved]));
  const draws = new Map(moves.flatMap((one) => (one.refilled === null ? [[one.id, one]] : [])));
  const refills = Map.groupBy(moves, ({ refilled }) => refilled);
  for (const { lot_id: lotId, version, amount } of returns) {
    let left = amount;
    for (const refill of [...(refills.get(lotId) ?? [])].reverse()) {
      const draw = draws.get(refill.id);
      if (draw === undefined || refill.version > version) continue;
      const part = Math.min(left, moved.get(refill) ?? 0);
      moved.set(refill, (moved.get(refill) ?? 0) - part);
      moved.set(draw, (moved.get(draw) ?? 0) + part);
      left -= part;
    }
  }
  return moves.flatMap((move) => {
    const sum = moved.get(move) ?? 0;
    return sum === 0 && move.moved !== 0 ? [] : [{ ...move, moved: sum }];
  });
}
