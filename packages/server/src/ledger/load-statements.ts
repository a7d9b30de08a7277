import { statement } from '../runtime/statement.ts';

/*
 * The statements of a batch's first send. Each takes its own snapshot: what is locked by one is
 * read fresh by the next. $1 is always the merchant.
 *
 * Every table is looked into by its key from a lateral subquery with `offset 0`, which the planner
 * may not flatten: a plan that was made while a table was nearly empty, and kept by the prepared
 * statement, is then still the right one when it is full.
 */

/** The members a batch speaks of, however they were named: by id, identity, claim or transaction. */
const WANTED_MEMBERS = `
  select unnest($2::text[]) as id
  union
  select f.member_id
    from unnest($3::text[], $4::text[]) as w (kind, value)
    cross join lateral (
      select i.member_id from identities i
       where i.merchant_id = $1 and i.kind = w.kind and i.value = w.value offset 0) as f
   where f.member_id is not null
  union
  select f.member_id
    from unnest($5::text[], $6::text[]) as w (scope, key)
    cross join lateral (
      select c.member_id from claims c
       where c.merchant_id = $1 and c.scope = w.scope and c.key = w.key offset 0) as f
   where f.member_id is not null
  union
  select f.member_id
    from unnest($7::text[]) as w (id)
    cross join lateral (
      select t.member_id from transactions t
       where t.merchant_id = $1 and t.id = w.id offset 0) as f`;

/** Member heads in the order of their ids, which is the order in which they are locked. */
const heads = (lock: string): string => `
  select h.id, h.version, encode(h.chain, 'hex') as chain, h.posted_at, h.event_seq, h.available,
         h.pending, h.reserved, h.owed, h.earned, h.redeemed, h.deducted, h.expired, h.qualified,
         h.tier_id, h.tier_since, h.purchases, h.redemptions, h.activities, h.revenue::text,
         h.first_purchase_at, h.last_purchase_at, h.last_activity_at, h.counts, h.idle_points,
         h.idle_lapsed, h.idle_since, h.idle_lapses_at, h.standing, h.merged_into
    from (select wanted.id from (${WANTED_MEMBERS}) as wanted order by wanted.id) as w
    cross join lateral (
      select o.* from member_heads o where o.merchant_id = $1 and o.id = w.id offset 0 ${lock}) as h`;

const identities = (lock: string): string => `
  select f.kind, f.value, f.member_id
    from (select n.kind, n.value from unnest($2::text[], $3::text[]) as n (kind, value)
           order by n.kind, n.value) as w
    cross join lateral (
      select i.kind, i.value, i.member_id from identities i
       where i.merchant_id = $1 and i.kind = w.kind and i.value = w.value offset 0 ${lock}) as f`;

const stocks = (lock: string): string => `
  select f.reward_id, f.uploaded, f.issued, f.told_low_at
    from (select n.reward_id from unnest($2::text[]) as n (reward_id) order by n.reward_id) as w
    cross join lateral (
      select s.reward_id, s.uploaded, s.issued, s.told_low_at from reward_stocks s
       where s.merchant_id = $1 and s.reward_id = w.reward_id offset 0 ${lock}) as f`;

const budgets = (lock: string): string => `
  select f.budget_id, f.points, f.uses
    from (select n.budget_id from unnest($2::text[]) as n (budget_id) order by n.budget_id) as w
    cross join lateral (
      select b.budget_id, b.points, b.uses from budgets b
       where b.merchant_id = $1 and b.budget_id = w.budget_id offset 0 ${lock}) as f`;

/** The id of a member who is named by id or by an identity. */
const WHO = `
  cross join lateral (
    select case when w.kind = 'id' then w.value
           else (select i.member_id from identities i
                  where i.merchant_id = $1 and i.kind = w.kind and i.value = w.value) end as id
  ) as who`;

/**
 * The member's time, as decisions know it: that of the clock, but never before his last posting. A
 * clock may have been put back since, and what is loaded must be judged as it will be decided.
 */
const MEMBER_TIME = `
  cross join lateral (
    select greatest(statement_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0),
                    h.posted_at) as now
      from member_heads h where h.merchant_id = $1 and h.id = who.id offset 0) as at`;

/** Held while members are enrolled or changed; `claim-attributes.ts` takes it alone. */
export const sharePeople = statement(
  'lane.sharePeople',
  'select pg_try_advisory_xact_lock_shared($1, $2) as shared',
);

/** Makes sure that identities about to be taken have a row to lock. */
export const ensureIdentities = statement(
  'lane.ensureIdentities',
  `insert into identities (merchant_id, kind, value)
   select $1, w.kind, w.value from unnest($2::text[], $3::text[]) as w (kind, value)
    order by w.kind, w.value
   on conflict do nothing`,
);

export const lockIdentities = statement(
  'lane.lockIdentities',
  identities('for no key update of i'),
);
export const readIdentities = statement('lane.readIdentities', identities(''));

export const lockHeads = statement('lane.lockHeads', heads('for no key update of o'));
export const lockFreeHeads = statement(
  'lane.lockFreeHeads',
  heads('for no key update of o skip locked'),
);
export const readHeads = statement('lane.readHeads', heads(''));

/** Time and program as they are once the locks are held. */
export const readMoment = statement(
  'lane.readMoment',
  `select running_version, keeps_events,
          floor(extract(epoch from at) * 1000)::bigint + clock_offset_ms as now,
          floor(extract(epoch from at) * 1000000)::bigint as moment
     from merchants, clock_timestamp() as at where id = $1`,
);

export const readProfiles = statement(
  'lane.readProfiles',
  `select m.id, m.email, m.uid, m.first_name, m.last_name, m.birthdate, m.phone,
          m.phone_country_code, m.address_line1, m.address_line2, m.city, m.state, m.postal_code,
          m.country, m.language, m.anniversary_date, m.gender, m.twitter_handle,
          m.instagram_handle, m.tags, m.custom, m.referral_code, m.referrer_id, m.status,
          m.subscribed, m.unsubscribed_at, m.enrolled_at, m.modified_at, m.deleted_at, m.erased_at,
          m.profile_version
     from (${WANTED_MEMBERS}) as w
    cross join lateral (
      select o.* from members o where o.merchant_id = $1 and o.id = w.id offset 0) as m`,
);

export const readClaims = statement(
  'lane.readClaims',
  `select c.scope, c.key, c.member_id, c.transaction_id
     from unnest($2::text[], $3::text[]) as w (scope, key)
     cross join lateral (
       select o.* from claims o
        where o.merchant_id = $1 and o.scope = w.scope and o.key = w.key offset 0) as c`,
);

export const readTransactions = statement(
  'lane.readTransactions',
  `select t.id, t.member_id, t.kind, t.status, t.points, t.modified_points,
          case when t.modified_points is not null then (
            select json_agg(n.amendment order by n.number)::text from transaction_notes n
             where n.merchant_id = $1 and n.transaction_id = t.id and n.amendment is not null)
          end as amendments, t.basis::text, t.activity_id, t.reward_id,
          t.order_id, t.related_id, t.qualifies, t.occurred_at, t.recorded_at, t.approves_at,
          t.approved_at, t.approved_by, t.expires_at, t.program_version, t.actor,
          encode(t.details_digest, 'hex') as details_digest, d.details::text as details,
          l.member_id as lot_member_id, l.points as lot_points, l.remaining as lot_remaining,
          l.expires_at as lot_expires_at, l.idle as lot_idle, l.opened_at as lot_opened_at,
          l.expired as lot_expired, r.points as returned_points, r.corrected as returned_corrected,
          r.corrected_back as returned_corrected_back,
          r.amount::text as returned_amount, r.quantities as returned_quantities,
          r.pending_ids as returned_pending_ids, r.budgets as returned_budgets
     from unnest($2::text[]) as w (id)
     cross join lateral (
       select o.* from transactions o where o.merchant_id = $1 and o.id = w.id offset 0) as t
     left join lateral (
       select o.details from transaction_details o
        where o.merchant_id = $1 and o.transaction_id = w.id offset 0) as d on true
     left join lateral (
       select o.* from lots o where o.merchant_id = $1 and o.id = w.id offset 0) as l on true
     left join lateral (
       select o.* from order_returns o
        where o.merchant_id = $1 and o.transaction_id = w.id offset 0) as r on true`,
);

/** Open lots in spending order until they cover the need. */
export const readLots = statement(
  'lane.readLots',
  `select l.id, l.member_id, l.points, l.remaining, l.expires_at, l.idle, l.opened_at
     from unnest($2::text[], $3::text[], $4::bigint[]) as w (kind, value, need)
     join merchants m on m.id = $1
     ${WHO} ${MEMBER_TIME}
     cross join lateral lots_covering($1, who.id, w.need, at.now) as l`,
);

/** Points that count as available although their date has passed, by date. */
export const readLapsedSums = statement(
  'lane.readLapsedSums',
  `select s.member_id, s.expires_at, s.points
     from unnest($2::text[], $3::text[]) as w (kind, value)
     join merchants m on m.id = $1
     ${WHO} ${MEMBER_TIME}
     cross join lateral (
       select o.* from expiry_sums o
        where o.merchant_id = $1 and o.member_id = who.id and o.points > 0
          and o.expires_at <= at.now + interval '1 minute'
       offset 0) as s`,
);

/** What lapses for members at single dates. */
export const readDateSums = statement(
  'lane.readDateSums',
  `select who.id as member_id, w.at, s.points
     from unnest($2::text[], $3::text[], $4::timestamptz[]) as w (kind, value, at)
     ${WHO}
     left join lateral (
       select o.points from expiry_sums o
        where o.merchant_id = $1 and o.member_id = who.id and o.expires_at = w.at offset 0) as s
       on true
    where who.id is not null`,
);

/** Open lots whose date has passed; of a member at most 1,000 dated and as many idle ones at once. */
export const readLapsedLots = statement(
  'lane.readLapsedLots',
  `select l.id, l.member_id, l.points, l.remaining, l.expires_at, l.idle, l.opened_at
     from unnest($2::text[], $3::text[]) as w (kind, value)
     join merchants m on m.id = $1
     ${WHO} ${MEMBER_TIME}
     cross join lateral (
       (select o.* from lots o
         where o.merchant_id = $1 and o.member_id = who.id and o.remaining > 0
           and o.expires_at <= at.now
         order by o.expires_at, o.idle desc, o.opened_at, o.id limit 1000)
       union all
       (select o.* from member_heads h
          join lots o on o.merchant_id = $1 and o.member_id = who.id and o.remaining > 0
           and o.expires_at is null and o.idle
           and (o.opened_at < h.idle_since or h.idle_lapses_at <= at.now)
         where h.merchant_id = $1 and h.id = who.id and h.idle_points + h.idle_lapsed > 0
         order by o.opened_at, o.id limit 1000)
     ) as l`,
);

/** Merges that stand, by either of the two. */
export const readMerges = statement(
  'lane.readMerges',
  `select who.id as asked, g.id, g.from_id, g.into_id, g.at, g.with_ids, g.owed, g.filled,
          g.into_tier_id, g.into_terms
     from unnest($2::text[], $3::text[]) as w (kind, value)
     ${WHO}
     cross join lateral (
       select o.* from member_merges o
        where o.merchant_id = $1 and o.from_id = who.id and o.undone_at is null
       union all
       select o.* from member_merges o
        where o.merchant_id = $1 and o.into_id = who.id and o.undone_at is null) as g
    order by g.at, g.id`,
);

/** What is left in a survivor's hands of the lots of members who were merged into him. */
export const readHeldLots = statement(
  'lane.readHeldLots',
  `select l.id, l.member_id, l.points, l.remaining, l.expires_at, l.idle, l.opened_at
     from (select o.* from lots o
            where o.merchant_id = $1 and o.member_id = $2 and o.remaining > 0 offset 0) as l
     cross join lateral (
       select o.member_id from transactions o
        where o.merchant_id = $1 and o.id = l.id offset 0) as t
    where t.member_id = any ($3::text[])`,
);

/** Their awards that wait, less what came back of them, and their redemptions that are in a cart. */
export const readHeldSums = statement(
  'lane.readHeldSums',
  `select coalesce(sum(coalesce(t.modified_points, t.points) - coalesce(r.points, 0))
            filter (where t.kind = 'award'), 0)::bigint as pending,
          coalesce(sum(t.points) filter (where t.kind = 'redeem'), 0)::bigint as reserved
     from transactions t
     left join lateral (
       select o.points from order_returns o
        where o.merchant_id = $1 and o.transaction_id = t.id offset 0) as r on true
    where t.merchant_id = $1 and t.member_id = any ($2::text[]) and t.status = 'pending'`,
);

/**
 * What redemptions and corrections took, in the order in which they took it, with the lots as they are
 * now.
 */
export const readDraws = statement(
  'lane.readDraws',
  `select p.transaction_id, p.amount, l.id, l.member_id, l.points, l.remaining, l.expires_at,
          l.idle, l.opened_at
     from unnest($2::text[]) as w (id)
     cross join lateral (
       select o.transaction_id, o.version, o.lot_id, o.amount from postings o
        where o.merchant_id = $1 and o.transaction_id = w.id
          and o.source = 'available' and o.target in ('reserved', 'redeemed', 'deducted')
        offset 0) as p
     cross join lateral (
       select o.* from lots o where o.merchant_id = $1 and o.id = p.lot_id offset 0) as l
    order by p.transaction_id, p.version`,
);

/**
 * Transactions of a member, and of those merged into him, that wait for something, and awards whose
 * returns do; fifty at most.
 */
export const readUnsettled = statement(
  'lane.readUnsettled',
  `select w.id as member_id, array(
            select f.id
              from (select w.id as member
                    union all
                    select h.id from member_heads h
                     where h.merchant_id = $1 and h.merged_into = w.id) as m
              cross join lateral (
                select t.id, t.related_id, t.status from transactions t
                 where t.merchant_id = $1 and t.member_id = m.member
                   and t.status in ('pending', 'pending_deduction')) as t
              cross join lateral (values (t.id),
                (case when t.status = 'pending_deduction' then t.related_id end)) as f (id)
             where f.id is not null group by f.id order by f.id limit 50) as ids
     from unnest($2::text[]) as w (id)`,
);

/** Open lots in spending order, lapsed ones too; at most 1,000 of a member at once. */
export const readFirstLots = statement(
  'lane.readFirstLots',
  `select l.id, l.member_id, l.points, l.remaining, l.expires_at, l.idle, l.opened_at
     from unnest($2::text[]) as w (id)
     cross join lateral (
       select o.* from lots o
        where o.merchant_id = $1 and o.member_id = w.id and o.remaining > 0
        order by o.expires_at, o.idle desc, o.opened_at, o.id limit 1000
     ) as l`,
);

export const lockStocks = statement('lane.lockStocks', stocks('for no key update of s'));
export const readStocks = statement('lane.readStocks', stocks(''));
export const lockBudgets = statement('lane.lockBudgets', budgets('for no key update of b'));
export const readBudgets = statement('lane.readBudgets', budgets(''));

export const readCoupons = statement(
  'lane.readCoupons',
  `select c.reward_id, c.number, c.code, c.expires_at
     from unnest($2::text[], $3::integer[]) as w (reward_id, wanted)
     cross join lateral (
       select o.issued from reward_stocks o
        where o.merchant_id = $1 and o.reward_id = w.reward_id offset 0) as s
     cross join lateral (
       select o.* from coupons o
        where o.merchant_id = $1 and o.reward_id = w.reward_id and o.number > s.issued
        order by o.number limit w.wanted
     ) as c`,
);

/** One more than a conversion takes, so that it can see whether more wait. */
export const readCached = statement(
  'lane.readCached',
  `select c.email, c.id, c.order_id, c.at, c.command::text as command
     from unnest($2::text[]) as w (email)
     cross join lateral (
       select o.* from cached_purchases o
        where o.merchant_id = $1 and o.email = w.email and o.status = 'waiting'
        order by o.at, o.id limit 101
     ) as c`,
);

/** Where cached purchases wait of which only the id is known. */
export const readCachedEmails = statement(
  'lane.readCachedEmails',
  `select w.id, c.email
     from unnest($2::text[]) as w (id)
     cross join lateral (
       select o.email from cached_purchases o
        where o.merchant_id = $1 and o.id = w.id and o.status = 'waiting' offset 0) as c`,
);

export const readKeys = statement(
  'lane.readKeys',
  `select k.key, encode(k.fingerprint, 'hex') as fingerprint, k.status, k.body
     from unnest($2::text[]) as w (key)
     cross join lateral (
       select o.* from request_keys o where o.merchant_id = $1 and o.key = w.key offset 0) as k`,
);

export const begin = statement('lane.begin', 'begin');
export const beginSnapshot = statement(
  'lane.beginSnapshot',
  'begin isolation level repeatable read read only',
);
export const rollback = statement('lane.rollback', 'rollback');
export const commit = statement('lane.commit', 'commit');

/** Prepared statements stay; their plans are made again for tables as they have become. */
export const discardPlans = statement('lane.discardPlans', 'discard plans');
