import { statement } from '../runtime/statement.ts';

/*
 * What becomes of coupons and pools, in a batch's second send. As in `write-statements.ts`.
 */

export const issueCoupons = statement(
  'lane.issueCoupons',
  `with done as (
     update coupons c set member_id = w.member_id, transaction_id = w.transaction_id,
     issued_at = w.issued_at, expires_at = w.expires_at,
     issued_moment = w.moment, issued_place = w.place
   from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::timestamptz[],
         $7::timestamptz[], $8::bigint[], $9::integer[])
       as n (reward_id, number, member_id, transaction_id, issued_at, expires_at, moment, place)
     offset 0) as w
   where c.merchant_id = w.merchant_id and c.reward_id = w.reward_id and c.number = w.number
     and c.member_id is null
     returning 1
   )
   select expect_rows((select count(*) from done), $10::bigint)`,
);

/** A code that came up before violates the key, and the batch makes another. */
export const insertGeneratedCoupons = statement(
  'lane.insertGeneratedCoupons',
  `insert into generated_coupons
     (merchant_id, code, reward_id, expires_at, member_id, transaction_id, issued_at)
   select $1, w.code, w.reward_id, w.expires_at, w.member_id, w.transaction_id, w.issued_at
     from unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[],
         $7::timestamptz[])
       as w (code, reward_id, expires_at, member_id, transaction_id, issued_at)
    order by w.code, w.reward_id`,
);

/** Coupons of cancelled redemptions, wherever they came from; those of an import are nowhere. */
export const burnCoupons = statement(
  'lane.burnCoupons',
  `with w as materialized (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[])
       as n (reward_id, code, transaction_id, at)
      order by n.code
   ), pooled as (
     update coupons c set burned_at = w.at from w
      where c.merchant_id = w.merchant_id and c.reward_id = w.reward_id and c.code = w.code
        and c.transaction_id = w.transaction_id
   )
   update generated_coupons c set burned_at = w.at from w
    where c.merchant_id = w.merchant_id and c.code = w.code and c.reward_id = w.reward_id
      and c.transaction_id = w.transaction_id`,
);

/** Notes the order that a coupon came back with; the first one, if there are several. */
export const presentCoupons = statement(
  'lane.presentCoupons',
  `with w as materialized (
     select distinct on (n.code) $1::integer as merchant_id, n.code, n.order_id, n.at
       from unnest($2::text[], $3::text[], $4::timestamptz[]) with ordinality
       as n (code, order_id, at, place)
      order by n.code, n.place
   ), pooled as (
     update coupons c set redeemed_at = w.at, order_id = w.order_id from w
      where c.merchant_id = w.merchant_id and c.code = w.code and c.transaction_id is not null
        and c.redeemed_at is null
   )
   update generated_coupons c set redeemed_at = w.at, order_id = w.order_id from w
    where c.merchant_id = w.merchant_id and c.code = w.code and c.redeemed_at is null`,
);

export const insertStockAlerts = statement(
  'lane.insertStockAlerts',
  `insert into stock_alerts (merchant_id, id, alert, reward_id, uploaded, issued, at)
   select $1, w.id, w.alert, w.reward_id, w.uploaded, w.issued, w.at
     from unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[],
         $7::timestamptz[])
       as w (id, alert, reward_id, uploaded, issued, at)`,
);

export const lowerStocks = statement(
  'lane.lowerStocks',
  `with done as (
     update reward_stocks s set issued = w.issued, told_low_at = w.told_low_at
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::integer[], $4::integer[])
       as n (reward_id, issued, told_low_at) offset 0) as w
   where s.merchant_id = w.merchant_id and s.reward_id = w.reward_id
     returning 1
   )
   select expect_rows((select count(*) from done), $5::bigint)`,
);
