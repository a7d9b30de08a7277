-- Expiry after inactivity, reminders, and what was said about pending awards.

-- Points that lapse together when the member has been idle too long carry no date of their own:
-- the head carries one date for all of them, and moves it.
alter table lots add column idle boolean not null default false;
alter table lots add constraint lots__idle_undated check (not idle or expires_at is null);
drop index lots__open;
create index lots__open on lots
  (merchant_id, member_id, expires_at, idle desc, opened_at, id) where remaining > 0;

alter table member_heads
  add column idle_points   bigint not null default 0 check (idle_points >= 0),
  -- Of earlier stretches: their date passed before the member came back, and they wait to be expired.
  add column idle_lapsed   bigint not null default 0 check (idle_lapsed >= 0),
  -- When the stretch of activity began that has not been broken since.
  add column idle_since    timestamptz,
  add column idle_lapses_at timestamptz;
-- Apart from the columns above: a stored expression may read only what is there already.
alter table member_heads add column idle_due_at timestamptz generated always as
  (case when idle_lapsed > 0 then idle_since when idle_points > 0 then idle_lapses_at end) stored;
create index member_heads__idle on member_heads (merchant_id, idle_due_at, id)
  where idle_due_at is not null;

-- The move of that date that a posting came with, so that it can be recomputed and is in the chain:
-- to when idle points live from then on, and when the stretch began, if it began with it.
alter table postings
  add column keeps_from timestamptz,
  add column keeps_until timestamptz,
  add constraint postings__keeps check
    ((keeps_from is null) = (keeps_until is null) and keeps_from < keeps_until);

-- By member as well, so that a page of a million sums of one date can be read.
drop index expiry_sums__due;
create index expiry_sums__due on expiry_sums (merchant_id, expires_at, member_id) where points > 0;

-- How far the reminders of a distance have gone through dates and members.
create table reminder_places (
  merchant_id   integer not null references merchants (id),
  kind          text not null check (kind in ('dated', 'idle')),
  days          smallint not null,
  reached_at    timestamptz not null,
  member_id     text collate "C" not null,
  primary key (merchant_id, kind, days)
);

-- What people said when they settled or changed an award. The points of an award are a fact of its
-- chain and stay; what it is worth since is said here, and the postings move the difference.
create table transaction_notes (
  merchant_id   integer not null,
  transaction_id text collate "C" not null,
  member_id     text collate "C" not null,
  number        smallint not null,
  what          text not null check (what in ('approved', 'rejected', 'modified')),
  -- Of a modification: what the award is worth from now on.
  points        bigint check (points >= 0),
  at            timestamptz not null,
  by            text,
  -- Erasable.
  reason        text,
  primary key (merchant_id, transaction_id, number),
  constraint transaction_notes__points check ((what = 'modified') = (points is not null))
);
create function refuse_changed_note() returns trigger language plpgsql as $$
begin
  if new.reason is not null or
     (new.merchant_id, new.transaction_id, new.member_id, new.number, new.what, new.points, new.at,
      new."by")
     is distinct from
     (old.merchant_id, old.transaction_id, old.member_id, old.number, old.what, old.points, old.at,
      old."by")
  then
    raise exception 'a note of transaction % is not to be changed', old.transaction_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger transaction_notes__kept before update on transaction_notes
  for each row execute function refuse_changed_note();
create trigger transaction_notes__append_only before delete on transaction_notes
  for each row execute function refuse_change();

-- What the last modification made of the award; null while nobody touched it.
alter table transactions add column modified_points bigint check (modified_points >= 0);

-- The moderation queue: pending awards, oldest first, of all, of an activity, of a member.
create index transactions__pending on transactions (merchant_id, recorded_at, id)
  where status = 'pending';
create index transactions__pending_activity on transactions
  (merchant_id, activity_id, recorded_at, id) where status = 'pending';
create index transactions__pending_member on transactions
  (merchant_id, member_id, recorded_at, id) where status = 'pending';

-- In spending order: dated lots by date, then those that lapse with the member's activity, then
-- those that never do. What lapsed more than a minute ago is left to the expiry job.
create or replace function lots_covering(p_merchant integer, p_member text, p_need bigint,
  p_now timestamptz)
returns setof lots language plpgsql stable as $$
declare
  lot lots;
  covered bigint := 0;
  known boolean := false;
  since timestamptz;
  lapses timestamptz;
begin
  for lot in
    select * from lots
     where merchant_id = p_merchant and member_id = p_member and remaining > 0
       and (expires_at is null or expires_at > p_now - interval '1 minute')
     order by expires_at, idle desc, opened_at, id
  loop
    if lot.idle then
      -- Looked up only for members who have such lots.
      if not known then
        select h.idle_since, h.idle_lapses_at into since, lapses from member_heads h
         where h.merchant_id = p_merchant and h.id = p_member;
        known := true;
      end if;
      continue when lot.opened_at < since or lapses <= p_now - interval '1 minute';
    end if;
    return next lot;
    if (case when lot.idle then lapses > p_now
             else lot.expires_at is null or lot.expires_at > p_now end) then
      covered := covered + lot.remaining;
    end if;
    exit when covered >= p_need;
  end loop;
end $$;

create or replace view audit_stream as
  select merchant_id, at, actor, action, subject, member_id, before, after
    from audit_entries
  union all
  select merchant_id, recorded_at, actor, 'points.' || kind, id, member_id, null, null
    from transactions
  union all
  select merchant_id, at, coalesce(by, 'time'), 'transaction.' || status, transaction_id,
         member_id, null, null
    from transaction_statuses
  union all
  select merchant_id, at, coalesce(by, 'time'), 'transaction.modified', transaction_id, member_id,
         null, json_build_object('points', points, 'reason', reason)
    from transaction_notes where what = 'modified';
