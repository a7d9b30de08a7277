/*
 * How a posting `o` is told apart in sums. `t` is its transaction, `l` the award of the lot that it names
 * and `k` that lot's row; $2 is the zone of days and months.
 */

/** When it took effect: with its transaction if it recorded that, else when it was made. */
export const HAPPENED = `case when o.at = t.recorded_at then t.occurred_at else o.at end`;

/** Of its lot: the month in which the points were earned, the month in which they lapse, the activity. */
export const LOT_COLUMNS = `
  case when l.id is null then '' else to_char(l.occurred_at at time zone $2::text, 'YYYY-MM')
  end as cohort,
  case when k.id is null then '' when k.idle then 'idle' when k.expires_at is null then 'never'
       else to_char(k.expires_at at time zone $2::text, 'YYYY-MM') end as lapses,
  coalesce(l.activity_id, '') as activity_id`;
