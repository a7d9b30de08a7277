import { HAPPENED, LOT_COLUMNS } from './zone-days.ts';

/*
 * What moved up to a moment, as far as it was known at another: whole days out of the sums, and what
 * is left of the two days in which the moments lie, and what was posted since the sums were made, out
 * of the postings. $1 merchant, $2 zone, $3 the day of the moment and $4 its beginning, $5 the moment,
 * $6 the day before which all that was known is taken from the sums, $7 from when on postings are
 * looked at for what they were known by, $8 the moment of knowing. Milliseconds.
 */
const REST = `
  select ${HAPPENED} as happened, o.source, o.target, o.lot_id, o.amount
    from postings o
    join transactions t on t.merchant_id = $1 and t.id = o.transaction_id
   where o.merchant_id = $1 and o.at >= to_timestamp($7::float8 / 1000)
     and o.at <= to_timestamp($8::float8 / 1000)
     and ${HAPPENED} <= to_timestamp($5::float8 / 1000)
  union all
  select o.at, o.source, o.target, o.lot_id, o.amount
    from postings o
    join transactions t on t.merchant_id = $1 and t.id = o.transaction_id
   where o.merchant_id = $1 and o.at >= to_timestamp($4::float8 / 1000)
     and o.at <= to_timestamp($5::float8 / 1000) and o.at < to_timestamp($7::float8 / 1000)
     and o.at <> t.recorded_at
  union all
  select t.occurred_at, o.source, o.target, o.lot_id, o.amount
    from transactions t
    join postings o on o.merchant_id = $1 and o.at = t.recorded_at and o.transaction_id = t.id
   where t.merchant_id = $1 and t.occurred_at >= to_timestamp($4::float8 / 1000)
     and t.occurred_at <= to_timestamp($5::float8 / 1000)
     and t.recorded_at < to_timestamp($7::float8 / 1000)`;

/** By source and target alone, whatever the zone. */
export const MOVED = `
  select s.source, s.target, s.points as amount
    from daily_sums s
   where s.merchant_id = $1 and s.happened_on < $3::date and s.known_on < $6::date
     and $2::text is not null
  union all
  select r.source, r.target, r.amount from (${REST}) as r`;

/** The same with the day it happened on and what is known of the lot. */
export const MOVED_LOTS = `
  select s.happened_on, s.source, s.target, s.cohort, s.lapses, s.activity_id, s.points as amount
    from daily_sums s
   where s.merchant_id = $1 and s.happened_on < $3::date and s.known_on < $6::date
  union all
  select (o.happened at time zone $2::text)::date, o.source, o.target, ${LOT_COLUMNS}, o.amount
    from (${REST}) as o
    left join transactions l on l.merchant_id = $1 and l.id = o.lot_id
    left join lots k on k.merchant_id = $1 and k.id = o.lot_id`;
