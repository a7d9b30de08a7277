import { statement } from '../runtime/statement.ts';

/*
 * The statements of a batch's second send: set-based writes from arrays. $1 is always the
 * merchant. What more than one process may insert under the same unique key goes in sorted.
 * Those that change rows end in `expect_rows`: the COMMIT is already on its way behind them, so
 * a row that is not as the decision saw it must stop the transaction by itself.
 *
 * What is JSON comes as one list and not as an array of texts, which would have to be quoted:
 * `json_array_elements` hands each on as it was written, byte for byte.
 *
 * The merchant is a column of the rows that are joined, behind `offset 0`: as a condition of its
 * own it would tempt the planner to read all of a merchant's rows instead of looking up a few.
 */

/** Nothing is due any more of members who were erased, but that their traces be wiped. */
export const endDues = statement(
  'lane.endDues',
  `delete from dues d using (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[]) as n (member_id) offset 0) as w
   where d.merchant_id = w.merchant_id and d.member_id = w.member_id and d.kind <> 'erase'`,
);

export const insertHeads = statement(
  'lane.insertHeads',
  `insert into member_heads (merchant_id, id, posted_at, tier_id, tier_since)
   select $1, w.id, w.posted_at, w.tier_id, w.tier_since
     from unnest($2::text[], $3::timestamptz[], $4::text[], $5::timestamptz[])
       as w (id, posted_at, tier_id, tier_since)`,
);

export const updateHeads = statement(
  'lane.updateHeads',
  `with done as (
     update member_heads h set
     version = w.version, chain = decode(w.chain, 'hex'), posted_at = w.posted_at,
     event_seq = w.event_seq, available = w.available, pending = w.pending, reserved = w.reserved,
     owed = w.owed, earned = w.earned, redeemed = w.redeemed, deducted = w.deducted,
     expired = w.expired, qualified = w.qualified, tier_id = w.tier_id, tier_since = w.tier_since,
     purchases = w.purchases, redemptions = w.redemptions, activities = w.activities,
     revenue = w.revenue, first_purchase_at = w.first_purchase_at,
     last_purchase_at = w.last_purchase_at, last_activity_at = w.last_activity_at,
     counts = w.counts, idle_points = w.idle_points, idle_lapsed = w.idle_lapsed,
     idle_since = w.idle_since, idle_lapses_at = w.idle_lapses_at, standing = w.standing
   from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::bigint[], $7::bigint[],
       $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[],
       $14::bigint[], $15::bigint[], $16::text[], $17::timestamptz[], $18::integer[],
       $19::integer[], $20::integer[], $21::numeric[], $22::timestamptz[], $23::timestamptz[],
       $24::timestamptz[], $25::jsonb[], $26::bigint[], $27::bigint[], $28::timestamptz[],
       $29::timestamptz[], $30::jsonb[])
       as n (id, version, chain, posted_at, event_seq, available, pending, reserved, owed, earned,
       redeemed, deducted, expired, qualified, tier_id, tier_since, purchases, redemptions,
       activities, revenue, first_purchase_at, last_purchase_at, last_activity_at, counts,
       idle_points, idle_lapsed, idle_since, idle_lapses_at, standing) offset 0) as w
   where h.merchant_id = w.merchant_id and h.id = w.id
     returning 1
   )
   select expect_rows((select count(*) from done), $31::bigint)`,
);

export const insertTransactions = statement(
  'lane.insertTransactions',
  `insert into transactions (merchant_id, id, member_id, kind, status, points, basis, activity_id,
     reward_id, order_id, related_id, qualifies, occurred_at, recorded_at, approves_at, approved_at,
     approved_by, expires_at, program_version, actor, details_digest)
   select $1, w.id, w.member_id, w.kind, w.status, w.points, w.basis, w.activity_id, w.reward_id,
     w.order_id, w.related_id, w.qualifies, w.occurred_at, w.recorded_at, w.approves_at,
     w.approved_at, w.approved_by, w.expires_at, w.program_version, w.actor,
     decode(w.details_digest, 'hex')
   from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::numeric[],
       $8::text[], $9::text[], $10::text[], $11::text[], $12::boolean[], $13::timestamptz[],
       $14::timestamptz[], $15::timestamptz[], $16::timestamptz[], $17::text[], $18::timestamptz[],
       $19::integer[], $20::text[], $21::text[])
     as w (id, member_id, kind, status, points, basis, activity_id, reward_id, order_id, related_id,
       qualifies, occurred_at, recorded_at, approves_at, approved_at, approved_by, expires_at,
       program_version, actor, details_digest)`,
);

export const insertDetails = statement(
  'lane.insertDetails',
  `insert into transaction_details (merchant_id, transaction_id, member_id, salt, details)
   select $1, w.transaction_id, w.member_id, decode(w.salt, 'hex'), w.details
     from rows from (unnest($2::text[], $3::text[], $4::text[]), json_array_elements($5::json))
       as w (transaction_id, member_id, salt, details)`,
);

export const insertPostings = statement(
  'lane.insertPostings',
  `insert into postings (merchant_id, member_id, version, transaction_id, lot_id, source, target,
     amount, at, keeps_from, keeps_until, hash)
   select $1, w.member_id, w.version, w.transaction_id, w.lot_id, w.source, w.target, w.amount,
     w.at, w.keeps_from, w.keeps_until, decode(w.hash, 'hex')
   from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::account[], $7::account[],
       $8::bigint[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::text[])
     as w (member_id, version, transaction_id, lot_id, source, target, amount, at, keeps_from,
     keeps_until, hash)`,
);

export const changeStatuses = statement(
  'lane.changeStatuses',
  `with w as materialized (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
         $7::boolean[], $8::timestamptz[])
       as n (transaction_id, member_id, status, at, by, sets_expiry, expires_at)
   ), kept as (
     insert into transaction_statuses
       (merchant_id, transaction_id, member_id, number, status, at, by, expires_at)
     select $1, w.transaction_id, w.member_id,
       (select count(*) + 1 from transaction_statuses s
         where s.merchant_id = $1 and s.transaction_id = w.transaction_id),
       w.status, w.at, w.by, w.expires_at
     from w
   ), done as (
   update transactions t set status = w.status,
     approved_at = case when w.status in ('approved', 'auto_approved') then w.at
                   else t.approved_at end,
     approved_by = case when w.status = 'approved' then w.by
                   else t.approved_by end,
     expires_at = case when w.sets_expiry then w.expires_at else t.expires_at end
   from w where t.merchant_id = w.merchant_id and t.id = w.transaction_id
   returning 1
   )
   select expect_rows((select count(*) from done), $9::bigint)`,
);

/** Several notes of one transaction in a batch are numbered in their order. */
export const noteTransactions = statement(
  'lane.noteTransactions',
  `with w as materialized (
     select n.* from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[],
         $7::text[], $8::text[], $9::json[]) with ordinality
       as n (transaction_id, member_id, what, points, at, by, reason, amendment, place)
   ), kept as (
     insert into transaction_notes
       (merchant_id, transaction_id, member_id, number, what, points, at, by, reason, amendment)
     select $1, w.transaction_id, w.member_id,
       (select count(*) from transaction_notes s
         where s.merchant_id = $1 and s.transaction_id = w.transaction_id)
       + row_number() over (partition by w.transaction_id order by w.place),
       w.what, w.points, w.at, w.by, w.reason, w.amendment
     from w
   )
   update transactions t set modified_points = l.points
     from (select distinct on (w.transaction_id) $1::integer as merchant_id, w.transaction_id,
             w.points
             from w where w.what = 'modified' order by w.transaction_id, w.place desc) as l
    where t.merchant_id = l.merchant_id and t.id = l.transaction_id`,
);

export const insertLots = statement(
  'lane.insertLots',
  `insert into lots (merchant_id, id, member_id, points, remaining, expires_at, opened_at, idle)
   select $1, w.id, w.member_id, w.points, w.points, w.expires_at, w.opened_at, w.idle
     from unnest($2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::timestamptz[],
         $7::boolean[])
       as w (id, member_id, points, expires_at, opened_at, idle)`,
);

/** Draws on lots, by what became of the points. */
export const drawLots = statement(
  'lane.drawLots',
  `with done as (
     update lots l set remaining = l.remaining - w.used - w.deducted - w.expired,
     used = l.used + w.used, deducted = l.deducted + w.deducted, expired = l.expired + w.expired
   from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
       as n (id, used, deducted, expired) offset 0) as w
   where l.merchant_id = w.merchant_id and l.id = w.id
     returning 1
   )
   select expect_rows((select count(*) from done), $6::bigint)`,
);

export const raiseExpirySums = statement(
  'lane.raiseExpirySums',
  `insert into expiry_sums as s (merchant_id, member_id, expires_at, points)
   select $1, w.member_id, w.expires_at, w.points
     from unnest($2::text[], $3::timestamptz[], $4::bigint[]) as w (member_id, expires_at, points)
   on conflict (merchant_id, member_id, expires_at)
   do update set points = s.points + excluded.points`,
);

export const lowerExpirySums = statement(
  'lane.lowerExpirySums',
  `with done as (
     update expiry_sums s set points = s.points - w.points
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::timestamptz[], $4::bigint[])
       as n (member_id, expires_at, points) offset 0) as w
   where s.merchant_id = w.merchant_id and s.member_id = w.member_id and s.expires_at = w.expires_at
     returning 1
   )
   select expect_rows((select count(*) from done), $5::bigint)`,
);

export const insertClaims = statement(
  'lane.insertClaims',
  `insert into claims (merchant_id, scope, key, member_id, transaction_id)
   select $1, w.scope, w.key, w.member_id, w.transaction_id
     from unnest($2::text[], $3::text[], $4::text[], $5::text[])
       as w (scope, key, member_id, transaction_id)
    order by w.scope, w.key`,
);

/** A cached purchase's claim gets its member when he enrols. */
export const assignClaims = statement(
  'lane.assignClaims',
  `with done as (
     update claims c set member_id = w.member_id, transaction_id = w.transaction_id
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[], $4::text[], $5::text[])
       as n (scope, key, member_id, transaction_id) offset 0) as w
   where c.merchant_id = w.merchant_id and c.scope = w.scope and c.key = w.key
     returning 1
   )
   select expect_rows((select count(*) from done), $6::bigint)`,
);

export const keepReturns = statement(
  'lane.keepReturns',
  `insert into order_returns
     (merchant_id, transaction_id, member_id, points, amount, quantities, pending_ids, corrected,
      corrected_back, budgets)
   select $1, w.transaction_id, w.member_id, w.points, w.amount, w.quantities, w.pending_ids,
          w.corrected, w.corrected_back, w.budgets
     from jsonb_to_recordset($2::jsonb) as w (transaction_id text, member_id text, points bigint,
       amount numeric, quantities jsonb, pending_ids text[], corrected bigint,
       corrected_back bigint, budgets jsonb)
   on conflict (merchant_id, transaction_id) do update set points = excluded.points,
     amount = excluded.amount, quantities = excluded.quantities,
     pending_ids = excluded.pending_ids, corrected = excluded.corrected,
     corrected_back = excluded.corrected_back, budgets = excluded.budgets`,
);

/** Signed sums: what a release gives back need not have been loaded. */
export const moveBudgets = statement(
  'lane.moveBudgets',
  `with done as (
     update budgets b set points = b.points + w.points, uses = b.uses + w.uses
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::bigint[], $4::bigint[])
       as n (budget_id, points, uses) offset 0) as w
   where b.merchant_id = w.merchant_id and b.budget_id = w.budget_id
     returning 1
   )
   select expect_rows((select count(*) from done), $5::bigint)`,
);

export const insertBudgetMoves = statement(
  'lane.insertBudgetMoves',
  `insert into budget_moves
     (merchant_id, budget_id, transaction_id, released, member_id, points, uses, at, moment,
      place)
   select $1, w.budget_id, w.transaction_id, w.released, w.member_id, w.points, w.uses, w.at,
          w.moment, w.place
     from unnest($2::text[], $3::text[], $4::boolean[], $5::text[], $6::bigint[], $7::bigint[],
         $8::timestamptz[], $9::bigint[], $10::integer[])
       as w (budget_id, transaction_id, released, member_id, points, uses, at, moment, place)`,
);

export const insertCached = statement(
  'lane.insertCached',
  `insert into cached_purchases (merchant_id, email, id, order_id, at, command)
   select $1, w.email, w.id, w.order_id, w.at, w.command
     from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::json[])
       as w (email, id, order_id, at, command)`,
);

export const settleCached = statement(
  'lane.settleCached',
  `with done as (
     update cached_purchases c set status = w.status, code = w.code
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[], $4::text[], $5::text[])
       as n (email, id, status, code) offset 0) as w
   where c.merchant_id = w.merchant_id and c.email = w.email and c.id = w.id
     returning 1
   )
   select expect_rows((select count(*) from done), $6::bigint)`,
);

export const insertDues = statement(
  'lane.insertDues',
  `insert into dues (merchant_id, member_id, kind, key, due_at)
   select $1, w.member_id, w.kind, w.key, w.due_at
     from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[])
       as w (member_id, kind, key, due_at)
   on conflict (merchant_id, member_id, kind, key) do update set due_at = excluded.due_at`,
);

export const deleteDues = statement(
  'lane.deleteDues',
  `delete from dues d using (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[], $4::text[])
       as n (member_id, kind, key) offset 0) as w
   where d.merchant_id = w.merchant_id and d.member_id = w.member_id and d.kind = w.kind and d.key = w.key`,
);

/*
 * What an endpoint may want is put into the outbox in the same statement. Its snapshot is later than
 * this transaction's number: an endpoint that was committed before that number was given is seen.
 */
export const insertEvents = statement(
  'lane.insertEvents',
  `with told as (
     insert into events
       (merchant_id, id, member_id, sequence, type, transaction_id, at, quiet, data)
     select $1, w.id, w.member_id, w.sequence, w.type, w.transaction_id, w.at, w.quiet, w.data
       from rows from (
           unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::timestamptz[],
             $8::boolean[]),
           json_array_elements($9::json))
         as w (id, member_id, sequence, type, transaction_id, at, quiet, data)
     returning merchant_id, id, member_id, sequence, type, quiet)
   insert into event_outbox (merchant_id, member_id, sequence, event_id, type)
   select merchant_id, member_id, sequence, id, type from told
    where not quiet and exists (
      select from endpoints where merchant_id = $1 and status in ('active', 'paused'))`,
);

export const insertAudit = statement(
  'lane.insertAudit',
  `insert into audit_entries (merchant_id, id, at, actor, action, subject, member_id, before, after)
   select $1, w.id, w.at, w.actor, w.action, w.subject, w.member_id, w.before, w.after
     from unnest($2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
         $8::json[], $9::json[])
       as w (id, at, actor, action, subject, member_id, before, after)`,
);

export const insertRefusals = statement(
  'lane.insertRefusals',
  `insert into refusals
     (merchant_id, id, member_id, at, code, program_version, command, trace, moment, place)
   select $1, w.id, w.member_id, w.at, w.code, w.program_version, w.command, w.trace, w.moment,
          w.place
     from unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::integer[], $7::json[],
         $8::json[], $9::bigint[], $10::integer[])
       as w (id, member_id, at, code, program_version, command, trace, moment, place)`,
);

export const insertJournal = statement(
  'lane.insertJournal',
  `insert into journal
     (merchant_id, id, member_id, moment, place, decided_at, program_version, command, cached_id)
   select $1, w.id, w.member_id, w.moment, w.place, w.decided_at, w.program_version, w.command,
          w.cached_id
     from unnest($2::text[], $3::text[], $4::bigint[], $5::integer[], $6::timestamptz[],
         $7::integer[], $8::json[], $9::text[])
       as w (id, member_id, moment, place, decided_at, program_version, command, cached_id)`,
);

export const insertKeys = statement(
  'lane.insertKeys',
  `insert into request_keys
     (merchant_id, key, fingerprint, status, body, member_id, created_at)
   select $1, w.key, decode(w.fingerprint, 'hex'), w.status, w.body, w.member_id, w.created_at
     from unnest($2::text[], $3::text[], $4::smallint[], $5::text[], $6::text[], $7::timestamptz[])
       as w (key, fingerprint, status, body, member_id, created_at)
    order by w.key`,
);
