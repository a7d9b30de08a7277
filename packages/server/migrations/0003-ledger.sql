-- The ledger. Postings and the facts of a transaction are never changed or removed; a status, or
-- what is left of a lot, changes only together with the row that explains it.

create type account as enum (
  'available', 'pending', 'reserved', 'owed',
  'issued', 'redeemed', 'deducted', 'expired', 'transfer'
);

create table transactions (
  merchant_id   integer not null,
  id            text collate "C" not null,
  member_id     text collate "C" not null,
  kind          text not null check (kind in
                  ('award', 'redeem', 'deduct', 'return', 'reverse', 'expire', 'adjust')),
  status        text not null check (status in ('pending', 'approved', 'auto_approved', 'rejected',
                  'redeemed', 'deducted', 'pending_deduction', 'expired')),
  points        bigint not null check (points >= 0),
  basis         numeric,
  activity_id   text collate "C",
  reward_id     text collate "C",
  order_id      text collate "C",
  related_id    text collate "C",
  qualifies     boolean not null,
  occurred_at   timestamptz not null,
  recorded_at   timestamptz not null,
  approves_at   timestamptz,
  approved_at   timestamptz,
  approved_by   text,
  expires_at    timestamptz,
  program_version integer not null,
  actor         text not null,
  -- Salted digest of the row in transaction_details, which may be erased.
  details_digest bytea not null,
  primary key (merchant_id, id),
  constraint transactions__member foreign key (merchant_id, member_id)
    references member_heads (merchant_id, id)
);
create index transactions__member_time on transactions (merchant_id, member_id, occurred_at, id);
create index transactions__time on transactions (merchant_id, occurred_at, id);
create index transactions__related on transactions (merchant_id, related_id) where related_id is not null;

create function refuse_changed_facts() returns trigger language plpgsql as $$
begin
  if (new.merchant_id, new.id, new.member_id, new.kind, new.points, new.basis, new.activity_id,
      new.reward_id, new.order_id, new.related_id, new.qualifies, new.occurred_at, new.recorded_at,
      new.approves_at, new.program_version, new.actor, new.details_digest)
     is distinct from
     (old.merchant_id, old.id, old.member_id, old.kind, old.points, old.basis, old.activity_id,
      old.reward_id, old.order_id, old.related_id, old.qualifies, old.occurred_at, old.recorded_at,
      old.approves_at, old.program_version, old.actor, old.details_digest)
  then
    raise exception 'the facts of transaction % are not to be changed', old.id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger transactions__facts before update on transactions
  for each row execute function refuse_changed_facts();
create trigger transactions__append_only before delete on transactions
  for each row execute function refuse_change();

-- Everything said in words or lists: the command, the trace, the order. Erasable.
create table transaction_details (
  merchant_id   integer not null,
  transaction_id text collate "C" not null,
  member_id     text collate "C" not null,
  salt          bytea not null,
  details       json not null,
  primary key (merchant_id, transaction_id)
);

-- Each status after the first, and what made it so.
create table transaction_statuses (
  merchant_id   integer not null,
  transaction_id text collate "C" not null,
  member_id     text collate "C" not null,
  number        smallint not null,
  status        text not null,
  at            timestamptz not null,
  by            text,
  expires_at    timestamptz,
  primary key (merchant_id, transaction_id, number)
);
create trigger transaction_statuses__append_only before update or delete on transaction_statuses
  for each row execute function refuse_change();

-- Both legs in one row, so a posting cannot be out of balance. One that touches `available` names
-- its lot.
create table postings (
  merchant_id   integer not null,
  member_id     text collate "C" not null,
  version       bigint not null check (version > 0),
  transaction_id text collate "C" not null,
  lot_id        text collate "C",
  source        account not null,
  target        account not null,
  amount        bigint not null check (amount >= 0),
  at            timestamptz not null,
  hash          bytea not null,
  primary key (merchant_id, member_id, version),
  constraint postings__two_accounts check (source <> target),
  constraint postings__lot_named check
    ((source = 'available' or target = 'available') = (lot_id is not null)),
  constraint postings__member foreign key (merchant_id, member_id)
    references member_heads (merchant_id, id)
);
create trigger postings__append_only before update or delete on postings
  for each row execute function refuse_change();
create trigger postings__not_truncated before truncate on postings
  for each statement execute function refuse_change();

create table lots (
  merchant_id   integer not null,
  -- The id of the award that opened it.
  id            text collate "C" not null,
  member_id     text collate "C" not null,
  points        bigint not null check (points >= 0),
  remaining     bigint not null check (remaining >= 0 and remaining <= points),
  used          bigint not null default 0,
  deducted      bigint not null default 0,
  expired       bigint not null default 0,
  expires_at    timestamptz,
  opened_at     timestamptz not null,
  primary key (merchant_id, id)
) with (fillfactor = 90);
-- In spending order. An index on a null-last expression would be another order than this one's.
create index lots__open on lots
  (merchant_id, member_id, expires_at, opened_at, id) where remaining > 0;

-- What lapses when, so that a schedule costs as many rows as there are dates.
create table expiry_sums (
  merchant_id   integer not null,
  member_id     text collate "C" not null,
  expires_at    timestamptz not null,
  points        bigint not null check (points >= 0),
  primary key (merchant_id, member_id, expires_at)
) with (fillfactor = 80);
create index expiry_sums__due on expiry_sums (merchant_id, expires_at) where points > 0;

create table claims (
  merchant_id   integer not null,
  scope         text collate "C" not null,
  key           text collate "C" not null,
  member_id     text collate "C",
  transaction_id text collate "C" not null,
  primary key (merchant_id, scope, key)
);

create table order_returns (
  merchant_id   integer not null,
  transaction_id text collate "C" not null,
  member_id     text collate "C" not null,
  points        bigint not null,
  amount        numeric not null,
  quantities    jsonb not null,
  -- Return transactions that wait for the award to be approved or rejected.
  pending_ids   text[] not null default '{}',
  primary key (merchant_id, transaction_id)
);

create table cached_purchases (
  merchant_id   integer not null,
  email         text collate "C" not null,
  id            text collate "C" not null,
  order_id      text collate "C" not null,
  at            timestamptz not null,
  command       json not null,
  status        text not null default 'waiting'
                  check (status in ('waiting', 'converted', 'refused', 'returned')),
  code          text,
  primary key (merchant_id, email, id)
);
create index cached_purchases__id on cached_purchases (merchant_id, id);
create index cached_purchases__waiting on cached_purchases (merchant_id, email, at, id)
  where status = 'waiting';

create table reward_stocks (
  merchant_id   integer not null,
  reward_id     text collate "C" not null,
  uploaded      integer not null default 0,
  issued        integer not null default 0,
  primary key (merchant_id, reward_id),
  constraint reward_stocks__issued check (issued between 0 and uploaded)
);

create table coupons (
  merchant_id   integer not null,
  reward_id     text collate "C" not null,
  -- Codes are given out in this order; the stock row says how far.
  number        integer not null,
  code          text collate "C" not null,
  expires_at    timestamptz,
  member_id     text collate "C",
  transaction_id text collate "C",
  issued_at     timestamptz,
  redeemed_at   timestamptz,
  primary key (merchant_id, reward_id, number)
);
create unique index coupons__code on coupons (merchant_id, reward_id, code);

create table events (
  merchant_id   integer not null,
  id            text collate "C" not null,
  member_id     text collate "C" not null,
  -- Gapless for a member.
  sequence      bigint not null,
  type          text not null,
  transaction_id text collate "C",
  at            timestamptz not null,
  quiet         boolean not null,
  -- Snapshot of member and transaction; emptied when the member is erased.
  data          json,
  -- Lets readers stop before the oldest transaction that still runs.
  written_by    xid8 not null default pg_current_xact_id(),
  primary key (merchant_id, id)
);
create unique index events__sequence on events (merchant_id, member_id, sequence);

-- What is to be done for a member later.
create table dues (
  merchant_id   integer not null,
  member_id     text collate "C" not null,
  kind          text not null,
  key           text collate "C" not null,
  due_at        timestamptz not null,
  primary key (merchant_id, member_id, kind, key)
);
create index dues__time on dues (merchant_id, due_at);

-- Answers by Idempotency-Key, to be given again for 30 days.
create table request_keys (
  merchant_id   integer not null,
  key           text collate "C" not null,
  fingerprint   bytea not null,
  status        smallint not null,
  body          text not null,
  member_id     text collate "C",
  created_at    timestamptz not null,
  primary key (merchant_id, key)
);
create index request_keys__created on request_keys using brin (created_at);

-- Refused commands, for as long as they are kept: a replay of history meets them too.
create table refusals (
  merchant_id   integer not null,
  id            text collate "C" not null,
  member_id     text collate "C",
  at            timestamptz not null,
  code          text not null,
  program_version integer not null,
  command       json not null,
  trace         json not null,
  primary key (merchant_id, id)
);
create index refusals__member on refusals (merchant_id, member_id) where member_id is not null;

-- A member's open lots in spending order, until what has not lapsed covers the need. It stops
-- there, so a member with a hundred thousand lots costs no more than one with ten. Lots that
-- lapsed more than a minute ago are left to the expiry job.
create function lots_covering(p_merchant integer, p_member text, p_need bigint, p_now timestamptz)
returns setof lots language plpgsql stable as $$
declare
  lot lots;
  covered bigint := 0;
begin
  for lot in
    select * from lots
     where merchant_id = p_merchant and member_id = p_member and remaining > 0
       and (expires_at is null or expires_at > p_now - interval '1 minute')
     order by expires_at, opened_at, id
  loop
    return next lot;
    if lot.expires_at is null or lot.expires_at > p_now then
      covered := covered + lot.remaining;
    end if;
    exit when covered >= p_need;
  end loop;
end $$;

-- Stops a batch whose write did not touch every row it was decided on; the lane takes it again.
create function expect_rows(p_touched bigint, p_expected bigint) returns void
language plpgsql as $$
begin
  if p_touched <> p_expected then
    raise exception '% rows were touched, % were expected', p_touched, p_expected
      using errcode = 'serialization_failure';
  end if;
end $$;

-- Every change there was, by whoever made it, in one stream: what the ledger did, what became of
-- it later, and everything that no transaction tells of.
create view audit_stream as
  select merchant_id, at, actor, action, subject, member_id, before, after
    from audit_entries
  union all
  select merchant_id, recorded_at, actor, 'points.' || kind, id, member_id, null, null
    from transactions
  union all
  select merchant_id, at, coalesce(by, 'time'), 'transaction.' || status, transaction_id,
         member_id, null, null
    from transaction_statuses;
