import { statement } from '../runtime/statement.ts';

/*
 * What a merge writes beside postings and heads. These are statements of their own, sent only by
 * batches that merge somebody: nothing else pays for them.
 */

/** Behind the balances: a member who is merged has none. */
export const setMergedInto = statement(
  'lane.setMergedInto',
  `with done as (
     update member_heads h set merged_into = w.merged_into
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[])
       as n (id, merged_into) offset 0) as w
   where h.merchant_id = w.merchant_id and h.id = w.id
     returning 1
   )
   select expect_rows((select count(*) from done), $4::bigint)`,
);

export const passLots = statement(
  'lane.passLots',
  `with done as (
     update lots l set member_id = w.member_id, opened_at = w.opened_at
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[], $4::timestamptz[])
       as n (id, member_id, opened_at) offset 0) as w
   where l.merchant_id = w.merchant_id and l.id = w.id
     returning 1
   )
   select expect_rows((select count(*) from done), $5::bigint)`,
);

export const insertMerges = statement(
  'lane.insertMerges',
  `insert into member_merges
     (merchant_id, id, from_id, into_id, at, actor, with_ids, owed, filled, into_tier_id,
      into_terms)
   select $1, w.id, w.from_id, w.into_id, w.at, w.actor,
          array(select json_array_elements_text(w.with_ids)), w.owed,
          array(select json_array_elements_text(w.filled)), w.into_tier_id,
          w.into_terms
     from rows from (
         unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[]),
         json_array_elements($7::json), unnest($8::bigint[]), json_array_elements($9::json),
         unnest($10::text[], $11::jsonb[]))
       as w (id, from_id, into_id, at, actor, with_ids, owed, filled, into_tier_id,
       into_terms)`,
);

export const undoMerges = statement(
  'lane.undoMerges',
  `with done as (
     update member_merges g set undone_at = w.at, undone_by = w.by, kept_redeemed = w.kept
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::timestamptz[], $4::text[], $5::bigint[])
       as n (id, at, by, kept) offset 0) as w
   where g.merchant_id = w.merchant_id and g.id = w.id and g.undone_at is null
     returning 1
   )
   select expect_rows((select count(*) from done), $6::bigint)`,
);
