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
  /** Of points that lapse after inactivity: since when their member was active without a break. */
  readonly idle_since: number | null;
  readonly coupon_code: string | null;
  readonly qualifies: boolean;
}

/*
 * In the order in which they were posted, so that every spending finds its points when they are
 * posted again. What a return took out of the very lot of its award is taken off the award: sent
 * again as a deduction it would be taken from what lapses first, which is another lot.
 *
 * An import judges spending on the day it is said to have happened. One that was recorded later,
 * and passed over lots that had lapsed meanwhile, would find those lots good again; it is told with
 * the time at which the last of them lapsed, as long as all that it drew on was good still.
 *
 * A redemption that was cancelled has taken its points for a while, and what was spent meanwhile
 * came out of other lots. So it is told as what it took, and as what it gave back, lot by lot.
 *
 * Points that lapse after inactivity are told with the date that their stretch of activity came to
 * in the end and with its beginning, so that a copy parts them as they were parted here.
 *
 * Points that came by a merge, or went when it was undone, are told lot by lot as well, and so is what
 * returns took of them. The history of whoever was merged is not: the points that it came to are.
 */
const transactionsOf = statement(
  'queries.exportTransactions',
  `with kept as (
     select p.member_id, p.version, p.keeps_from, p.keeps_until,
            max(p.keeps_until) over (partition by p.member_id order by p.version
              rows between unbounded preceding and 1 preceding) as before
       from postings p
      where p.merchant_id = $1 and p.member_id = any ($2::text[]) and p.keeps_until is not null
   ), numbered as (
     select member_id, version, keeps_from, keeps_until,
            count(*) filter (where before is null or before <= keeps_from)
              over (partition by member_id order by version) as stretch
       from kept
   ), stretches as (
     select member_id, (array_agg(keeps_from order by version))[1] as since,
            max(keeps_until) as until,
            lead((array_agg(keeps_from order by version))[1])
              over (partition by member_id order by stretch) as next_since
       from numbered group by member_id, stretch
   ), travelled as (
     select distinct p.member_id, p.lot_id from postings p
      where p.merchant_id = $1 and p.member_id = any ($2::text[]) and p.lot_id is not null
        and 'transfer' in (p.source, p.target)
   ), moves as (
     select p.member_id, p.version, p.at, p.target, p.lot_id, l.expires_at, l.idle, l.opened_at,
            case when t.kind in ('merge', 'unmerge') then p.lot_id
                 when t.kind = 'redeem' and p.target = 'available' then p.lot_id end as refilled,
            case when t.kind in ('return', 'reverse') and p.lot_id = t.related_id
                  and v.lot_id is null
                 then t.related_id else t.id end as id,
            case when p.target = 'available' then p.amount else -p.amount end as amount
       from postings p
       join transactions t on t.merchant_id = $1 and t.id = p.transaction_id
       join lots l on l.merchant_id = $1 and l.id = p.lot_id
       left join travelled v on v.member_id = p.member_id and v.lot_id = p.lot_id
      where p.merchant_id = $1 and p.member_id = any ($2::text[])
        and (p.target = 'available' or p.source = 'available')
   ), idle_lots as (
     select l.lot_id as id, coalesce(x.since, l.opened_at) as since, x.next_since,
            coalesce(x.until, (select min(y.since) from stretches y
                                where y.member_id = l.member_id)) as until
       from (select distinct lot_id, member_id, opened_at from moves where idle) as l
       left join lateral (
         select y.since, y.until, y.next_since from stretches y
          where y.member_id = l.member_id and y.since <= l.opened_at
          order by y.since desc limit 1) as x on true
   ), sums as (
     select m.member_id, m.id, m.refilled, min(m.version) as version,
            sum(m.amount)::bigint as moved, max(m.at) as at,
            min(case when m.target <> 'available'
                     then coalesce(m.expires_at, i.until, 'infinity') end) as drawn_until
       from moves m
       left join idle_lots i on m.idle and i.id = m.lot_id
      group by m.member_id, m.id, m.refilled
   ), lapsed as (
     select m.member_id, d.at
       from moves m
       left join idle_lots i on m.idle and i.id = m.lot_id
      cross join lateral (values (m.expires_at), (i.until), (i.next_since)) as d(at)
      where m.target = 'expired' and d.at is not null
   )
   select s.member_id, s.id, s.refilled, s.version, t.kind, t.status, s.moved,
          case when s.refilled is not null then s.at
               else greatest(t.occurred_at, (
                 select max(o.at) from lapsed o
                  where s.moved < 0 and o.member_id = s.member_id and o.at > t.occurred_at
                    and o.at <= t.recorded_at and o.at < s.drawn_until)) end as occurred_at,
          t.activity_id, t.reward_id, t.order_id,
          case when t.basis is not null
               then greatest(t.basis - coalesce(r.amount, 0), 0)::text end as basis,
          coalesce(
            case when t.modified_points is not null then (
              select n.amendment->>'reason' from transaction_notes n
               where n.merchant_id = $1 and n.transaction_id = t.id
                 and n.amendment->>'reason' is not null
               order by n.number desc limit 1) end,
            d.details #>> '{details,reason}', d.details #>> '{command,reason}') as reason,
          case when i.id is not null then i.until
               when s.refilled is not null then f.expires_at
               when t.kind <> 'expire' then t.expires_at end as expires_at,
          i.since as idle_since, d.details #>> '{details,couponCode}' as coupon_code, t.qualifies
     from sums s
     join transactions t on t.merchant_id = $1 and t.id = s.id
     left join lots f on f.merchant_id = $1 and f.id = s.refilled
     left join idle_lots i on i.id = coalesce(s.refilled, s.id)
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
